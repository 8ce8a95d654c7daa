import Foundation
import Readers
import SignOn
import TestThreads
import Testing

/// From the answers to the bytes, and from the bytes to what the server takes them for.
@Suite(.waiting) struct ServerReadsTests {
  private static let reference = ProcessInfo.processInfo.environment["OPENMETADATA_REFERENCE"]

  struct Case: Encodable {
    let name: String
    let version: String
    let yaml: String
    let env: String
    let expected: [String: ServerValue]
    /// The paths that no variable sets.
    let withoutVariable: [String]
    /// The variables that an override has to pass on.
    let lost: [String]
    /// Whether a server of that version takes the settings; random ones need not make sense.
    let obeysRules: Bool
  }

  struct Cases: Encodable {
    let cases: [Case]
    var reference: String?
  }

  struct Answer: Decodable {
    let failures: [String]
  }

  @Test func everySettingArrivesAtEveryVersion() async throws {
    let failures = try await failures(Cases(cases: try Self.sensible()))
    #expect(failures == [])
  }

  @Test func whateverWasTypedArrives() async throws {
    var sample = SampleText(seed: 11)
    let cases = try (0..<80).map { try Self.makeCase("random \($0)", .random(&sample), obeysRules: false) }
    let failures = try await failures(Cases(cases: cases))
    #expect(failures == [])
  }

  /// Needs a folder with the server's own files: `schema/1.12.6`, `schema/2.x` and `samples/1.12.6`.
  @Test(.enabled(if: reference != nil, "OPENMETADATA_REFERENCE names no folder"))
  func theServersOwnFilesAgree() async throws {
    let failures = try await failures(Cases(cases: try Self.sensible(), reference: Self.reference), schemas: true)
    #expect(failures == [])
  }

  private func failures(_ cases: Cases, schemas: Bool = false) async throws -> [String] {
    var packages = ["yaml": "python3-yaml", "dotenv": "python3-dotenv"]
    if schemas { packages["jsonschema"] = "python3-jsonschema" }
    return try await PythonReader("settings.py", packages: packages).read(cases, as: Answer.self).failures
  }

  private static func sensible() throws -> [Case] {
    try ServerVersion.allCases.flatMap { version in
      [
        try makeCase("cognito \(version.rawValue)", .cognito(version)),
        try makeCase("public \(version.rawValue)", .publicClient(version)),
        try makeCase("custom \(version.rawValue)", .custom(version)),
        try makeCase("custom public \(version.rawValue)", .customPublic(version)),
      ]
    }
  }

  private static func makeCase(_ name: String, _ settings: Settings, obeysRules: Bool = true) throws -> Case {
    func text(_ id: String) throws -> String {
      try #require(FileKind.named(id)).newFile(settings).reveal { String(decoding: $0, as: UTF8.self) }
    }
    return Case(
      name: name, version: settings.version.rawValue, yaml: try text("openmetadata-yaml"),
      env: try text("docker-env"),
      expected: Dictionary(uniqueKeysWithValues: settings.entries.map { ($0.key.path, ServerValue($0)) }),
      withoutVariable: settings.entries.filter { $0.key.variable == nil }.map(\.key.path),
      lost: settings.variablesLostInCompose, obeysRules: obeysRules)
  }
}

extension Settings {
  fileprivate static func customPublic(_ version: ServerVersion) -> Settings {
    var settings = custom(version)
    settings.typed["client-type"] = .text("public")
    return settings
  }
}

/// What the server should hold in the end, in the type of its schema.
enum ServerValue: Encodable {
  case text(String)
  case boolean(Bool)
  case integer(Int)
  case list([String])
  case map([String: String])

  init(_ entry: Entry) {
    switch (entry.key.holds, entry.value) {
    case (_, .secret(let secret)): self = .text(secret.reveal { $0 })
    case (.strings, let value): self = .list(value.items)
    case (.boolean, let value): self = .boolean(value.text == "true")
    case (.integer, let value): self = .integer(Int(value.text) ?? -1)
    case (.stringMap, .pairs(let pairs)):
      var map: [String: String] = [:]
      for (number, pair) in zip(1..., pairs) {
        map["customParamKey\(number)"] = pair.name
        map["customParamValue\(number)"] = pair.value
      }
      self = .map(map)
    case (.string, let value), (.stringMap, let value): self = .text(value.text)
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text): try container.encode(text)
    case .boolean(let isOn): try container.encode(isOn)
    case .integer(let number): try container.encode(number)
    case .list(let items): try container.encode(items)
    case .map(let map): try container.encode(map)
    }
  }
}
