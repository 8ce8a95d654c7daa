import ConfigText
import Text

/// Finds secrets that are known, in every way in which a file may have them.
struct ToldSecrets: Sendable {
  /// Shorter ones count only where they stand alone: `a` is in every word.
  private static let shortest = 6

  private struct Form: Sendable {
    let text: [UInt8]
    /// For each length of a beginning: how long the longest other beginning is that it ends with (Knuth, Morris, Pratt).
    let fallback: [Int]
    let secret: String
  }

  private var forms: [Form] = []
  /// Lines of secrets that have several, as blocks have them.
  private var lines: [[UInt8]: String] = [:]

  init(_ secrets: [Secret]) {
    var seen: Set<[UInt8]> = []
    for secret in secrets where !secret.isEmpty {
      secret.reveal { text in
        for form in Self.forms(of: text).map({ Array($0.utf8) }) where seen.insert(form).inserted {
          forms.append(Form(text: form, fallback: Self.fallback(form), secret: text))
        }
        let parts = text.split(whereSeparator: \.isNewline)
        for part in parts where parts.count > 1 && part.utf8.count > 3 {
          lines[Array(String(part).trimmed.utf8)] = text
        }
      }
    }
  }

  func spans(in bytes: [UInt8]) -> [SecretSpan] { forms.flatMap { places(of: $0, in: bytes) } + wholeLines(bytes) }

  private func places(of form: Form, in bytes: [UInt8]) -> [SecretSpan] {
    var found: [SecretSpan] = []
    var matched = 0
    for (index, byte) in bytes.enumerated() {
      while matched > 0, form.text[matched] != byte { matched = form.fallback[matched] }
      if form.text[matched] == byte { matched += 1 }
      guard matched == form.text.count else { continue }
      let range = index + 1 - matched..<index + 1
      matched = form.fallback[matched]
      guard form.text.count >= Self.shortest || Self.isAlone(range, in: bytes) else { continue }
      found.append(SecretSpan(range: range, text: form.secret))
    }
    return found
  }

  private static func isAlone(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
    func joins(_ index: Int) -> Bool {
      bytes.indices.contains(index)
        && (bytes[index].isWordByte || bytes[index] >= 0x80 || bytes[index] == UInt8(ascii: "-"))
    }
    return !joins(range.lowerBound - 1) && !joins(range.upperBound)
  }

  private func wholeLines(_ bytes: [UInt8]) -> [SecretSpan] {
    guard !lines.isEmpty else { return [] }
    return bytes.split { $0 == 0x0A || $0 == 0x0D }.compactMap { line in
      var line = line.drop { $0 <= 0x20 }
      while let last = line.last, last <= 0x20 { line.removeLast() }
      return lines[Array(line)].map { SecretSpan(range: line.indices, text: $0) }
    }
  }

  private static func fallback(_ text: [UInt8]) -> [Int] {
    var fallback = [Int](repeating: 0, count: text.count + 1)
    var length = 0
    for index in text.indices.dropFirst() {
      while length > 0, text[length] != text[index] { length = fallback[length] }
      if text[length] == text[index] { length += 1 }
      fallback[index + 1] = length
    }
    return fallback
  }

  /// As it is, and as YAML, JSON, env files, Compose, Kubernetes and addresses write it.
  private static func forms(of text: String) -> Set<String> {
    var forms: Set = [text, text.trimmed]
    forms.formUnion([YAMLWriter.file.scalar(text), YAMLWriter.portable.scalar(text)].map(Self.inner))
    let json = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    forms.formUnion([json, text.replacing("'", with: "''")])
    forms.formUnion([text, json].map { $0.replacing("$", with: "\\$") })
    forms.formUnion(forms.map { $0.replacing("$", with: "$$") })
    forms.formUnion([JSON.text(text).source(.compact), JSON.text(json).source(.compact)].map(Self.inner))
    forms.insert(Base64.text(Array(text.utf8)))
    return forms.filter { !$0.isEmpty }
  }

  private static func inner(_ source: String) -> String {
    guard source.count > 1, let first = source.first, first == source.last, first == "\"" || first == "'" else {
      return source
    }
    return String(source.dropFirst().dropLast())
  }
}
