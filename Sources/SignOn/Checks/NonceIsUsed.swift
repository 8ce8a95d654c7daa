extension Check {
  static let nonceIsUsed = Check("nonce-is-used", "Sign-ins carry a nonce") { settings in
    guard settings.text(.useNonce) == "false" else { return [] }
    return [
      .warning(
        .useNonce, "The nonce is off, so a stolen id token could be used a second time.", remedy: "Switch it on.",
        repair: .set(.useNonce, "true", "switch it on"))
    ]
  }
}
