import ConfigText
import Testing

@testable import SignOn

/// Every kind of file against every field: being listed is being tested.
@Suite struct KindContractTests {
  /// Where the values are set: the kind's own empty template, else a sample of it.
  private func start(_ kind: FileKind) -> [UInt8] {
    guard kind.fileName == nil else { return Array(kind.template(.custom(.v2_1)).text.utf8) }
    return Array((KindSamples.all.first { $0.kind == kind.id }?.text ?? SampleDocuments.compose).utf8)
  }

  @Test(arguments: FileKind.all, Field.all) func whatIsSetIsReadBackAndSetOnce(kind: FileKind, field: Field) throws {
    guard let text = try kind.open(start(kind)) else {
      #expect(kind.template(.custom(.v2_1)).entries.isEmpty && kind.part == nil)
      return
    }
    let value = field.other(than: .text(""))
    for key in field.keys where kind.name(of: key) != nil && text.reference(for: key) == nil {
      if case .reference? = try text.found(key)?.content { continue }
      if case .elsewhere? = try text.found(key)?.content { continue }
      let entry = Entry(key: key, field: field.id, value: value)
      // Braces cannot stand in the default of a variable, in which a Compose file wraps what is added.
      guard kind != .compose || field.kind != .pairs else { continue }
      guard text.lineToAdd(entry) == nil else { continue }
      let change = try text.setting(entry)
      #expect(try change.text.found(key).flatMap { FieldValue($0, of: field)?.value } == value, "\(key.path)")
      #expect(change.text.bytes == text.bytes.applying(change.edits))
      #expect(try change.text.setting(entry).edits == [], "\(key.path)")
    }
  }

  @Test(arguments: FileKind.all) func aKindIsOpenedOrWritten(kind: FileKind) {
    #expect(kind.part != nil || kind.fileName != nil)
  }
}
