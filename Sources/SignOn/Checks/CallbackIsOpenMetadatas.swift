import Text

extension Check {
  /// The provider sends people back to OpenMetadata, not to itself.
  static let callbackIsOpenMetadatas = Check(
    "callback-is-openmetadatas", "The callback URL is OpenMetadata's own address"
  ) { settings in
    guard let url = WebAddress(settings.text(.callbackURL)), url.isAtCognito else { return [] }
    return [
      .error(
        .callbackURL, "\(shown(url.host, 70)) belongs to Cognito; the callback is at OpenMetadata's own address.",
        remedy: "Give the address that people open OpenMetadata with, followed by /callback.")
    ]
  }
}

extension WebAddress {
  /// Whether the host is one of Cognito's.
  var isAtCognito: Bool {
    host.hasSuffix(".amazoncognito.com") || (host.hasSuffix(".amazonaws.com") && host.contains("cognito-idp"))
  }
}
