import Foundation
import Readers
import Rehearsal
import SignOn
import TestThreads
import Testing

@testable import Files

/// The result of `check` for programs of others: JSON by its schema, SARIF and JUnit.
@Suite(.waiting) struct CheckResultTests {
  private let reader = PythonReader("results.py", packages: ["jsonschema": "python3-jsonschema"])

  private struct Cases: Encodable {
    var schema = "{}"
    var results: [String] = []
    var suites: [String] = []
  }

  private struct Answer: Decodable {
    let faults: [[String]]
    let suites: [Suite]

    struct Suite: Decodable {
      let name: String
      let counts: [Int]
      let found: [Int]
    }
  }

  /// Runs that between them have findings of each severity, with and without a line, and each verdict.
  static let runs = [
    ["--offline", "openmetadata.yaml"], ["--offline", "--set", "admin-principals=Alice:", "sso.env"],
    ["--offline", "values.yaml"], ["--offline", "broken & <odd>.env"], ["--rehearse", "config.json"],
    ["--rehearse", "--fault", Fault.serverError.rawValue, "compose.yml"],
    ["--rehearse", "--fault", Fault.wrongSecret.rawValue, "openmetadata.yaml"],
    ["--offline", "openmetadata.yaml", "one.env"],
  ]

  private func texts(_ shape: String) async throws -> [String] {
    var texts: [String] = []
    try await TestFolder.with { folder in
      try folder.writeSamples()
      try folder.write("one.env", "AUTHORIZER_ADMIN_PRINCIPALS=[carol:x]\n")
      let odd = folder.text("sso.env").replacingOccurrences(of: "/callback", with: "/\u{7}]]>")
      try folder.write("broken & <odd>.env", odd)
      for run in Self.runs {
        let run = try await CommandRun(["check", "--format", shape] + run, in: folder.path)
        #expect(run.messages.isEmpty && [0, 1, 2, 3].contains(run.status), "\(run.messages)")
        #expect(!run.output.holds("canary"))
        texts.append(run.text)
      }
    }
    return texts
  }

  @Test func everyResultIsOfTheShapeTheSchemaGives() async throws {
    let results = try await texts("json")
    let schema = try await CommandRun(["check", "--schema"], in: "/").text
    let nothing = #"{"status": 4, "findings": [{"file": 1}]}"#
    let answer: Answer = try await reader.read(Cases(schema: schema, results: results + [nothing]))
    #expect(answer.faults.count == Self.runs.count + 1)
    #expect(answer.faults.dropLast().allSatisfy { $0.isEmpty }, "\(answer.faults)")
    #expect(answer.faults.last?.isEmpty == false)
  }

  @Test func theSchemaIsPrintedWithoutAFile() async throws {
    try await TestFolder.with { folder in
      let run = try await folder.run("check", "--schema")
      #expect(run.status == 0 && run.messages.isEmpty)
      #expect(try run.json()["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
      #expect(try await folder.run("check").status == 64)
    }
  }

  @Test func theCountsOfAJUnitFileAreThoseOfItsCases() async throws {
    let answer: Answer = try await reader.read(Cases(suites: try await texts("junit")))
    #expect(answer.suites.count == 2 * Self.runs.count)
    #expect(answer.suites.allSatisfy { $0.counts == $0.found })
    #expect(answer.suites.filter { $0.name == "checks" }.allSatisfy { $0.counts[0] == SignOn.Check.all.count + 1 })
    #expect(answer.suites.map { $0.counts[1] }.max() ?? 0 > 0 && answer.suites.map { $0.counts[2] }.max() ?? 0 > 0)
  }

  @Test func everySARIFFileIsWhole() async throws {
    var levels: Set<String> = []
    for text in try await texts("sarif") {
      let log = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
      #expect(log["version"] as? String == "2.1.0" && log["$schema"] as? String != nil)
      let runs = try #require(log["runs"] as? [[String: Any]])
      let driver = try #require((runs[0]["tool"] as? [String: [String: Any]])?["driver"])
      #expect(runs.count == 1 && driver["name"] as? String == "openmetadata-sso")
      let rules = try #require(driver["rules"] as? [[String: Any]])
      let ids = rules.compactMap { $0["id"] as? String }
      #expect(Set(ids).count == rules.count && rules.count == SignOn.Check.all.count + Ladder.standard.steps.count + 1)
      for result in try #require(runs[0]["results"] as? [[String: Any]]) {
        levels.insert(try expectWhole(result, ids))
      }
    }
    #expect(levels == ["error", "warning", "note"])
  }

  /// The level of a result that has all that SARIF 2.1.0 §3.27 asks for.
  private func expectWhole(_ result: [String: Any], _ rules: [String]) throws -> String {
    let rule = try #require(result["ruleId"] as? String)
    #expect(rules[try #require(result["ruleIndex"] as? Int)] == rule)
    let text = try #require((result["message"] as? [String: String])?["text"])
    #expect(!text.isEmpty && !text.contains("\u{7}"))
    for location in result["locations"] as? [[String: [String: Any]]] ?? [] {
      let place = try #require(location["physicalLocation"])
      let uri = try #require((place["artifactLocation"] as? [String: String])?["uri"])
      #expect(URL(string: uri) != nil && !uri.contains(" ") && !uri.contains("<"))
      if let region = place["region"] as? [String: Int] { #expect((region["startLine"] ?? 0) >= 1) }
    }
    return try #require(result["level"] as? String)
  }

  @Test func aResultStandsAtItsLine() async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      let wrong = folder.text("sso.env").replacingOccurrences(of: ProgramRun.callback, with: "http://a.example.com/x")
      try folder.write("sso.env", wrong)
      let run = try await folder.run("check", "--offline", "--format", "sarif", folder["sso.env"])
      #expect(run.status == 1)
      #expect(run.text.contains("file://\(folder.path)/sso.env") && run.text.contains(#""startLine": 14"#))
    }
  }
}
