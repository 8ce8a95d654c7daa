import Text

/// A callback URL taken apart: what it is, what it should be.
struct CallbackText {
  let text: String
  let url: WebAddress?

  init(_ text: String) {
    self.text = text
    url = WebAddress(text)
  }

  /// OpenMetadata's own address, when the callback is right beneath it; without a slash at the end.
  var base: String? {
    guard let url, url.query == nil, url.fragment == nil, hasServletPath else { return nil }
    return String(text.dropLast("/callback".count))
  }

  /// Whether the path ends in `/callback` directly after the path that OpenMetadata is served beneath.
  var hasServletPath: Bool {
    guard let path = url?.path, path.hasSuffix("/callback") else { return false }
    let before = path.dropLast("/callback".count)
    return !before.hasSuffix("/") && !Self.strange.contains { before.hasSuffix($0) }
  }

  /// Paths of OpenMetadata's own under which people expect the servlet, and where it is not.
  private static let strange = ["/api/v1/auth", "/api/v1", "/api", "/auth"]

  /// The path as it should be.
  var rightPath: String {
    var parts = (url?.path ?? "").split(separator: "/").map(String.init)
    if let last = parts.last?.lowerCase, last.contains("callback") || ["login", "signin", "my-data"].contains(last) {
      parts.removeLast()
    }
    while let last = parts.last, ["api", "v1", "auth"].contains(last) { parts.removeLast() }
    return (parts + ["callback"]).map { "/" + $0 }.joined()
  }

  func with(scheme: String? = nil, path: String? = nil) -> String? {
    guard let url else { return nil }
    let port = url.port.map { ":\($0)" } ?? ""
    return "\(scheme ?? url.scheme)://\(url.host)\(port)\(path ?? url.path)"
  }
}
