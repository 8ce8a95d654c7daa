import Glibc

/// A moment as people here say it.
enum LocalTime {
  /// - Parameters:
  ///   - moment: in nanoseconds since 1970.
  ///   - now: in seconds since 1970.
  static func words(_ moment: Int64, now: Int = time(nil)) -> String {
    let (then, today) = (parts(Int(moment / 1_000_000_000)), parts(now))
    let clock = "\(padded(then.tm_hour)):\(padded(then.tm_min))"
    if then.tm_year == today.tm_year, then.tm_yday == today.tm_yday { return "today, \(clock)" }
    return "\(then.tm_year + 1900)-\(padded(then.tm_mon + 1))-\(padded(then.tm_mday)), \(clock)"
  }

  private static func parts(_ seconds: Int) -> tm {
    var (seconds, parts) = (time_t(seconds), tm())
    localtime_r(&seconds, &parts)
    return parts
  }

  private static func padded(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
