import ConfigText
import Foundation
import Readers
import Testing

@testable import SignOn

/// Every kind of file, every field, every kind of value: set, unset and set back. What was asked for takes effect, by
/// readers of other people; nothing else changes, and no byte outside of what was meant.
@Suite struct EveryFieldTests {
  struct Case: Encodable {
    let name: String
    let kind: String
    let field: String
    let before: String
    let after: String
    /// Parts of the keys' names in any kind of file.
    let names: [String]
    /// Nil where the field was removed.
    let value: Asked?
  }

  struct Cases: Encodable { let cases: [Case] }
  struct Answer: Decodable {
    let failures: [String]
    let hasCompose: Bool
  }

  enum Asked: Encodable {
    case text(String)
    case list([String])
    case map([String: String])

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .text(let text): try container.encode(text)
      case .list(let items): try container.encode(items)
      case .map(let pairs): try container.encode(pairs)
      }
    }

    init(_ value: Value) {
      switch value {
      case .text(let text): self = .text(text)
      case .list(let items): self = .list(items)
      case .secret(let secret): self = .text(secret.reveal { $0 })
      case .pairs(let pairs):
        var numbered: [String: String] = [:]
        for (index, pair) in pairs.enumerated() {
          numbered["customParamKey\(index + 1)"] = pair.name
          numbered["customParamValue\(index + 1)"] = pair.value
        }
        self = .map(numbered)
      }
    }
  }

  /// What happened to a file.
  struct Tally {
    var set = 0
    var unset = 0
    var back = 0
    /// By reason.
    var stayed: [String: Int] = [:]
    var refused = 0
    var outside = 0
    var unexpected: [String] = []
    var cases: [Case] = []
  }

  struct Sample: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    var path = "file"
    var testDescription: String { name }

    static let all =
      KindSamples.all.map { Sample(name: $0.name, text: $0.text) }
      + SampleDocuments.all.map { Sample(name: $0.name, text: $0.text, path: $0.path) }
      + [FileKind.securityConfigYAML, .dockerEnv, .openMetadataYAML, .helmValues, .securityConfigJSON].map { kind in
        Sample(
          name: "new \(kind.id)", text: kind.newFile(.cognito(.v1_12)).reveal { String(decoding: $0, as: UTF8.self) },
          path: kind.fileName ?? "file")
      }
  }

  @Test(arguments: Sample.all) func whatIsSetTakesEffectAndNothingElseChanges(sample: Sample) async throws {
    var tally = Tally()
    for field in Field.all { try walk(field, sample, &tally) }
    #expect(tally.outside == 0)
    #expect(tally.unexpected.isEmpty, "\(tally.unexpected.prefix(3).joined(separator: "\n"))")
    // With the Python of docker-compose, where it is at hand, its own code reads the Compose files.
    let compose = ProcessInfo.processInfo.environment["OPENMETADATA_SSO_COMPOSE"]
    let reader = PythonReader(
      "kinds.py", packages: ["yaml": "python3-yaml", "dotenv": "python3-dotenv"],
      interpreter: compose.map { URL(fileURLWithPath: $0).deletingLastPathComponent().path + "/python" })
    let answer = try await reader.read(Cases(cases: tally.cases), as: Answer.self)
    #expect(answer.failures == [] && answer.hasCompose == (compose != nil))
    let reasons = tally.stayed.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
    print(
      "kinds × fields | \(sample.name) | set \(tally.set) | unset \(tally.unset) | same bytes \(tally.back) | \(reasons) | "
        + "refused \(tally.refused) | bytes outside \(tally.outside)")
  }

  private func walk(_ field: Field, _ sample: Sample, _ tally: inout Tally) throws {
    let document = try SampleDocuments.read(sample.text, sample.path)
    var settings = Settings(version: .v2_0)
    settings.imported = document.values
    settings.imported["client-type"] = .text("confidential")
    guard settings.isRelevant(field), field.id != "client-type", document.places[field.id]?.state != .inferred else {
      return
    }
    for value in values(of: field, in: sample) where value != document.values[field.id] {
      let change = document.setting([field.id: value], in: settings)
      guard change.refused.isEmpty else {
        tally.refused += 1
        continue
      }
      tally.outside += outside(document, change)
      guard !change.edits.isEmpty else { continue }
      tally.set += 1
      if change.document.values[field.id] != value { tally.unexpected.append("\(field.id) is not \(value)") }
      tally.cases.append(Case(sample, field, document, change, value))
      try setBack(field, sample, document, change.document, settings, &tally)
    }
    let removal = document.setting([field.id: nil], in: settings)
    tally.outside += outside(document, removal)
    guard removal.refused.isEmpty, !removal.edits.isEmpty else { return }
    tally.unset += 1
    tally.cases.append(Case(sample, field, document, removal, nil))
  }

  private func setBack(
    _ field: Field, _ sample: Sample, _ old: Document, _ new: Document, _ settings: Settings, _ tally: inout Tally
  ) throws {
    let back = new.setting([field.id: old.values[field.id]], in: settings)
    if back.refused.contains(where: { $0.problem == "\(EditRefusal.Reason.onlyEntry)" }), old.values[field.id] == nil {
      tally.stayed["the only entry of a new section stays", default: 0] += 1
      return
    }
    if !back.refused.isEmpty { tally.unexpected.append("\(field.id) is not set back: \(back.refused)") }
    tally.outside += outside(new, back)
    if back.document.bytes == old.bytes { return tally.back += 1 }
    let reason = reason(field, old, back.document)
    if reason == nil {
      tally.unexpected.append("\(field.id): \(String(decoding: back.document.bytes, as: UTF8.self))")
    }
    tally.stayed[reason ?? "?", default: 0] += 1
  }

  /// Why a file is not the same again.
  private func reason(_ field: Field, _ old: Document, _ back: Document) -> String? {
    func plain(_ document: Document) -> String {
      String(decoding: document.bytes, as: UTF8.self).filter { !"'\"\\".contains($0) }
    }
    if plain(old) == plain(back) { return "quotes stay" }
    let absent = field.keys.filter { (try? old.text.found($0)) == nil }
    if !absent.isEmpty {
      if old.values[field.id] != nil { return "the field's other key was added" }
      if case .defaultOfVariable? = back.places[field.id]?.state {
        return "a variable that was added got its stock default"
      }
      return "a section or list that was new stays"
    }
    if old.values[field.id] == nil || old.places[field.id]?.state == .null { return "nothing there became a default" }
    let texts = Set(field.keys.compactMap { ((try? old.text.found($0)) ?? nil)?.source })
    if field.keys.count > 1, texts.count > 1 { return "the field's two keys differed" }
    if case .list? = old.values[field.id] { return "the list's style" }
    if case .pairs? = old.values[field.id] { return "the mapping's style" }
    return nil
  }

  /// Bytes that differ outside the edits, and edits that touch another key or a comment.
  private func outside(_ old: Document, _ change: DocumentChange) -> Int {
    var (count, position, shifted) = (0, 0, 0)
    let new = change.document.bytes
    for edit in change.edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      let kept = old.bytes[position..<edit.range.lowerBound]
      let there = new[shifted..<min(new.count, shifted + kept.count)]
      count += zip(kept, there).count { $0 != $1 } + kept.count - there.count
      shifted += kept.count + edit.replacement.utf8.count
      position = edit.range.upperBound
      count += comments(String(decoding: old.bytes[edit.range], as: UTF8.self))
    }
    let rest = old.bytes[position...]
    let end = new[min(new.count, shifted)...]
    return count + (rest.elementsEqual(end) ? 0 : max(rest.count, end.count))
  }

  /// Bytes of comments that an edit takes away.
  private func comments(_ text: String) -> Int {
    text.split(separator: "\n").filter { $0.drop { $0 == " " }.hasPrefix("# ") }.map(\.utf8.count).reduce(0, +)
  }

  /// All values where many rounds are asked for, else one of each field, others in other files.
  private func values(of field: Field, in sample: Sample) -> [Value] {
    let all = allValues(of: field)
    guard ProcessInfo.processInfo.environment["PROPERTY_ROUNDS"] == nil else { return all }
    let number = (Field.all.firstIndex(of: field) ?? 0) + (Sample.all.firstIndex { $0.name == sample.name } ?? 0)
    return [all[number % all.count]]
  }

  private func allValues(of field: Field) -> [Value] {
    switch field.kind {
    case .text:
      ["changed", "a-b", "Größe 1", "it's", "x: y", "a #b", "007", "yes", "\"q\"", "~"].map { .text($0) }
    case .url: ["https://x.example/callback", "https://x.example/a?b=c&d=#e"].map { .text($0) }
    case .secret: ["new+/=secret0123456789", "a$b${c}d#e", "&x'y\"z: ", "pre%{a$b}post"].map { .secret(Secret($0)) }
    case .choice, .toggle: field.options.map { .text($0.value) }
    case .number: [.text("3601"), .text("7300")]
    case .list: [.list(["item.example"]), .list(["a.example", "b"]), .list([])]
    case .pairs: [.pairs([.init("lang", "de")]), .pairs([.init("a", "b: c"), .init("d", "1")])]
    }
  }
}

extension EveryFieldTests.Case {
  init(
    _ sample: EveryFieldTests.Sample, _ field: Field, _ document: Document, _ change: DocumentChange, _ value: Value?
  ) {
    let names = field.keys.flatMap { key in
      [key.name, HelmKeys.lastName(key), key.variable, SecretKeys.name(key)].compactMap(\.self)
    }
    self.init(
      name: sample.name, kind: document.kind.id, field: field.id, before: sample.text,
      after: String(decoding: change.document.bytes, as: UTF8.self), names: names,
      value: value.map { EveryFieldTests.Asked($0) })
  }
}
