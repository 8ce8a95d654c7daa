extension Check {
  /// OpenMetadata 1.12: AuthenticationCodeFlowHandler cannot be built with any other method.
  static let clientAuthenticationIsBasicOrPost = Check(
    "client-authentication-is-basic-or-post", "The client authenticates by header or form"
  ) { settings in
    let method = settings.text(.clientAuthenticationMethod)
    guard !["client_secret_basic", "client_secret_post"].contains(method) else { return [] }
    return [
      .error(
        .clientAuthenticationMethod,
        "The method is “\(shown(method, 30))”; the server works with client_secret_basic and client_secret_post alone.",
        remedy: "Use one of the two.",
        repair: .set(.clientAuthenticationMethod, "client_secret_basic", "use client_secret_basic"))
    ]
  }
}
