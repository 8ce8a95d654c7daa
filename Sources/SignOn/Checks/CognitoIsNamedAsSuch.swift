extension Check {
  /// As AWS Cognito the server applies its Cognito rules and shows the right sign-in button.
  static let cognitoIsNamedAsSuch = Check(
    "cognito-is-named-as-such", "A Cognito pool is configured as AWS Cognito"
  ) { settings in
    guard settings.provider.id == Provider.customOIDC.id, CognitoPool(discoveryURI: settings.text(.discoveryURI)) != nil
    else { return [] }
    return [
      .warning(
        .provider, "The discovery URI is a Cognito pool's, but the provider is custom-oidc.",
        remedy: "Choose aws-cognito, so that Cognito's own rules are applied.",
        repair: .set(.provider, "aws-cognito", "use aws-cognito"))
    ]
  }
}
