import OpenIDConnect
import Text

/// Where a running OpenMetadata answers: its URL with any base path, without a slash at its end.
package struct ServerAddress: Equatable, Sendable {
  package let url: String
  /// Host and port as written in the URL.
  package let authority: String

  /// From the URL a browser shows, or one of the REST API; an unencrypted one only on this machine or if allowed.
  package init(_ text: String, allowsPlainHTTP: Bool = false) throws(LookupError.Cause) {
    let address = try WebAddress(asking: text, allowsPlainHTTP: allowsPlainHTTP)
    guard address.query == nil else { throw .request(.badURL("it has a ?query")) }
    var base = text[...]
    for ending in ["/", "/api/v1", "/", "/api", "/"] {
      while base.hasSuffix(ending) { base = base.dropLast(ending.count) }
    }
    url = String(base)
    authority = address.authority
  }

  /// The URL of a call of the REST API.
  func call(_ path: String) -> String { "\(url)/api/v1/\(path)" }
}
