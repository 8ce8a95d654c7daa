import Foundation
import OpenIDConnect
import SignOn
import Testing
import Text
import TextUI

@testable import Wizard

/// From the first question to the files and the next steps, for every way to run OpenMetadata.
struct WalkStoryTests {
  private static let issuer = "https://cognito-idp.eu-west-1.amazonaws.com/\(Samples.pool)"
  private static let typed: [String: Value] = [
    "discovery-uri": .text("\(issuer)/.well-known/openid-configuration"), "client-id": .text(Samples.clientID),
    "client-secret": .secret(Secret(Samples.secret)), "callback-url": .text("https://catalog.example.com/callback"),
    "admin-principals": .list(["alice", "bob"]),
  ]

  /// All answers given, on the Review screen.
  private static func reviewed(_ deployment: Deployment, key: Key? = nil) -> Story {
    var settings = Settings(deployment)
    settings.typed = typed
    var story = Story(run: Run(isOffline: true), settings: settings)
    story.take(.intent(.askFirst))
    if let key { story.press(key) }
    if story.state.overlay == .release { story.press(.escape) }
    story.press(.function(9))
    return story
  }

  private static let ways: [(kind: Deployment.Kind, key: Key)] = [
    (.compose, .enter), (.helm, .character("2")), (.gitOps, .character("3")), (.server, .character("4")),
  ]

  @Test(arguments: ways, [ServerVersion.v1_11, .v1_12, .v1_13])
  func fromNothing(way: (kind: Deployment.Kind, key: Key), release: ServerVersion) throws {
    var story = Self.reviewed(Deployment(release: Release(release, .imageTag)), key: way.key)
    #expect(story.state.settings.deployment.kind == way.kind)
    story.take(.found([]))
    _ = story.takeEffects()
    story.press(.enter)
    guard case .write(let files)? = story.effects.first else {
      Issue.record("nothing is written: \(story.effects)")
      return
    }
    let documents = files.compactMap { file in
      file.text.reveal { bytes in try? Document.read(Array(bytes), named: file.path) }
    }
    try expectRight(DocumentSet(documents), way.kind, release, isSecretElsewhere: way.kind == .gitOps)
    var lines = files.map { "\($0.path)\($0.text.holdsSecret ? ", 0600" : "")" } + [""]
    for step in story.state.nextSteps {
      lines += ["- \(step.title)"] + [step.command].compactMap { $0.map { "  $ \($0)" } }
    }
    try expectScreen(lines.joined(separator: "\n"), "walk-\(way.kind.rawValue)-\(release.rawValue)")
  }

  /// The files have the effect that was asked for; Helm values have the secret by reference.
  private func expectRight(
    _ files: DocumentSet, _ kind: Deployment.Kind, _ release: ServerVersion, isSecretElsewhere: Bool,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    var settings = Settings(Deployment(kind, release: Release(release, .imageTag)))
    settings.read(files)
    let derived: [String: Value] = [
      "authority": .text(Self.issuer), "public-key-urls": .list(["\(Self.issuer)/.well-known/jwks.json"]),
      "provider": .text("aws-cognito"), "client-type": .text("confidential"),
    ]
    for (id, value) in Self.typed.merging(derived, uniquingKeysWith: { $1 })
    where !(isSecretElsewhere && id == "client-secret") {
      #expect(settings[try #require(Field.named(id))] == value, "\(id)", sourceLocation: sourceLocation)
    }
    let errors = settings.findings().filter { $0.severity == .error }
    #expect(errors.allSatisfy { isSecretElsewhere && $0.field == "client-secret" }, sourceLocation: sourceLocation)
  }

  /// The files that OpenMetadata and its chart come with, where they are at hand.
  private static let stock: [(path: String, name: String, kind: Deployment.Kind, release: ServerVersion)] = [
    ("1.12.6/docker__docker-compose-quickstart__docker-compose.yml", "docker-compose.yml", .compose, .v1_12),
    ("1.12.6/conf__openmetadata.yaml", "openmetadata.yaml", .server, .v1_12),
    ("helm-1.11.14/charts__openmetadata__values.yaml", "values.yaml", .helm, .v1_11),
    ("helm-1.13.1/charts__openmetadata__values.yaml", "values.yaml", .helm, .v1_13),
  ]

  @Test(.enabled(if: ReferenceFolder.path != nil), arguments: stock)
  func fromStockFiles(path: String, name: String, kind: Deployment.Kind, release: ServerVersion) throws {
    let url = URL(fileURLWithPath: "\(try #require(ReferenceFolder.path))/samples/\(path)")
    let bytes = [UInt8](try Data(contentsOf: url))
    let deployment = Deployment(beside: [.init(name: name, bytes: bytes)])
    #expect(deployment.kind == kind)
    var story = Self.reviewed(deployment)
    guard story.state.review.path == name else {
      // The settings go into files beside the stock Compose file.
      #expect(kind == .compose && story.state.review.path == "openmetadata-sso.env")
      return
    }
    story.take(.found([name]))
    story.press(.enter)
    story.take(.opened(DocumentSet([try Document.read(bytes, named: name)])))
    _ = story.takeEffects()
    story.press(.up, .enter)
    guard case .replace(let files)? = story.effects.first else {
      Issue.record("nothing is written: \(story.screen)")
      return
    }
    let written = DocumentSet([try Document.read(try #require(files.first).bytes, named: name)])
    try expectRight(written, kind, release, isSecretElsewhere: kind == .helm)
  }
}

private enum ReferenceFolder {
  static let path = ProcessInfo.processInfo.environment["OPENMETADATA_REFERENCE"]
}
