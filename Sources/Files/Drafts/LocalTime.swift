import Glibc

/// A time in the user's time zone.
package enum LocalTime {
  /// - Parameters:
  ///   - moment: in nanoseconds since 1970.
  ///   - now: in seconds since 1970.
  package static func words(_ moment: Int64, now: Int = time(nil)) -> String {
    let (then, today) = (parts(Int(moment / 1_000_000_000)), parts(now))
    let clock = clock(then)
    if then.tm_year == today.tm_year, then.tm_yday == today.tm_yday { return "today at \(clock)" }
    return "\(then.tm_year + 1900)-\(padded(then.tm_mon + 1))-\(padded(then.tm_mday)) at \(clock)"
  }

  /// The local time, `14:02`, for seconds since 1970.
  package static func clock(_ seconds: Int) -> String { clock(parts(seconds)) }

  private static func clock(_ parts: tm) -> String { "\(padded(parts.tm_hour)):\(padded(parts.tm_min))" }

  private static func parts(_ seconds: Int) -> tm {
    var (seconds, parts) = (time_t(seconds), tm())
    localtime_r(&seconds, &parts)
    return parts
  }

  private static func padded(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
