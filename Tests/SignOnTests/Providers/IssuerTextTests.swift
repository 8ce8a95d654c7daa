import SignOn
import Testing

@Suite struct IssuerTextTests {
  private static let keycloak = "https://sso.example.com/realms/main"

  @Test(arguments: [
    (keycloak + "/.well-known/openid-configuration", keycloak, []),
    (keycloak, keycloak, ["added the well-known path"]),
    (keycloak + "/", keycloak, ["added the well-known path"]),
    (keycloak + "/.well-known/openid_configuration", keycloak, ["changed the underscore to a hyphen"]),
    (keycloak + "/.well-known/openid-configuration/", keycloak, ["removed the trailing slash"]),
    (keycloak + "/protocol/openid-connect/auth", keycloak, ["took the issuer from the endpoint URL"]),
    ("sso.example.com/realms/main", keycloak, ["added https://", "added the well-known path"]),
    ("http://sso.example.com/realms/main", keycloak, ["changed http to https", "added the well-known path"]),
    (
      "authority: \"\(keycloak)\"", keycloak, ["removed the text around the URL", "added the well-known path"]
    ),
    (
      "{\"issuer\":\"https:\\/\\/sso.example.com\\/realms\\/main\"}", keycloak,
      [
        "took the issuer from the document", "added the well-known path",
      ]
    ),
    (
      "https://sso.example.com/admin/master/console/#/main/clients", keycloak,
      ["took the realm from the console's URL"]
    ),
    ("http://keycloak:8080/realms/x", "http://keycloak:8080/realms/x", ["added the well-known path"]),
    ("http://localhost:8080/realms/x", "http://localhost:8080/realms/x", ["added the well-known path"]),
    ("https://dev-1.okta.com/oauth2/default", "https://dev-1.okta.com/oauth2/default", ["added the well-known path"]),
    (
      "https://Example.EU.auth0.com/", "https://example.eu.auth0.com",
      ["added the well-known path", "changed to lower case"]
    ),
  ])
  func issuersOfAnyPathAreRead(pasted: String, issuer: String, done: [String]) {
    let expected = issuer + "/.well-known/openid-configuration"
    #expect(Provider.customOIDC.interpret(pasted) == .discoveryURI(expected, done: done), "\(pasted)")
  }

  @Test(arguments: [
    ("", "Nothing"), ("hello", "no URL"), ("https://user@example.com/", "not a URL"),
    ("https://example.com/x?p=policy", "query"), ("{}", "no URL"), (String(repeating: "y", count: 70_000), "bytes"),
  ])
  func whatHoldsNoIssuerIsExplained(pasted: String, reason: String) throws {
    guard case .unusable(let message, _) = Provider.customOIDC.interpret(pasted) else {
      throw Unread(pasted: pasted)
    }
    #expect(message.contains(reason), "\(message)")
  }
}
