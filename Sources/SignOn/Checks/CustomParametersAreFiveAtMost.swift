extension Check {
  /// OpenMetadata 1.12: AuthenticationCodeFlowHandler reads five numbered pairs and no more.
  static let customParametersAreFiveAtMost = Check(
    "custom-parameters-are-five-at-most", "There are five custom parameters at most"
  ) { settings in
    guard case .pairs(let pairs) = settings[.customParameters], pairs.count > 5 else { return [] }
    return [
      .error(
        .customParameters, "There are \(pairs.count) custom parameters; the server sends five at most.",
        remedy: "Leave out the least important ones.",
        repair: .set(.customParameters, .pairs(Array(pairs.prefix(5))), "keep the first five"))
    ]
  }
}
