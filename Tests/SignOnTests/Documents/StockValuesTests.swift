import Foundation
import Testing

@testable import SignOn

@Suite struct StockValuesTests {
  private func settings(
    _ text: String, named name: String = "om.env", typed: [String: Value] = [:], release: Release = .assumed
  ) throws -> Settings {
    let files = DocumentSet([try Document.read(Array(text.utf8), named: name)])
    var settings = Settings(Deployment(release: release))
    settings.typed = typed
    settings.read(files)
    return settings
  }

  private static let env = """
    AUTHENTICATION_PROVIDER=aws-cognito
    AUTHENTICATION_CLIENT_TYPE=confidential
    AUTHENTICATION_AUTHORITY=\(CognitoSample.authority)
    AUTHENTICATION_CLIENT_ID=abc
    AUTHENTICATION_CALLBACK_URL=https://om.company.com/callback
    OIDC_CLIENT_ID=abc
    OIDC_CLIENT_SECRET=examplesecret0123456789abcdefghijklmnopqrstuvwxyz01
    OIDC_DISCOVERY_URI=\(CognitoSample.discoveryURI)
    OIDC_PROMPT_TYPE=
    OIDC_MAX_AGE='""'

    """

  @Test func whatAnEnvFileLeavesOutHasTheDefaultOfTheComposeFile() throws {
    let settings = try settings(Self.env)
    func value(_ field: Field) -> String { "\(settings.text(field)) (\(settings.value(of: field).origin.words))" }
    #expect(value(.callbackURL) == "http://localhost:8585/callback (default of the Compose file)")
    #expect(value(.publicKeyURLs) == "http://localhost:8585/api/v1/system/config/jwks (default of the Compose file)")
    #expect(value(.disablePKCE) == "true (default of the Compose file)")
    // Compose uses its default for an empty value, too.
    #expect(value(.prompt) == "consent (default of the Compose file)")
    #expect(value(.maxAge) == " (from file)")
    #expect(value(.tokenValidationAlgorithm) == "RS256 (default of openmetadata.yaml)")
    #expect(value(.authority) == "\(CognitoSample.authority) (from file)")
  }

  /// They are judged like any other value, and the finding says that no file sets them.
  @Test func defaultsAreJudged() throws {
    let findings = try settings(Self.env).findings()
    let prompt = try #require(findings.first { $0.check == "prompt-lets-people-in" })
    #expect(prompt.message.hasSuffix("It is not set: this is the default of the Compose file."))
    #expect(findings.contains { $0.check == "public-key-urls-hold-the-providers" && $0.severity == .error })
    #expect(findings.contains { $0.check == "pkce-is-used" })
  }

  @Test func aFileOfSingleSignOnWithoutAProviderSignsPeopleInWithPasswords() throws {
    let without = Self.env.split(separator: "\n").dropFirst().joined(separator: "\n")
    let settings = try settings(without)
    #expect(settings.otherSignIn == nil && settings.provider.id == "aws-cognito")
    let finding = try #require(settings.findings().first { $0.field == Field.provider.id })
    #expect(finding.severity == .error && finding.message.contains("basic"))
    let passwords = try self.settings("AUTHORIZER_PRINCIPAL_DOMAIN=company.com\n")
    #expect(passwords.otherSignIn == "OpenMetadata's own passwords")
  }

  @Test func theChartHasItsOwnDefaults() throws {
    let values = """
      openmetadata:
        config:
          authentication:
            clientType: confidential
            provider: aws-cognito
            clientId: abc
            oidcConfiguration:
              enabled: true

      """
    let settings = try settings(values, named: "values.yaml")
    func value(_ field: Field) -> String { "\(settings.text(field)) (\(settings.value(of: field).origin.words))" }
    #expect(value(.serverURL) == "http://openmetadata:8585 (default of the chart)")
    #expect(value(.prompt) == "consent (default of the chart)")
    #expect(value(.providerName) == " (default of openmetadata.yaml)")
    // The chart takes both from a Secret, unless told otherwise.
    #expect(settings.elsewhere.isSuperset(of: ["client-id", "client-secret"]) && settings.text(.clientID) == "abc")
    let open = values.replacing("confidential", with: "public").replacing("clientId: abc", with: "responseType: code")
    let unanswered = try self.settings(open, named: "values.yaml").findings().filter(\.isUnanswered).map(\.field)
    #expect(unanswered.contains("client-id"))
  }

  @Test func withoutAKeyInItsFileTheServerHasDefaultsOfItsOwn() throws {
    let file = """
      authenticationConfiguration:
        provider: aws-cognito
        clientType: confidential
        oidcConfiguration:
          id: abc

      """
    let settings = try settings(file, named: "openmetadata.yaml")
    func value(_ field: Field) -> String { "\(settings.text(field)) (\(settings.value(of: field).origin.words))" }
    #expect(value(.disablePKCE) == "true (default of the server)")
    #expect(value(.prompt) == " (default of the server)")
    #expect(value(.enableSelfSignup) == "false (default of the server)")
  }

  /// From 2.1 on, the shipped files ask neither for consent nor for a new sign-in.
  @Test func defaultsDependOnTheRelease() throws {
    let later = try settings(Self.env, release: #require(Release("2.1.0", .imageTag)))
    #expect(later.text(.prompt).isEmpty && later.value(of: .prompt).origin == .composeDefault)
  }

  @Test func aNewSetUpAndATypedValueHaveNoSuchDefaults() throws {
    #expect(try settings(Self.env, typed: ["prompt": .text("login")]).text(.prompt) == "login")
    let stock = "AUTHENTICATION_PROVIDER=basic\n"
    let typed: [String: Value] = ["discovery-uri": .text(CognitoSample.discoveryURI), "provider": .text("aws-cognito")]
    let settings = try settings(stock, typed: typed)
    #expect(settings.stock.isEmpty && settings.text(.disablePKCE) == "false")
  }

  /// The deciding key is set, even if the other one has the same value already.
  @Test func aValueThatOnlyTheOtherKeyHasIsWritten() throws {
    let files = DocumentSet([try Document.read(Array(Self.env.utf8), named: "om.env")])
    var settings = try settings(Self.env)
    settings.typed["callback-url"] = .text("https://om.company.com/callback")
    let changes = files.changes(to: settings)
    #expect(changes.keys.sorted() == ["callback-url"])
    let changed = files.setting(changes, in: settings)[0].document
    #expect(String(decoding: changed.bytes, as: UTF8.self).contains("\nOIDC_CALLBACK=https://om.company.com/callback"))
  }

  /// A shipped default cannot be right beside another pool, whether the file has it or not.
  @Test func whatFollowsAnotherPoolIsWrittenWhereItIsMissing() throws {
    let files = DocumentSet([try Document.read(Array(Self.env.utf8), named: "om.env")])
    let pool = CognitoSample.authority.replacing("AbC123dEf", with: "XYZ789GHI")
    let settings = try settings(Self.env, typed: ["discovery-uri": .text(pool + discoveryPath)])
    #expect(settings.value(of: .publicKeyURLs).origin == .derived)
    let changes = files.changes(to: settings)
    #expect(changes["public-key-urls"] == .list([pool + "/.well-known/jwks.json"]))
    #expect(changes["authority"] == .text(pool) && changes["prompt"] == nil)
  }

  @Test func anExportHasTheEffectiveValues() throws {
    let settings = try settings(Self.env)
    #expect(FileKind.helmValues.newFile(settings).shown.contains("promptType: consent"))
    #expect(settings.answersText().shown.contains("\"prompt\": \"consent\""))
  }

  // MARK: Held against the shipped files

  private static let samples: [(file: String, source: StockSource)] = [
    ("1.12.6/conf__openmetadata.yaml", .image), ("1.13x-fork/conf__openmetadata.yaml", .image),
    ("official-948f571/conf__openmetadata.yaml", .image),
    ("1.12.6/docker__docker-compose-quickstart__docker-compose.yml", .compose),
    ("1.12.6/docker__docker-compose-quickstart__docker-compose-postgres.yml", .compose),
    ("1.12.6/docker__docker-compose-openmetadata__docker-compose-openmetadata.yml", .compose),
    ("helm-1.11.14/charts__openmetadata__values.yaml", .chart),
    ("helm-1.13.1/charts__openmetadata__values.yaml", .chart),
  ]

  @Test(.enabled(if: ReferenceFiles.root != nil), arguments: samples)
  func theTableIsThatOfTheShippedFiles(file: String, source: StockSource) throws {
    let root = try #require(ReferenceFiles.root)
    let bytes = Array(try Data(contentsOf: root.appendingPathComponent(file)))
    let document = try Document.read(bytes, named: file)
    var seen = 0
    for field in Field.all {
      for key in field.keys where source.source(of: key) == source {
        guard let found = try document.text.found(key), let value = FieldValue(found, of: field)?.value else {
          continue
        }
        let stock = StockValues.value(key, of: field, in: source, Release(.v1_12))
        #expect(stock.value == value, "\(key.path)")
        seen += 1
      }
    }
    #expect(seen >= 30)
  }
}
