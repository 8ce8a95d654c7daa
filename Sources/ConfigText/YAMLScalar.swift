import Text

/// YAML source that every reader, of YAML 1.1 and 1.2, takes as exactly one text: never a number, a switch or a date.
///
/// The result holds no `${`, so that a program that replaces variables in the raw text leaves it alone.
package struct YAMLScalar: Equatable, Sendable {
  /// Where the scalar stands: as the value of a block mapping, or between the brackets of a flow collection.
  package enum Place: Sendable, CaseIterable {
    case block, flow
  }

  package let source: String

  /// Plain where that is safe, else in single quotes, else in double quotes.
  package init(_ text: String, in place: Place = .block) {
    if YAMLPlain.isSafe(text, in: place) {
      source = text
    } else if text.isEmpty {
      source = "\"\""
    } else if Self.fitsSingleQuotes(text) {
      source = "'\(text.rewritten { scalar, _ in scalar == "'" ? "''" : nil })'"
    } else {
      source = "\"\(text.rewritten(YAMLEscape.inFile))\""
    }
  }

  /// The same for text that passes through an env file, Compose and shells: printable ASCII without `'`, `$` and
  /// doubled backslashes; plain or in double quotes.
  package init(portable text: String, in place: Place = .block) {
    let isPlain = YAMLPlain.isSafe(text, in: place) && text.utf8.allSatisfy { $0 < 0x80 }
    self = isPlain ? YAMLScalar(source: text) : YAMLScalar(quoted: text)
  }

  /// Portable and in double quotes always.
  init(quoted text: String) {
    self.init(source: "\"\(text.rewritten(YAMLEscape.portable))\"")
  }

  private init(source: String) {
    self.source = source
  }

  private static func fitsSingleQuotes(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    return scalars.allSatisfy(\.isVisible)
      && !zip(scalars, scalars.dropFirst()).contains { $0 == "$" && $1 == "{" }
  }
}

extension String {
  /// The text with single scalars replaced; a combining mark does not hide the scalar before it.
  fileprivate func rewritten(_ replacement: (_ scalar: Unicode.Scalar, _ next: Unicode.Scalar?) -> String?) -> String {
    var result = String.UnicodeScalarView()
    var rest = unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if let text = replacement(scalar, rest.first) {
        result.append(contentsOf: text.unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
