import SignOn
import Testing
import TextUI

@testable import Session
@testable import Wizard

/// Files that are there, changed in plain lines.
struct EditConversationTests {
  private static let issuer = "https://cognito-idp.eu-west-1.amazonaws.com/\(Samples.pool)"

  private static let env = """
    # Sign-in
    AUTHENTICATION_PROVIDER=aws-cognito
    AUTHENTICATION_CLIENT_TYPE=confidential
    AUTHENTICATION_CLIENT_ID=abc123
    AUTHENTICATION_CALLBACK_URL=https://catalog.example.com/callback
    AUTHENTICATION_AUTHORITY=\(issuer)
    AUTHENTICATION_PUBLIC_KEYS=[\(issuer)/.well-known/jwks.json]
    AUTHORIZER_ADMIN_PRINCIPALS=[alice]
    AUTHORIZER_PRINCIPAL_DOMAIN=example.com
    OIDC_CLIENT_ID=abc123   # of the app client
    OIDC_TYPE=aws-cognito
    OIDC_CLIENT_SECRET=\(Samples.secret)
    OIDC_DISCOVERY_URI=\(issuer)/.well-known/openid-configuration
    OIDC_CALLBACK=https://catalog.example.com/callback
    OIDC_SERVER_URL=https://catalog.example.com
    OIDC_DISABLE_PKCE=false

    """
  private static let override = "AUTHORIZER_ADMIN_PRINCIPALS=[carol]\n"
  private static let compose = """
    services:
      openmetadata-server:
        environment:
          AUTHENTICATION_PROVIDER: aws-cognito
          AUTHENTICATION_CLIENT_TYPE: public
          AUTHENTICATION_RESPONSE_TYPE: code
          AUTHENTICATION_CLIENT_ID: abc123
          AUTHENTICATION_CALLBACK_URL: https://catalog.example.com/callback
          AUTHENTICATION_AUTHORITY: \(issuer)
          AUTHENTICATION_PUBLIC_KEYS: "[\(issuer)/.well-known/jwks.json]"
          AUTHORIZER_ADMIN_PRINCIPALS: ${AUTHORIZER_ADMIN_PRINCIPALS:-[alice]}
          AUTHORIZER_PRINCIPAL_DOMAIN: example.com

    """
  private static let helm = """
    openmetadata:
      config:
        authorizer:
          initialAdmins: [alice]
          principalDomain: example.com
        authentication:
          clientType: confidential
          provider: aws-cognito
          publicKeys: [\(issuer)/.well-known/jwks.json]
          authority: \(issuer)
          clientId: abc123
          callbackUrl: https://catalog.example.com/callback
          oidcConfiguration:
            enabled: true
            oidcType: aws-cognito
            clientId: {secretRef: oidc-secrets, secretKey: openmetadata-oidc-client-id}
            clientSecret: {secretRef: oidc-secrets, secretKey: openmetadata-oidc-client-secret}
            discoveryUri: \(issuer)/.well-known/openid-configuration
            callbackUrl: https://catalog.example.com/callback
            serverUrl: https://catalog.example.com

    """

  private static func document(_ text: String, _ name: String) throws -> Document {
    try Document.read(Array(text.utf8), named: name)
  }

  @Test func oneValueIsChangedShownAndWritten() throws {
    var talk = try Talk(width: 40, files: [Self.document(Self.env, "sso.env")])
    try talk.type("", "", "", "https://catalog.example.org/", "fix", "bob@example.com", "fix")
    try talk.type("out 1", "out 1", "out 9", "no", "yes")
    #expect(talk.isOver && talk.isPlain && !talk.text.contains(Samples.secret))
    let wanted = Self.env.replacing("[alice]", with: "[bob]").replacing(
      "catalog.example.com", with: "catalog.example.org")
    #expect(talk.replacements == ["sso.env": wanted])
    try expectScreen(talk.text, "plain-edit-40")
  }

  @Test func lookingChangesNothingAndThereIsNothingToWrite() throws {
    var talk = try Talk(files: [Self.document(Self.env, "sso.env")])
    try talk.type("", "", "", "", "")
    #expect(talk.conversation.prompt.text == "Enter or go NAME: ")
    try talk.type("")
    #expect(talk.isOver && talk.replacements.isEmpty)
    #expect(!talk.effects.contains(.leave(.abandoned)))
  }

  @Test func ofSeveralFilesTheOneThatDecidesIsChanged() throws {
    let files = try [Self.document(Self.compose, "compose.yml"), Self.document(Self.override, "one.env")]
    var talk = try Talk(files: files)
    try talk.type("go admin-principals", "dave", "go provider-name", "Ours")
    while case .question = talk.conversation.step { try talk.type("") }
    try talk.type("yes")
    #expect(talk.text.contains("Editing compose.yml, a Docker Compose file."))
    #expect(talk.text.contains("one.env, line 1"))
    #expect(talk.replacements["one.env"] == "AUTHORIZER_ADMIN_PRINCIPALS=[dave]\n", "\(talk.text)")
    #expect(talk.replacements["compose.yml"]?.contains("[alice]") == true)
  }

  @Test func aSecretThatStandsInKubernetesIsNotAskedFor() throws {
    var talk = try Talk(files: [Self.document(Self.helm, "values.yaml")])
    try talk.type("", "")
    #expect(talk.conversation.prompt.text == "Client Secret: ")
    #expect(talk.text.contains("takes it from a variable or a Kubernetes Secret"))
    try talk.type("", "", "bob", "yes")
    #expect(talk.replacements == ["values.yaml": Self.helm.replacing("[alice]", with: "[bob]")], "\(talk.text)")
  }

  @Test func onTheScreenSeveralFilesAreReviewedTogether() throws {
    var story = Story(run: Run(isOffline: true))
    let files = [try Self.document(Self.compose, "compose.yml"), try Self.document(Self.override, "one.env")]
    story.take(.intent(.edit(DocumentSet(files))))
    _ = story.state.focus(on: .adminPrincipals)
    story.press(.control("u"))
    story.type("dave")
    _ = story.state.focus(on: .principalDomain)
    story.press(.control("u"))
    story.type("example.org")
    story.press(.function(9))
    try expectScreen(story.screen, "edit-review-two-80x24")
    story.press(.enter)
    guard case .replace(let files)? = story.takeEffects().last else {
      Issue.record("nothing is replaced:\n\(story.screen)")
      return
    }
    #expect(files.map(\.path) == ["compose.yml", "one.env"])
  }
}
