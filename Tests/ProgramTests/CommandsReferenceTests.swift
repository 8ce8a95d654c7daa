import Foundation
import TestThreads
import Testing

/// Every command on the files that others have published, where they are at hand.
@Suite(.waiting) struct CommandsReferenceTests {
  static let files: [String] = {
    guard let root = ProcessInfo.processInfo.environment["OPENMETADATA_REFERENCE"] else { return [] }
    let folder = root + "/samples"
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return names.sorted().map { "\(folder)/\($0)" }.filter { path in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
    }
  }()

  @Test(.enabled(if: !files.isEmpty), arguments: files)
  func eachFileIsJudgedShownAndExportedOrRefused(_ path: String) async throws {
    try await TestFolder.with { folder in
      let check = try await folder.run("check", "--offline", "--json", path)
      try #require([0, 1, 5].contains(check.status), "\(check.messages)")
      let isTaken = check.status != 5
      if isTaken { #expect(try check.json()["status"] as? Int == Int(check.status)) }
      #expect(try await folder.run("summary", "--json", path).status == (isTaken ? 0 : 5))
      #expect(try await folder.run("redact", path).status == 0)
      let others = [["check", "--offline", path], ["summary", "--format", "markdown", path], ["diff", path, path]]
      for words in others {
        let run = try await CommandRun(words, in: folder.path)
        #expect(run.status == (isTaken ? (words[0] == "check" ? check.status : 0) : 5), "\(words[0]): \(run.messages)")
        #expect(run.messages.isEmpty == isTaken && !run.output.contains(0x1B) && !run.messages.contains("\u{1B}"))
        #expect(run.output.isEmpty == (!isTaken || words[0] == "diff"))
      }
      for format in [
        "openmetadata-yaml", "docker-env", "compose-override", "helm-values", "kubernetes-secret",
        "security-config-yaml", "security-config-json", "answers",
      ] {
        let export = try await folder.run("export", "--force", "--from", path, "--to", format)
        #expect(export.status == (isTaken ? 0 : 5), "\(format): \(export.messages)")
        #expect(export.output.isEmpty == !isTaken && !export.output.contains(0x1B))
        #expect(
          export.messages.split(separator: "\n").allSatisfy { line in
            ["openmetadata-sso: ", "    "].contains(where: line.hasPrefix)
          })
      }
    }
  }
}
