import ConfigText
import Foundation
import SignOn
import Testing

/// Other people's files, where they are at hand: recognised for what they are, and one field set in each.
@Suite(.enabled(if: ReferenceFiles.root != nil)) struct ReferenceFilesTests {
  @Test(arguments: ReferenceFiles.files) func aFileIsTakenForWhatItIs(file: String) throws {
    let root = try #require(ReferenceFiles.root)
    let bytes = [UInt8](try Data(contentsOf: root.appendingPathComponent(file)))
    var outcome = ""
    var row = ""
    do {
      let document = try Document.read(bytes, named: file)
      outcome = document.kind.rawValue
      row = try changed(document)
    } catch let error as DocumentError {
      outcome = error.line.map { "line \($0)" } ?? "unrecognized"
      row = error.message
    }
    if ProcessInfo.processInfo.environment["PRINT_OUTCOMES"] != nil { print("| \(file) | \(outcome) | \(row) |") }
    #expect(outcome == ReferenceFiles.expected[file])
  }

  /// Sets each field that the file has to something else, and back.
  private func changed(_ document: Document) throws -> String {
    #expect(document.changes(to: Settings()).isEmpty)
    var settings = Settings(version: .v2_0)
    settings.imported = document.values
    #expect(document.changes(to: settings).isEmpty)
    var (set, refused): (Int, [RefusedField]) = (0, [])
    for field in Field.all where settings.isRelevant(field) {
      guard let old = document.values[field.id], document.places[field.id]?.state != .inferred else { continue }
      let change = document.setting([field.id: field.other(than: old)], in: settings)
      refused += change.refused
      guard !change.edits.isEmpty else { continue }
      #expect(document.bytes.applying(change.edits) == change.document.bytes)
      #expect(change.document.values[field.id] == field.other(than: old), "\(field.id)")
      set += 1
      guard field.id != "client-type" else { continue }
      let back = change.document.setting([field.id: old], in: settings)
      #expect(back.document.values[field.id] == old, "\(field.id) back")
      if field.keys.count == 1 {
        let same = back.document.bytes == document.bytes
        if !same { print("NOTSAME \(document.path) \(field.id)") }
      }
    }
    let reasons = Dictionary(grouping: refused) { $0.problem }.map { "\($0.key) ×\($0.value.count)" }.sorted()
    let version = document.version.map { ", \($0.rawValue)" } ?? ""
    return "\(document.values.count) values\(version), \(document.notes.count) notes; \(set) set"
      + (reasons.isEmpty ? "" : "; refused: \(reasons.joined(separator: "; "))")
  }
}

enum ReferenceFiles {
  static let root = ProcessInfo.processInfo.environment["OPENMETADATA_REFERENCE"].map {
    URL(fileURLWithPath: $0).appendingPathComponent("samples")
  }

  static let files: [String] = {
    guard let root, let found = FileManager.default.enumerator(atPath: root.path) else { return [] }
    return found.compactMap { $0 as? String }.filter { path in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path, isDirectory: &isFolder)
        && !isFolder.boolValue && !path.hasSuffix(".md") && !path.hasSuffix("SUMS") && !path.hasSuffix(".gitattributes")
    }.sorted()
  }()

  static let expected: [String: String] = [:]
}

extension Field {
  /// Another value of its kind.
  func other(than old: Value) -> Value {
    switch kind {
    case .toggle: .text(old.text == "true" ? "false" : "true")
    case .choice: .text(options.first { $0.value != old.text }?.value ?? "other")
    case .number: .text(old.text == "7200" ? "7300" : "7200")
    case .list: .list(["changed.example"])
    case .pairs: .pairs([.init("lang", "de")])
    case .secret: .secret(Secret("changedsecret0123456789"))
    case .url: .text("https://changed.example/callback")
    case .text: .text("changed")
    }
  }
}
