import ConfigText
import Foundation
import Testing

/// Other people's files, where they are at hand: one value set, all else as it was, or a refusal with its place.
@Suite(.enabled(if: SampleFiles.root != nil)) struct SampleFilesTests {
  @Test(arguments: SampleFiles.files) func oneValueChangesOrTheFileIsRefused(file: String) throws {
    let root = try #require(SampleFiles.root)
    let bytes = [UInt8](try Data(contentsOf: root.appendingPathComponent(file)))
    var outcome = Outcome(bytes: bytes)
    do {
      if file.hasSuffix(".json") {
        try outcome.tryJSON()
      } else if SampleFiles.isEnv(file) {
        try outcome.tryEnv()
      } else {
        try outcome.tryYAML()
      }
    } catch let refusal as EditRefusal {
      outcome.refuse(refusal)
    }
    #expect(outcome.changed + outcome.refusals.count > 0)
    if ProcessInfo.processInfo.environment["PRINT_OUTCOMES"] != nil {
      let refusals = Dictionary(grouping: outcome.refusals) { "\($0.reason)" }.map { reason, all in
        "\(reason) ×\(all.count), first at \(all[0].line):\(all[0].column)"
      }
      print("| \(file) | \(outcome.changed) | \(refusals.sorted().joined(separator: "; ")) |")
    }
  }
}

enum SampleFiles {
  static let root = ProcessInfo.processInfo.environment["OPENMETADATA_REFERENCE"].map {
    URL(fileURLWithPath: $0).appendingPathComponent("samples")
  }

  static let files: [String] = {
    guard let root, let found = FileManager.default.enumerator(atPath: root.path) else { return [] }
    return found.compactMap { $0 as? String }.filter { path in
      let name = path.split(separator: "/").last ?? ""
      let kinds = [".yaml", ".yml", ".tftpl", ".env", ".sh", ".example", ".json", "-mysql", "-postgres"]
      return kinds.contains { name.hasSuffix($0) } || name.contains(".env.")
    }.sorted()
  }()

  static func isEnv(_ file: String) -> Bool {
    ![".yaml", ".yml", ".tftpl"].contains { file.hasSuffix($0) }
  }
}
