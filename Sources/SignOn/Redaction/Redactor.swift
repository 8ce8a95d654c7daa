import ConfigText

/// Replaces secrets in any text with stable tags: given secrets, and values with a secret-sounding key.
package struct Redactor: Sendable {
  /// Every way a given secret may be written in a file, with its tag; longest first.
  private let forms: [(text: [UInt8], tag: String)]

  /// - Parameter secrets: Values to hide, whatever key they belong to.
  package init(secrets: [Secret] = []) {
    var forms: [[UInt8]: String] = [:]
    for secret in secrets where !secret.isEmpty {
      secret.reveal { text in
        for form in Self.forms(of: text) { forms[Array(form.utf8)] = SecretTag.name(text) }
      }
    }
    self.forms = forms.sorted {
      $0.key.count == $1.key.count ? $0.key.lexicographicallyPrecedes($1.key) : $0.key.count > $1.key.count
    }.map { ($0.key, $0.value) }
  }

  /// The lines of the text without their breaks, every secret replaced; as many lines as the text has.
  package func lines(_ bytes: [UInt8]) -> [String] {
    var values = SecretValues()
    return lines(hidingTold: bytes).map { values.redacted($0) }
  }

  package func text(_ bytes: [UInt8]) -> String { lines(bytes).joined(separator: "\n") }

  /// Told secrets go first, in the whole text: one may span lines.
  private func lines(hidingTold bytes: [UInt8]) -> [String] {
    let firsts = Set(forms.compactMap(\.text.first))
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if firsts.contains(bytes[index]), let form = forms.first(where: { bytes[index...].starts(with: $0.text) }) {
        result += form.tag.utf8
        result += [UInt8](repeating: UInt8(ascii: "\n"), count: form.text.count { $0 == UInt8(ascii: "\n") })
        index += form.text.count
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// As it is, and as YAML, JSON, env files and Compose write it.
  private static func forms(of text: String) -> Set<String> {
    var forms: Set = [text, text.trimmed]
    forms.formUnion([YAMLWriter.file.scalar(text), YAMLWriter.portable.scalar(text)].map(Self.inner))
    let json = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    forms.formUnion([json, text.replacing("'", with: "''")])
    forms.formUnion([text, json].map { $0.replacing("$", with: "\\$") })
    forms.formUnion(text.split(whereSeparator: \.isNewline).map(String.init).filter { $0.count > 3 })
    forms.formUnion(forms.map { $0.replacing("$", with: "$$") })
    return forms.filter { !$0.isEmpty }
  }

  private static func inner(_ source: String) -> String {
    guard source.count > 1, let first = source.first, first == source.last, first == "\"" || first == "'" else {
      return source
    }
    return String(source.dropFirst().dropLast())
  }
}
