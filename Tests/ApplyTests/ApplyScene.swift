import Files
import Foundation
import Loopback
import OpenIDConnect
import OpenMetadataServer
import Session
import SignOn
import Synchronization
import Testing
import Text

@testable import Rehearsal

/// One run of applying a configuration to a simulated server, and everything that the server was asked.
struct ApplyScene {
  var release = "1.13.6"
  var fault = ServerFault.none
  /// The settings in use; by default those of a first start.
  var start = RehearsedServer.firstStart
  var tokenOf = "admin"
  var tokenSeconds = 86_400
  var changes: [Field: Value] = [:]
  var insisted: Set<ApplyStep> = []
  var formerSecret: String?
  /// Who has signed in at the provider; nil for nobody.
  var person: String? = "alice@example.com"
  var isWritten = true
  /// Who signs in through the server once it has the settings; nil for nobody.
  var signsInAfter: String?
  /// Who does the server's own test sign-in; nil for nobody.
  var testsItself: String?
  /// An answer that breaks off after some of its bytes: which one, counted from zero.
  var broken: (answer: Int, bytes: Int)?
  /// For validation and write, in seconds.
  var patience = 20.0

  static let address = "https://catalog.example.com"
  static let secret = "canarysecret0123456789abcdefghijklmnopqrstuvwxyz0"
  static let formerSecret = "formersecret0123456789abcdefghijklmnopqrstuvwxyz"
  static let issuer = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab12Cd34E"
  private static let discovery = issuer + "/.well-known/openid-configuration"

  private static let values: [Field: Value] = [
    .provider: .text("aws-cognito"), .discoveryURI: .text(discovery), .authority: .text(issuer),
    .clientType: .text("confidential"), .clientID: .text("5k2f8hq0v1n3example4u7t9s"),
    .clientSecret: .secret(Secret(secret)), .callbackURL: .text(address + "/callback"),
    .adminPrincipals: .list(["alice"]), .principalDomain: .text("example.com"),
    .jwtPrincipalClaims: .list(["email", "sub"]), .enableSelfSignup: .text("true"),
  ]

  /// As another client has it, which people sign in with now.
  static var otherClient: JSON {
    var settings = Settings(version: .v1_13)
    for (field, value) in values { settings.typed[field.id] = value }
    settings.typed[Field.clientID.id] = .text("1formerclient0123456789ab")
    settings.typed[Field.clientSecret.id] = .secret(Secret(formerSecret))
    let text = FileKind.securityConfigJSON.newFile(settings)
    return (try? text.reveal { try JSON.parse($0) }) ?? .null
  }

  struct Outcome {
    let record: ApplyRecord
    let requests: [LoopbackRequest]
    /// How long the answer to each of them is, in bytes.
    let lengths: [Int]
    /// Those of the server, afterwards.
    let running: JSON
    let stored: JSON
    /// The bytes of the backup, and its mode.
    let backup: [UInt8]?
    let mode: Int?
    /// Whether a journal is left.
    let leftJournal: Bool
    let told: [ApplyResult]
    let token: String

    /// What was written, in order.
    var writes: [JSON] {
      requests.filter { $0.method == "PUT" }.compactMap { try? JSON.parse($0.body) }
    }
    var validated: [JSON] {
      requests.filter { $0.path.hasSuffix("/security/validate") }.compactMap { try? JSON.parse($0.body) }
    }
    func result(_ step: ApplyStep) -> ApplyResult? { record.results.last { $0.step == step } }
    var failed: [ApplyStep] { record.results.filter { $0.isFailed && !$0.isInsisted }.map(\.step) }
  }

  @MainActor
  func run() async throws -> Outcome {
    let asked = Mutex<[LoopbackRequest]>([])
    let server = try #require(
      RehearsedServer(at: Self.address, release: release, configuration: start, fault: fault))
    let token = try #require(server.token(of: tokenOf, seconds: tokenSeconds))
    let lengths = Mutex<[Int]>([])
    let rehearsal = try await Rehearsal(
      openMetadata: server, watch: { request in asked.withLock { $0.append(request) } },
      breaking: { [broken] _, response in
        let number = lengths.withLock { lengths in
          lengths.append(response.bytes(now: 0).count)
          return lengths.count - 1
        }
        return broken?.answer == number ? broken?.bytes : nil
      })
    let options = NetworkOptions(seconds: 20, routes: rehearsal.routes)
    let address = try ServerAddress(Self.address)
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("apply-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let backup = ServerBackup(folder + "/former.json", of: "config.json")
    let secrets = [Self.secret, Self.formerSecret].map { Secret($0) }
    var applier = Applier(
      SignedInClient(address, token: token, options, hiding: secrets, patience: patience),
      ServerClient(address, options))
    var told: [ApplyResult] = []
    applier.insisted = insisted
    applier.tell = { told.append($0) }
    applier.consent = { [isWritten] _ in isWritten }
    applier.pause = { _ in }
    applier.signIn = { [person] settings in
      let token = person.flatMap { login in
        Rehearsal.idToken(
          of: login, clientID: settings.text(.clientID), scopes: ["openid", "email", "profile"],
          discovery: settings.text(.discoveryURI))
      }
      return token.map { .token($0) }
    }
    applier.invite = testsItself.map { login in { rehearsal.browse($0, as: login) } }
    applier.welcome = { [signsInAfter] _ in signsInAfter.map { rehearsal.browse(Self.address + "/", as: $0) } }
    var known = ApplyCase(settings)
    known.formerSecret = formerSecret.map { Secret($0) }
    known.token = token.reveal { try? IDToken.parse($0) }
    let record = try await applier.run(known, saving: backup)
    await rehearsal.stop()
    let mode = try? FileManager.default.attributesOfItem(atPath: backup.path)[.posixPermissions] as? Int
    return Outcome(
      record: record, requests: asked.withLock(\.self), lengths: lengths.withLock(\.self),
      running: server.state.withLock(\.running),
      stored: server.state.withLock(\.stored),
      backup: FileManager.default.contents(atPath: backup.path).map(Array.init),
      mode: mode, leftJournal: backup.cutOff != nil, told: told, token: token.reveal { $0 })
  }

  private var settings: Settings {
    var settings = Settings()
    settings.deployment.release = Release(release, .server) ?? .assumed
    for (field, value) in Self.values.merging(changes, uniquingKeysWith: { $1 }) { settings.typed[field.id] = value }
    // The keys of the pool, which the person's token is checked with, are not asked for in these tests.
    return settings
  }
}

extension ApplyScene.Outcome {
  /// What must hold in every run, whatever happens in it.
  func demandSafety(_ place: SourceLocation = #_sourceLocation) {
    let texts = requests.map { String(decoding: $0.body, as: UTF8.self) }
    #expect(!texts.contains { $0.contains("***") }, "a mask was sent", sourceLocation: place)
    let owned = writes.filter { $0[SecurityConfiguration.clientSecret]?.text == ApplyScene.secret }
    #expect(owned.count <= 1 && writes.count <= 2, "written more than once", sourceLocation: place)
    for write in owned {
      let isValidated = validated.contains { essence($0) == essence(write) }
      #expect(isValidated, "written without being validated", sourceLocation: place)
    }
    for request in requests {
      let hasToken = request.header("Authorization")?.contains(token) == true
      #expect(!hasToken || request.header("Host") == "catalog.example.com", sourceLocation: place)
      for secret in [token, ApplyScene.secret, ApplyScene.formerSecret] {
        #expect(!request.target.contains(secret), "a secret in an address", sourceLocation: place)
      }
    }
    #expect(leftJournal == (record.end == .notTakenBack), sourceLocation: place)
    if backup != nil { #expect(mode == 0o600, sourceLocation: place) }
    let shown = told.map { "\($0)" }.joined() + "\(record.known.live as Any)\(record.known.candidate as Any)"
    for secret in [token, ApplyScene.secret, ApplyScene.formerSecret] {
      #expect(!shown.contains(secret), "a secret in what is told", sourceLocation: place)
    }
  }

  /// Without the key set that 1.11 needs and its validation refuses.
  private func essence(_ body: JSON) -> JSON {
    let path = ["authenticationConfiguration", "publicKeyUrls"]
    return body.setting(path, to: .texts((body[path]?.texts ?? []).filter { !$0.hasSuffix("/config/jwks") }))
  }
}
