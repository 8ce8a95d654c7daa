import Text

/// A tenant of Microsoft Entra ID, known by its ID or by the kind of accounts it stands for.
struct AzureTenant: Equatable {
  /// A GUID in lower case, or one of `shared`.
  let id: String

  /// OpenMetadata 1.12, AzureAuthValidator: the tenants that are not a GUID.
  static let shared = ["common", "organizations", "consumers"]
  private static let host = "https://login.microsoftonline.com/"

  init?(_ text: String) {
    let id = text.lowerCase
    guard id.isUUID || Self.shared.contains(id) else { return nil }
    self.id = id
  }

  var isShared: Bool { Self.shared.contains(id) }
  var authority: String { Self.host + id }
  var keysURL: String { authority + "/discovery/v2.0/keys" }

  /// In the metadata of shared tenants the issuer holds a placeholder, and each token the tenant of its account.
  var issuers: [String] {
    isShared
      ? [Self.host + "{tenantid}/v2.0", "https://sts.windows.net/{tenantid}/"]
      : [authority + "/v2.0", "https://sts.windows.net/\(id)/"]
  }

  /// Older addresses of the same keys.
  var otherKeysURLs: [String] {
    [
      authority + "/discovery/keys", Self.host + "common/discovery/keys", Self.host + "common/discovery/v2.0/keys",
    ]
  }

  static func read(_ pasted: String) -> Interpretation {
    let place = "Azure portal ▸ Microsoft Entra ID ▸ Overview ▸ Tenant ID."
    if let tenant = AzureTenant(pasted.trimmed) {
      return .discoveryURI(
        tenant.authority + "/v2.0" + discoveryPath, done: ["built the URL from the tenant ID"])
    }
    let result = IssuerText.read(pasted) { url in
      guard ["login.microsoftonline.com", "login.windows.net", "sts.windows.net"].contains(url.host),
        let tenant = url.steps.first.flatMap({ AzureTenant($0) })
      else { return nil }
      // The older form is kept where it is complete.
      let isOlder = pasted == tenant.authority + discoveryPath
      return tenant.authority + (isOlder ? "" : "/v2.0")
    }
    if let result { return result }
    let text = pasted.lowerCase
    if ["microsoftonline.us", "microsoftonline.cn", "b2clogin.com", "ciamlogin.com"].contains(where: text.contains) {
      return .unusable(
        "The server's Azure check accepts only login.microsoftonline.com.",
        remedy: "Choose Custom OIDC for national clouds, Azure AD B2C and External ID.")
    }
    return .unusable(
      text.contains("login.microsoftonline.com")
        ? "The tenant in this URL is not an ID; the server accepts only IDs such as 1a2b3c4d-…, or common."
        : "“\(shown(pasted, 50))” does not name a tenant of Microsoft Entra ID.",
      remedy: "Enter the tenant ID: \(place)")
  }
}

extension Settings {
  /// The tenant in the discovery URI.
  var azureTenant: AzureTenant? {
    guard let issuer = IssuerText.issuer(ofDiscoveryURI: text(.discoveryURI)), let url = WebAddress(issuer),
      url.origin == "https://login.microsoftonline.com",
      url.steps.count == 1 || (url.steps.count == 2 && url.steps[1] == "v2.0")
    else { return nil }
    return AzureTenant(url.steps[0])
  }
}
