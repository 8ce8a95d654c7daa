import Foundation
import Readers
import SignOn
import TestThreads
import Testing

/// The formats beside the server's own: what Compose, Helm, Kubernetes and REST hand to the server.
@Suite(.waiting) struct ExportReadsTests {
  private static let reference = ProcessInfo.processInfo.environment["OPENMETADATA_REFERENCE"]

  struct Case: Encodable {
    let name: String
    let version: String
    /// By the id of the kind.
    let files: [String: String]
    let expected: [String: ServerValue]
    let withoutVariable: [String]
    let obeysRules: Bool

    init(_ name: String, _ settings: Settings, obeysRules: Bool = true) {
      self.name = name
      version = settings.version.rawValue
      let texts = FileKind.written.map { ($0.id, $0.newFile(settings).reveal { String(decoding: $0, as: UTF8.self) }) }
      files = Dictionary(uniqueKeysWithValues: texts)
      expected = Dictionary(uniqueKeysWithValues: settings.entries.map { ($0.key.path, ServerValue($0)) })
      withoutVariable = settings.entries.filter { $0.key.variable == nil }.map(\.key.path)
      self.obeysRules = obeysRules
    }
  }

  struct Cases: Encodable {
    let cases: [Case]
    var reference: String?
  }

  struct Answer: Decodable {
    let failures: [String]
  }

  @Test func everySettingArrivesAtEveryVersion() async throws {
    let failures = try await failures(Cases(cases: Self.sensible))
    #expect(failures == [])
  }

  @Test func whateverWasTypedArrives() async throws {
    var sample = SampleText(seed: 23)
    let cases = (0..<80).map { Case("random \($0)", .random(&sample), obeysRules: false) }
    let failures = try await failures(Cases(cases: cases))
    #expect(failures == [])
  }

  @Test func everySecretIsReadBackAsItIs() async throws {
    let secrets = ["$ # ' \" \\ space : + = %", "${HOME}", "ü😀\u{2028}", "0123", "true", " a ", "a: b", "$(id)", "%q"]
    let cases = secrets.flatMap { text in
      ServerVersion.allCases.map { version in
        var settings = Settings.cognito(version)
        settings.typed["client-secret"] = .secret(Secret(text))
        return Case("secret \(text) \(version.rawValue)", settings)
      }
    }
    let failures = try await failures(Cases(cases: cases))
    #expect(failures == [])
  }

  /// Needs a folder with the server's and the chart's own files, laid out as `exports.py` looks for them.
  @Test(.enabled(if: reference != nil, "OPENMETADATA_REFERENCE names no folder"))
  func theServersAndTheChartsOwnFilesAgree() async throws {
    let failures = try await failures(Cases(cases: Self.sensible, reference: Self.reference), schemas: true)
    #expect(failures == [])
  }

  private func failures(_ cases: Cases, schemas: Bool = false) async throws -> [String] {
    var packages = ["yaml": "python3-yaml", "dotenv": "python3-dotenv"]
    if schemas { packages["jsonschema"] = "python3-jsonschema" }
    return try await PythonReader("exports.py", packages: packages).read(cases, as: Answer.self).failures
  }

  private static var sensible: [Case] {
    ServerVersion.allCases.flatMap { version in
      var customPublic = Settings.custom(version)
      customPublic.typed["client-type"] = .text("public")
      var ownKeys = Settings.cognito(version)
      ownKeys.typed["public-key-urls"] = .list(
        ownKeys.items(.publicKeyURLs) + ["https://om.company.com/api/v1/system/config/jwks"])
      return [
        Case("cognito \(version.rawValue)", .cognito(version)),
        Case("public \(version.rawValue)", .publicClient(version)),
        Case("custom \(version.rawValue)", .custom(version)),
        Case("custom public \(version.rawValue)", customPublic),
        Case("own keys \(version.rawValue)", ownKeys),
      ]
    }
  }
}
