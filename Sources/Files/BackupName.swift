import Glibc

/// The names of backups; times are in UTC.
package enum BackupName {
  private static let ending = ".bak"
  private static let pattern = Array("dddddddd-dddddd-ddd".utf8)
  /// The longest name most file systems take, in bytes.
  private static let longest = 255

  /// A file's name, cut if the backup's would become too long, and then made unique by a hash.
  package static func base(_ name: String) -> String {
    let room = longest - pattern.count - ending.utf8.count - 1
    guard name.utf8.count > room else { return name }
    var hash: UInt32 = 2_166_136_261
    for byte in name.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    let mark = "~" + String(hash, radix: 36)
    var start = Substring(name)
    while start.utf8.count + mark.utf8.count > room { start.removeLast() }
    return start + mark
  }

  package static func name(base: String, taken: Int64) -> String { "\(base).\(stamp(taken))\(ending)" }

  /// When a backup of that file was made, in milliseconds since 1970; nil if the name is not a backup's.
  package static func taken(_ name: String, base: String) -> Int64? {
    guard name.hasPrefix(base + "."), name.hasSuffix(ending) else { return nil }
    let stamp = Array(name.utf8.dropFirst(base.utf8.count + 1).dropLast(ending.utf8.count))
    guard stamp.count == pattern.count else { return nil }
    for (found, expected) in zip(stamp, pattern) {
      guard expected == UInt8(ascii: "d") ? found.isDigit : found == expected else { return nil }
    }
    return milliseconds(stamp)
  }

  private static func milliseconds(_ stamp: [UInt8]) -> Int64 {
    func number(_ range: Range<Int>) -> Int32 { stamp[range].reduce(0) { $0 * 10 + Int32($1) - 48 } }
    var time = tm()
    time.tm_year = number(0..<4) - 1900
    time.tm_mon = number(4..<6) - 1
    time.tm_mday = number(6..<8)
    time.tm_hour = number(9..<11)
    time.tm_min = number(11..<13)
    time.tm_sec = number(13..<15)
    return Int64(timegm(&time)) * 1000 + Int64(number(16..<19))
  }

  private static func stamp(_ taken: Int64) -> String {
    let (date, clock) = parts(taken)
    return date.joined() + "-" + clock.joined() + "-" + padded(Int32(taken % 1000), 3)
  }

  /// For people: `2026-11-22 23:16:29 UTC`.
  package static func shown(_ taken: Int64) -> String {
    let (date, clock) = parts(taken)
    return date.joined(separator: "-") + " " + clock.joined(separator: ":") + " UTC"
  }

  private static func parts(_ taken: Int64) -> (date: [String], clock: [String]) {
    var seconds = time_t(taken / 1000)
    var time = tm()
    gmtime_r(&seconds, &time)
    return (
      [padded(time.tm_year + 1900, 4), padded(time.tm_mon + 1, 2), padded(time.tm_mday, 2)],
      [padded(time.tm_hour, 2), padded(time.tm_min, 2), padded(time.tm_sec, 2)]
    )
  }

  private static func padded(_ number: Int32, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
