import Foundation
import Readers
import TestThreads
import Testing

/// From nothing, and from the chart's own values, to what Helm hands to the templates: every value as `summary` says it.
@Suite(
  .waiting,
  .enabled(
    if: OutsideTools.helm != nil && OutsideTools.reference != nil,
    "OPENMETADATA_SSO_HELM or OPENMETADATA_REFERENCE is not set"))
struct HelmEngineTests {
  private static let answers = [
    "--set", "provider=aws-cognito", "--set", "discovery-uri=\(ProgramRun.pool)", "--set",
    "callback-url=\(ProgramRun.callback)", "--set",
    "admin-principals=alice,bob", "--set", "secure-session-cookie=true", "--set",
    "jwt-principal-claims-mapping=[\"username:sub\",\"email:email\"]", "--yes",
  ]

  private struct Case: Encodable {
    let name: String
    let chart: String
    let values: String
    let fields: JSONPart
    let summary: JSONPart
  }

  private struct Cases: Encodable { let cases: [Case] }
  private struct Answer: Decodable { let failures: [String] }

  @Test(
    arguments: [("helm-1.11.14", "1.11"), ("helm-1.13.1", "1.12"), ("helm-1.13.1", "1.13")], [true, false])
  func whatIsSaidArrives(chart: (folder: String, release: String), isNew: Bool) async throws {
    let chartFolder = "\(try #require(OutsideTools.reference))/samples/\(chart.folder)"
    try await TestFolder.with { folder in
      let written: [String]
      if isNew {
        written = [
          "setup", "--format", "helm-values", "--output", "values.yaml", "--rehearse", "--secret-env", "SECRET",
          "--set", "client-id=\(ProgramRun.clientID)",
        ]
      } else {
        let stock = try String(contentsOfFile: "\(chartFolder)/charts__openmetadata__values.yaml", encoding: .utf8)
        try folder.write("values.yaml", stock)
        // Its client secret is in a Kubernetes Secret, and the ID there too.
        written = ["edit", "values.yaml", "--offline", "--set", "client-id=\(ProgramRun.clientID)"]
      }
      let run = try await CommandRun(
        written + Self.answers + ["--openmetadata", chart.release], in: folder.path,
        environment: ["SECRET": ProgramRun.secret])
      #expect(run.status == 0, "\(run.messages)")
      let summary = try await folder.run(
        "summary", "values.yaml", "--format", "json", "--openmetadata", chart.release)
      let fields = try await folder.run("fields", "--json")
      let cases = Cases(cases: [
        Case(
          name: "\(chart.release)\(isNew ? " new" : "")", chart: chartFolder, values: folder["values.yaml"],
          fields: JSONPart(try fields.json()["fields"]), summary: JSONPart(try summary.json()["fields"]))
      ])
      let reader = PythonReader("helm_values.py", interpreter: OutsideTools.helm)
      #expect(try await reader.read(cases, as: Answer.self).failures == [])
    }
  }
}
