import Glibc

/// One answer; the connection is closed after it.
package struct LoopbackResponse: Equatable, Sendable {
  package var status: Int
  package var headers: [LoopbackRequest.Header]
  package var body: [UInt8]
  /// Sent only after this time, unless the client goes away or the server stops.
  package var delaySeconds = 0.0
  /// For an answer that is cut off: more than the body has.
  package var announcedLength: Int?
  /// For an answer that breaks off: how many of its bytes are sent, from the first of the status line.
  package var sentLength: Int?

  package init(status: Int, type: String, body: String) {
    self.status = status
    headers = [LoopbackRequest.Header(name: "Content-Type", value: type)]
    self.body = Array(body.utf8)
  }

  package mutating func add(_ name: String, _ value: String) {
    headers.append(LoopbackRequest.Header(name: name, value: value))
  }

  private static let reasons = [
    200: "OK", 302: "Found", 303: "See Other", 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden",
    404: "Not Found", 405: "Method Not Allowed", 411: "Length Required", 413: "Content Too Large",
    431: "Request Header Fields Too Large", 500: "Internal Server Error", 501: "Not Implemented",
  ]

  /// As sent over the wire; a header with a line break is dropped, since it would start another header.
  package func bytes(now: Int) -> [UInt8] {
    var text = "HTTP/1.1 \(status) \(Self.reasons[status] ?? "Other")\r\n"
    for header in headers where !(header.name + header.value).utf8.contains(where: { $0 < 0x20 }) {
      text += "\(header.name): \(header.value)\r\n"
    }
    if !headers.contains(where: { $0.name == "Date" }) { text += "Date: \(Self.date(now))\r\n" }
    text += "Content-Length: \(announcedLength ?? body.count)\r\nConnection: close\r\n\r\n"
    let all = Array(text.utf8) + body
    return sentLength.map { Array(all.prefix($0)) } ?? all
  }

  /// The form of a `Date` header (RFC 9110 §5.6.7), independent of the locale.
  package static func date(_ secondsSince1970: Int) -> String {
    let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    var time = secondsSince1970
    var parts = tm()
    gmtime_r(&time, &parts)
    let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec].map { twoDigits($0) }.joined(separator: ":")
    let day = "\(days[Int(parts.tm_wday)]), \(twoDigits(parts.tm_mday)) \(months[Int(parts.tm_mon)])"
    return "\(day) \(parts.tm_year + 1900) \(clock) GMT"
  }

  private static func twoDigits(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
