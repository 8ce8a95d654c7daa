import SignOn
import Text
import TextUI
import Wizard

/// The answers of a run as JSON, by field name and without secrets: written by the wizard, read to repeat the run.
package struct Answers: Equatable {
  /// By field id; a list stays a list.
  package private(set) var values: [String: Value] = [:]
  package private(set) var version: ServerVersion?
  /// The id of the format to write.
  package private(set) var format: String?
  package private(set) var summary: SummaryChoice?

  package static let limit = 1 << 20

  package static func read(_ path: String) throws -> Answers {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try InputFile.read(path, limit: limit)
    } catch {
      throw Refusal(error)
    }
    return try Answers(bytes, named: path)
  }

  package init(_ bytes: [UInt8], named path: String) throws {
    let path = visible(path)
    let json: JSON
    do { json = try JSON.parse(bytes) } catch { throw Refusal.file("\(path): \(error.message)") }
    guard let members = json.members else {
      throw Refusal.file("\(path): expected a JSON object of answers by field name")
    }
    for (name, value) in members.sorted(by: { $0.name < $1.name }) where try !takeChoice(name, value, path) {
      let field: Field
      do {
        field = try FieldNames.field(name)
      } catch let refusal as Refusal {
        throw Refusal.file("\(path): \(refusal.message)")
      }
      guard field.kind != .secret else {
        throw Refusal.file("\(path): answers files do not contain secrets; remove \(field.id) and use --secret-file")
      }
      values[field.id] = try Self.value(value, of: field, path)
    }
  }

  package func apply(to settings: inout Settings) {
    if let version { settings.version = version }
    settings.typed.merge(values) { _, new in new }
  }

  /// Reads the members that are not fields: the other choices.
  private mutating func takeChoice(_ name: String, _ json: JSON, _ path: String) throws -> Bool {
    let text = json.text ?? ""
    let allowed: [String]
    switch name {
    case "openmetadata":
      version = ServerVersion(rawValue: text)
      allowed = ServerVersion.allCases.map(\.rawValue)
    case "format":
      format = text
      allowed = FileKind.ids
    case "summary":
      summary = SummaryChoice(rawValue: text)
      allowed = SummaryChoice.allCases.map(\.rawValue)
    default: return false
    }
    guard allowed.contains(text) else {
      throw Refusal.file("\(path): \(name) must be one of \(allowed.joined(separator: ", "))")
    }
    return true
  }

  /// - Parameter path: Where it comes from, for what is refused.
  static func value(_ json: JSON, of field: Field, _ path: String) throws -> Value {
    switch json {
    case .text(let text): return field.value(from: text)
    case .number(let text): return field.value(from: text)
    case .bool(let isOn): return .text(isOn ? "true" : "false")
    case .null: return field.value(from: "")
    case .list(let items) where field.kind == .pairs: return .pairs(try items.flatMap { try pairs($0, field, path) })
    case .list(let items):
      guard case .list = field.kind else { throw wrong(field, path) }
      return field.value(ofItems: try items.map { try text($0, field, path) })
    case .object:
      guard field.kind == .pairs else { throw wrong(field, path) }
      return .pairs(try pairs(json, field, path))
    }
  }

  /// Of `{"name": …, "value": …}`, `{NAME: VALUE, …}` or `NAME=VALUE`.
  private static func pairs(_ json: JSON, _ field: Field, _ path: String) throws -> [Value.Pair] {
    guard let members = json.members else {
      guard case .pairs(let pairs) = field.value(ofItems: [try text(json, field, path)]) else { return [] }
      return pairs
    }
    if members.count == 2, let name = json["name"], let value = json["value"] {
      return [Value.Pair(try text(name, field, path), try text(value, field, path))]
    }
    return try members.sorted { $0.name < $1.name }.map { Value.Pair($0.name, try text($0.value, field, path)) }
  }

  private static func text(_ json: JSON, _ field: Field, _ path: String) throws -> String {
    guard let text = json.text else { throw wrong(field, path) }
    return text
  }

  private static func wrong(_ field: Field, _ path: String) -> Refusal {
    let wanted =
      switch field.kind {
      case .list: "a string or an array of strings"
      case .pairs: "an object of strings, or an array of objects with name and value"
      case .text, .url, .secret, .choice, .toggle, .number: "one string"
      }
    return .file("\(path): \(field.id) must be \(wanted)")
  }
}
