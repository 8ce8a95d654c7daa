import OpenIDConnect
import SignOn
import TextUI

/// The answers of a run as JSON, by field name and without secrets: written by the wizard, read to repeat the run.
struct Answers: Equatable {
  /// By field id; a list stays a list.
  let values: [String: Value]
  let version: ServerVersion?

  static let limit = 1 << 20

  static func read(_ path: String) throws -> Answers {
    let bytes: [UInt8]
    do {
      bytes = try InputFile.read(path, limit: limit)
    } catch {
      throw Refusal.file(error.message)
    }
    return try Answers(bytes, named: path)
  }

  init(_ bytes: [UInt8], named path: String) throws {
    let members: [String: JSON]
    do {
      guard case .object(let object) = try JSON.parse(bytes) else {
        throw Refusal.file("\(visible(path)): expected a JSON object of answers by field name")
      }
      members = object
    } catch let cause as LookupError.Cause {
      throw Refusal.file("\(visible(path)): \(LookupError(url: path, cause: cause).message)")
    }
    var values: [String: Value] = [:]
    var version: ServerVersion?
    for (name, value) in members.sorted(by: { $0.key < $1.key }) {
      if name == "openmetadata" {
        guard case .string(let text) = value, let known = ServerVersion(rawValue: text) else {
          throw Refusal.file("\(visible(path)): openmetadata is one of \(ServerVersion.names)")
        }
        version = known
        continue
      }
      let field = try FieldNames.field(name)
      guard field.kind != .secret else {
        throw Refusal.file("\(visible(path)): answers hold no secret; take \(field.id) out and use --secret-file")
      }
      values[field.id] = try Self.value(value, of: field, path)
    }
    self.values = values
    self.version = version
  }

  init(_ settings: Settings) {
    values = settings.typed.filter { Field.named($0.key)?.kind != .secret }
    version = settings.version
  }

  func apply(to settings: inout Settings) {
    if let version { settings.version = version }
    settings.typed.merge(values) { _, new in new }
  }

  private static func value(_ json: JSON, of field: Field, _ path: String) throws -> Value {
    switch json {
    case .string(let text): return field.value(from: text)
    case .number(let text): return field.value(from: text)
    case .bool(let isOn): return .text(isOn ? "true" : "false")
    case .null: return .text("")
    case .array(let items):
      let texts = items.compactMap { if case .string(let text) = $0 { text } else { nil } }
      guard texts.count == items.count else { throw wrong(field, path) }
      return field.value(ofItems: texts)
    case .object(let members):
      guard field.kind == .pairs else { throw wrong(field, path) }
      return .pairs(
        try members.sorted { $0.key < $1.key }.map { name, value in
          guard case .string(let text) = value else { throw wrong(field, path) }
          return Value.Pair(name, text)
        })
    }
  }

  private static func wrong(_ field: Field, _ path: String) -> Refusal {
    .file("\(visible(path)): \(field.id) takes a text\(field.options.isEmpty ? ", or a list of texts" : "")")
  }
}

extension ServerVersion {
  static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
