import ConfigText
import Foundation
import Readers
import SignOn
import Testing

/// One field set in thousands of files: it is read back, it goes back, and other readers see that change alone.
@Suite struct EditPropertyTests {
  struct Case: Encodable {
    let kind: String
    let before: String
    let after: String
    /// Last parts of the keys' names in the file.
    let names: [String]
    let value: Reading
  }

  struct Cases: Encodable { let cases: [Case] }
  struct Answer: Decodable { let failures: [String] }

  enum Reading: Encodable {
    case text(String)
    case list([String])

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .text(let text): try container.encode(text)
      case .list(let items): try container.encode(items)
      }
    }
  }

  /// For each kind of file.
  private static let rounds = ProcessInfo.processInfo.environment["PROPERTY_ROUNDS"].flatMap(Int.init) ?? 100

  @Test(arguments: SampleDocuments.all.map(\.name)) func aSetFieldIsTheOnlyThingThatChanges(name: String) async throws {
    let sample = try #require(SampleDocuments.all.first { $0.name == name })
    var random = SampleText(seed: 5)
    var cases: [Case] = []
    var (set, back) = (0, 0)
    for round in 0..<Self.rounds {
      let mutated = MutatedDocument(sample.text, isEnv: name == "env", &random)
      let document = try SampleDocuments.read(mutated.text, sample.path)
      var settings = Settings(version: .v1_12)
      settings.imported = document.values
      settings.imported["client-type"] = .text("confidential")
      let fields = Field.all.filter { settings.isRelevant($0) && $0.id != "client-type" }
      let field = fields[random.below(fields.count)]
      let value = Self.value(for: field, &random)
      let change = document.setting([field.id: value], in: settings)
      #expect(document.bytes.applying(change.edits) == change.document.bytes)
      guard !change.edits.isEmpty else { continue }
      set += 1
      #expect(change.document.values[field.id] == value, "\(round) \(field.id)")
      if let old = document.values[field.id], change.edits.allSatisfy({ !$0.range.isEmpty }),
        field.keys.count == 1 || !document.path.hasSuffix("ml")
      {
        let again = change.document.setting([field.id: old], in: settings)
        let isSame = again.document.bytes == document.bytes
        #expect(isSame || Self.needsQuotes(value), "\(round) \(field.id): \(old) to \(value)")
        #expect(again.document.values == document.values)
        back += 1
      }
      if round % 4 == 0, let reading = Self.reading(value) {
        cases.append(
          Case(
            kind: document.kind.id, before: mutated.text,
            after: String(decoding: change.document.bytes, as: UTF8.self), names: Self.names(field, document.kind),
            value: reading))
      }
    }
    #expect(
      set > Self.rounds / 2 && back > Self.rounds / 20 && cases.count > Self.rounds / 10,
      "\(name): \(set) set, \(back) back, \(cases.count) read")
    let reader = PythonReader("documents.py", packages: ["yaml": "python3-yaml", "dotenv": "python3-dotenv"])
    let failures = try await reader.read(Cases(cases: cases), as: Answer.self).failures
    #expect(failures == [])
  }

  private static func value(for field: Field, _ random: inout SampleText) -> Value {
    let word = ["changed", "a-b", "Größe 1", "it's", "x: y", "a #b", "007", "yes", "https://x.example/callback"][
      random.below(9)]
    switch field.kind {
    case .text, .url: return .text(word)
    case .secret: return .secret(Secret("new\(random.below(10_000))+/=secret0123456789"))
    case .choice, .toggle: return .text(field.options[random.below(field.options.count)].value)
    case .number: return .text(String(3600 + random.below(1000)))
    case .list: return .list((0..<(1 + random.below(3))).map { "item\($0).example" })
    case .pairs: return .pairs([.init("lang", "de")])
    }
  }

  /// Quotes that a value needed stay when it goes.
  private static func needsQuotes(_ value: Value) -> Bool {
    guard case .text(let text) = value else { return false }
    return ["Größe 1", "it's", "x: y", "a #b", "007", "yes"].contains(text)
  }

  private static func reading(_ value: Value) -> Reading? {
    switch value {
    case .text(let text): .text(text)
    case .list(let items): .list(items)
    case .pairs: nil
    case .secret(let secret): .text(secret.reveal { $0 })
    }
  }

  private static func names(_ field: Field, _ kind: FileKind) -> [String] {
    let helm = [
      "adminPrincipals": "initialAdmins", "publicKeyUrls": "publicKeys", "type": "oidcType", "prompt": "promptType",
    ]
    return field.keys.compactMap { key in
      switch kind {
      case .dockerEnv, .compose: key.variable
      case .helmValues: kind.name(of: key)?.hasPrefix("extraEnvs: ") == true ? key.variable : helm[key.name] ?? key.name
      default: key.name
      }
    }
  }
}
