import Text

extension Check {
  /// Without it there is no id token, and since 1.12 the server refuses the settings.
  static let scopeHasOpenID = Check("scope-has-openid", "The scopes hold openid") { settings in
    let scopes = settings.scopes
    guard !scopes.contains("openid") else { return [] }
    return [
      .error(
        .requestScopes, "The scope openid is missing; without it the provider sends no id token.",
        remedy: "Add openid.",
        repair: .set(.requestScopes, (["openid"] + scopes).joined(separator: " "), "add openid"))
    ]
  }
}

extension Settings {
  /// The scopes however they are separated.
  var scopes: [String] {
    text(.requestScopes).split { $0.isBlank || $0 == "," || $0 == ";" }.map(String.init).unique
  }
}
