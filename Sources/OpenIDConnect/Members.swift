import Text

/// The members of one JSON object, read by name and type; an absent member and `null` are the same.
package struct Members {
  private let object: JSON
  private let prefix: String

  /// `name` is empty for the whole document.
  package init(of value: JSON, named name: String = "") throws(LookupError.Cause) {
    guard case .object = value else {
      throw .content(.wrongType(member: name, expected: "an object", found: value.kind))
    }
    object = value
    prefix = name.isEmpty ? "" : name + "."
  }

  /// Of a whole document.
  package init(document: [UInt8]) throws(LookupError.Cause) {
    let value: JSON
    do { value = try JSON.parse(document) } catch { throw LookupError.Cause(error) }
    try self.init(of: value)
  }

  private func value(_ name: String) -> JSON? { object[name].flatMap { $0 == .null ? nil : $0 } }

  private func wrong(_ name: String, _ value: JSON, expected: String) -> LookupError.Cause {
    .content(.wrongType(member: prefix + name, expected: expected, found: value.kind))
  }

  package func text(_ name: String) throws(LookupError.Cause) -> String? {
    guard let value = value(name) else { return nil }
    guard case .text(let text) = value else { throw wrong(name, value, expected: "a string") }
    return text
  }

  package func requiredText(_ name: String) throws(LookupError.Cause) -> String {
    guard let text = try text(name), !text.isEmpty else { throw .content(.missingMember(prefix + name)) }
    return text
  }

  package func list(_ name: String) throws(LookupError.Cause) -> [JSON]? {
    guard let value = value(name) else { return nil }
    guard case .list(let items) = value else { throw wrong(name, value, expected: "an array") }
    return items
  }

  package func texts(_ name: String) throws(LookupError.Cause) -> [String]? {
    guard let items = try list(name) else { return nil }
    var texts: [String] = []
    for (index, item) in items.enumerated() {
      guard case .text(let text) = item else { throw wrong("\(name)[\(index)]", item, expected: "a string") }
      texts.append(text)
    }
    return texts
  }

  package func flag(_ name: String) throws(LookupError.Cause) -> Bool? {
    guard let value = value(name) else { return nil }
    guard case .bool(let flag) = value else { throw wrong(name, value, expected: "true or false") }
    return flag
  }

  /// A URL that may be requested: https, or http on this machine.
  func endpoint(_ name: String) throws(LookupError.Cause) -> String? {
    guard let text = try text(name) else { return nil }
    do {
      _ = try WebAddress(asking: text)
    } catch .request(.plainHTTPRefused) {
      throw .content(.insecureEndpoint(member: prefix + name, url: text))
    } catch {
      throw .content(
        .wrongType(member: prefix + name, expected: "an https URL", found: "‘\(OutsideText.shown(text))’"))
    }
    return text
  }

  /// A whole number in base64url without padding (RFC 7518 §6.3.1).
  func number(_ name: String) throws(LookupError.Cause) -> [UInt8]? {
    guard let text = try text(name) else { return nil }
    guard let bytes = Base64URL.bytes(text) else {
      throw .content(.wrongType(member: prefix + name, expected: "base64url", found: "other characters"))
    }
    return bytes
  }
}

extension LookupError.Cause {
  package init(_ error: JSONError) {
    self =
      switch error.problem {
      case .notUTF8: .document(.notUTF8)
      case .byteOrderMark: .document(.byteOrderMark)
      case .empty: .document(.emptyAnswer)
      case .syntax: .document(.notJSON(atByte: error.offset))
      case .tooDeep(let limit): .document(.tooDeeplyNested(limit: limit))
      case .repeatedName(let name): .document(.duplicateMember(name))
      }
  }
}
