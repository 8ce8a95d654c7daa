import Text

extension Check {
  static let customParameterHasNameAndValue = Check(
    "custom-parameter-has-name-and-value", "Every custom parameter has a name and a value"
  ) { settings in
    guard case .pairs(let pairs) = settings[.customParameters] else { return [] }
    let right = pairs.filter { isName($0.name) && !$0.value.isEmpty }
    guard right.count != pairs.count else { return [] }
    let wrong = pairs.first { !isName($0.name) || $0.value.isEmpty }
    return [
      .error(
        .customParameters,
        "The custom parameter “\(shown(wrong?.name ?? "", 40))” lacks a name without blanks or a value.",
        remedy: "Give both, or take it out.",
        repair: .set(.customParameters, .pairs(right), "take it out"))
    ]
  }

  private static func isName(_ name: String) -> Bool { !name.isEmpty && name.isWord(and: "-.:") }
}
