import Foundation
import Readers
import TestThreads
import Testing

/// From the files that releases come with, in the shapes of GitOps, Kubernetes and a machine, to single sign-on: what is
/// written, what is said, what comes next, and what the server has in the end.
@Suite(.waiting) struct StockWalkTests {
  private static let answers = [
    "--set", "provider=aws-cognito", "--set", "discovery-uri=\(ProgramRun.pool)", "--set",
    "client-id=\(ProgramRun.clientID)", "--set", "callback-url=\(ProgramRun.callback)", "--set",
    "admin-principals=alice,bob", "--set", "secure-session-cookie=true", "--secret-env", "SECRET", "--yes",
  ]
  private static let asked = [
    "provider": "aws-cognito", "client-type": "confidential", "client-id": ProgramRun.clientID,
    "callback-url": ProgramRun.callback, "secure-session-cookie": "true",
    "disable-pkce": "false", "prompt": "", "max-age": "",
  ]

  private struct Case: Encodable {
    let name: String
    let hands: String
    let release: String
    let before: [String: String]
    let after: [String: String]
    let server: String
    let chart: String
    let schema: String?
    let secrets = ["clientId": ProgramRun.clientID, "clientSecret": ProgramRun.secret]
    let asked: [String: String]
    let fields: JSONPart
    let summary: JSONPart
  }

  private struct Cases: Encodable { let cases: [Case] }
  private struct Answer: Decodable { let failures: [String] }

  @Test(arguments: StockWay.allCases) func fromSmallFiles(way: StockWay) async throws {
    try await expectWalks(way, isShipped: false)
  }

  /// OpenMetadata's own files, where they are at hand.
  @Test(
    .enabled(if: OutsideTools.reference != nil, "OPENMETADATA_REFERENCE names no folder"),
    arguments: StockWay.allCases)
  func fromShippedFiles(way: StockWay) async throws {
    try await expectWalks(way, isShipped: true)
  }

  /// Once a client is in use, its Secret decides, and a file that only names it is not changed halfway.
  @Test func aClientInUseIsChangedInItsSecret() async throws {
    try await TestFolder.with { folder in
      let files = try StockWay.flux.files(StockFiles(release: "1.12.6", isShipped: false))
      for (name, text) in files { try folder.write(name, text, mode: 0o600) }
      let secret = ["SECRET": ProgramRun.secret]
      let first = try await CommandRun(
        ["edit", "helmrelease.yaml", "--offline"] + Self.answers, in: folder.path, environment: secret)
      #expect(first.status == 0 && first.messages.contains("the Kubernetes Secret oidc-secrets"), "\(first.messages)")
      let text = folder.text("helmrelease.yaml")
      #expect(text.contains("clientId: \"\(ProgramRun.clientID)\"") && !text.contains(ProgramRun.secret))
      for more in [["--set", "client-id=another0client0id0of0the0pool"], ["--secret-env", "SECRET"]] {
        let edit = try await CommandRun(
          ["edit", "helmrelease.yaml", "--offline", "--yes"] + more, in: folder.path, environment: secret)
        #expect(edit.status == 5 && edit.messages.contains("oidc-secrets under openmetadata-oidc-client-"))
        #expect(edit.messages.contains("change it there") && folder.text("helmrelease.yaml") == text)
      }
    }
  }

  private func expectWalks(_ way: StockWay, isShipped: Bool) async throws {
    var cases: [Case] = []
    var said: [(text: String, releases: [String])] = []
    for release in StockFiles.releases {
      let (walk, text) = try await walk(way, StockFiles(release: release, isShipped: isShipped))
      cases.append(walk)
      if let same = said.firstIndex(where: { $0.text == text }) {
        said[same].releases.append(release)
      } else {
        said.append((text, [release]))
      }
    }
    let packages = ["yaml": "python3-yaml", "dotenv": "python3-dotenv", "jsonschema": "python3-jsonschema"]
    let answer = try await PythonReader("stock_walks.py", packages: packages).read(Cases(cases: cases), as: Answer.self)
    #expect(answer.failures == [])
    let texts = said.map { "\($0.releases.joined(separator: ", "))\n\n\($0.text)" }
    try expectGolden(texts.joined(separator: "\n"), way.rawValue)
  }

  /// What the files were and are, and what was said about that.
  private func walk(_ way: StockWay, _ stock: StockFiles) async throws -> (walk: Case, text: String) {
    let files = try way.files(stock)
    var result: (walk: Case, text: String)?
    try await TestFolder.with { folder in
      for (name, text) in files { try folder.write(name, text, mode: 0o600) }
      // The server's own files do not tell their release.
      let release = way.deployment == "server" ? ["--openmetadata", stock.line] : []
      let secret = ["SECRET": ProgramRun.secret]
      let edit = ["edit", way.opened] + Self.answers + release
      let rehearsed = try await CommandRun(edit + ["--rehearse", "--diff"], in: folder.path, environment: secret)
      #expect(rehearsed.status == 0 && !rehearsed.text.isEmpty, "\(rehearsed.messages)")
      #expect(folder.names == files.keys.sorted())
      let run = try await CommandRun(edit + ["--offline"], in: folder.path, environment: secret)
      #expect(run.status == 0, "\(way) \(stock.release): \(run.messages)")
      let summary = try await CommandRun(["summary", way.opened, "--format", "json"] + release, in: folder.path)
      let deployment = try #require(try summary.json()["deployment"] as? [String: Any])
      #expect(deployment["kind"] as? String == way.deployment && deployment["release"] as? String == stock.line)
      let fields = try await folder.run("fields", "--json")
      let walk = Case(
        name: "\(way) \(stock.release)", hands: way.hands, release: stock.line, before: files,
        after: files.keys.reduce(into: [:]) { $0[$1] = folder.text($1) },
        server: try stock.server(), chart: try stock.values(), schema: try stock.schema(),
        asked: Self.asked, fields: JSONPart(try fields.json()["fields"]),
        summary: JSONPart(try summary.json()["fields"]))
      result = (walk, Self.said(run, in: folder, from: files))
    }
    return try #require(result)
  }

  /// The lines that are new in each file, then what was said, without what differs each time.
  private static func said(_ run: CommandRun, in folder: TestFolder, from files: [String: String]) -> String {
    let lines = files.sorted { $0.key < $1.key }.flatMap { name, text -> [String] in
      let old = text.split(separator: "\n", omittingEmptySubsequences: false)
      let new = folder.text(name).split(separator: "\n", omittingEmptySubsequences: false)
      let added = new.difference(from: old).insertions.compactMap { change in
        if case .insert(_, let line, _) = change { "  +\(line)" } else { nil }
      }
      return ["\(name)\(added.isEmpty ? ": unchanged" : "")"] + added
    }
    let messages = run.messages.replacing("openmetadata-sso: ", with: "").replacing(/\.\d+-\d+-\d+\.bak/, with: ".bak")
    return lines.joined(separator: "\n") + "\n\n\(messages)"
  }

  /// Compares with a file under `Walks`; RECORD_GOLDEN=1 writes it anew.
  private func expectGolden(_ text: String, _ name: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Walks/\(name).txt")
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" { try Data(text.utf8).write(to: file) }
    let golden = try String(contentsOf: file, encoding: .utf8)
    let difference = text.split(separator: "\n", omittingEmptySubsequences: false)
      .difference(from: golden.split(separator: "\n", omittingEmptySubsequences: false))
    #expect(difference.isEmpty, "\(name): \(difference.map { "\($0)" }.joined(separator: "\n"))")
  }
}
