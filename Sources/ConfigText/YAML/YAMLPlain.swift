/// Which texts may be unquoted in YAML; conservative.
enum YAMLPlain {
  static func isSafe(_ text: String, in place: YAMLWriter.Place) -> Bool {
    let scalars = Array(text.unicodeScalars)
    guard let first = scalars.first, let last = scalars.last else { return false }
    guard isWord(first) || first == "/", last != " ", last != ":" else { return false }
    guard scalars.allSatisfy({ isInner($0, in: place) }), !words.contains(text.lowercased()) else { return false }
    let colonEndsKey = zip(scalars, scalars.dropFirst()).contains { $0 == ":" && !(isWord($1) || $1 == "/") }
    return !colonEndsKey && !isLikeANumber(scalars)
  }

  /// What YAML 1.1 or 1.2 reads as a switch or as nothing, in any case.
  private static let words: Set = ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"]

  private static func isInner(_ scalar: Unicode.Scalar, in place: YAMLWriter.Place) -> Bool {
    switch scalar {
    case "-", ".", "/", "+", "=", "@", ":", "~", " ": true
    case "?", "&", "%", ",", "(", ")", ";": place == .block
    default: isWord(scalar)
    }
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_": return true
    default: break
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return scalar.value > 0x7F
    default: return false
    }
  }

  /// Whether it starts like a number and contains only characters of numbers, dates and times.
  private static func isLikeANumber(_ scalars: [Unicode.Scalar]) -> Bool {
    guard let first = scalars.first, first == "_" || ("0"..."9").contains(first) else { return false }
    return !scalars.contains { scalar in
      switch scalar {
      case "g", "h", "j"..."m", "p"..."s", "u"..."w", "y": true
      case "G", "H", "J"..."M", "P"..."S", "U"..."W", "Y": true
      case "@", "/", "=", "?", "&", "%": true
      default: false
      }
    }
  }
}
