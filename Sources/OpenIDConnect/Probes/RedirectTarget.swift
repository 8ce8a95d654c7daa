import Text

/// The target of a `Location`, resolved against the requested URL; it is never followed.
struct RedirectTarget: Equatable {
  /// Without query and fragment.
  let plain: String
  let isOnAskedHost: Bool
  let path: String
  let error: ProviderError?

  /// Nil for a text that is not a URL, or that a browser would not follow.
  init?(_ location: String, from asked: String) {
    guard let base = try? WebAddress(asking: asked), !location.isEmpty, location.utf8.count <= 16_384,
      !location.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F })
    else { return nil }
    let origin = "\(base.scheme)://\(base.authority)"
    let whole: String
    if location.hasPrefix("//") {
      whole = "\(base.scheme):\(location)"
    } else if location.hasPrefix("/") {
      whole = origin + location
    } else if location.contains("://") {
      whole = location
    } else {
      whole = origin + "/" + location
    }
    plain = WebAddress.withoutQuery(whole)
    isOnAskedHost = plain.lowercased() == origin.lowercased() || plain.lowercased().hasPrefix(origin.lowercased() + "/")
    path = String(plain.dropFirst(plain.prefix { $0 != ":" }.count + 3).drop { $0 != "/" })
    error = ProviderError(fields: Self.fields(whole))
  }

  /// Query and fragment: an answer may come in either.
  static func fields(_ address: String) -> [FormText.Field] {
    let rest = address.utf8.drop { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    return rest.split { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
      .flatMap { FormText.fields(Substring($0)) }
  }

  func isSame(as endpoint: String) -> Bool { plain == WebAddress.withoutQuery(endpoint) }
}

extension ProviderError {
  init?(fields: [FormText.Field]) {
    guard let code = fields.first(where: { $0.name == "error" })?.value, !code.isEmpty else { return nil }
    self.init(code: code, description: fields.first { $0.name == "error_description" }?.value ?? "")
  }

  /// From the JSON object of a refusal; nil for everything else.
  init?(json body: [UInt8]) {
    guard body.count <= 65_536, let members = try? Members(document: body),
      let code = (try? members.text("error")) ?? nil, !code.isEmpty
    else { return nil }
    self.init(code: code, description: ((try? members.text("error_description")) ?? nil) ?? "")
  }
}
