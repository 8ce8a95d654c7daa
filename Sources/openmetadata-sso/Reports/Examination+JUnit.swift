import SignOn
import Text
import TextUI

extension Examination {
  /// For CI servers: one test case per check and provider step; an error fails it.
  var junit: String {
    let steps = settings.steps.map { step in (step.name, step.title, step.verdict(settings).outcome) }
    let unasked = Set(SignOn.Check.all.filter { $0.needsAccount && !$0.applies(settings) }.map(\.name))
    let checks = Self.checkRules
    var suites = [
      Suite(
        "checks",
        checks.map {
          testCase($0.name, $0.title, skipped: unasked.contains($0.name) ? "the AWS account was not asked" : nil)
        }),
      Suite(
        "provider",
        steps.map { name, title, outcome in testCase(name, title, outcome) }),
    ]
    if let server {
      suites.append(
        Suite(
          "server", server.results.map { testCase($0.check.rawValue, $0.check.title, $0.verdict.outcome) }))
    }
    let lines = suites.map(\.text)
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"openmetadata-sso\">\n"
      + lines.joined() + "</testsuites>\n"
  }

  private func testCase(
    _ name: String, _ title: String, _ outcome: (word: Verdict.Outcome, detail: String)
  ) -> Case {
    let isTold = outcome.word == .passed || outcome.word == .failed
    return testCase(name, title, skipped: isTold ? nil : "\(outcome.word.rawValue) \(outcome.detail)")
  }

  private func testCase(_ name: String, _ title: String, skipped reason: String?) -> Case {
    let here = items.filter { ($0.finding.check.isEmpty ? Self.understanding : $0.finding.check) == name }
    let errors = here.filter { $0.finding.severity == .error }.map { text($0) }
    let others = here.filter { $0.finding.severity != .error }.map { text($0) }
    return Case(name: name, title: title, errors: errors, others: others, skipped: errors.isEmpty ? reason : nil)
  }
}

private struct Case {
  let name: String
  let title: String
  let errors: [String]
  let others: [String]
  let skipped: String?

  var text: String {
    var parts: [String] = []
    if let skipped { parts.append("<skipped message=\(quoted(skipped))/>") }
    if let first = errors.first {
      parts.append("<failure message=\(quoted(first))>\(escaped(errors.joined(separator: "\n")))</failure>")
    }
    if !others.isEmpty { parts.append("<system-out>\(escaped(others.joined(separator: "\n")))</system-out>") }
    let head = "    <testcase classname=\(quoted(name)) name=\(quoted(title))"
    return parts.isEmpty ? "\(head)/>\n" : "\(head)>\(parts.joined())</testcase>\n"
  }
}

private struct Suite {
  let name: String
  let cases: [Case]

  init(_ name: String, _ cases: [Case]) {
    self.name = name
    self.cases = cases
  }

  var text: String {
    let failures = cases.count { !$0.errors.isEmpty }
    let skipped = cases.count { $0.skipped != nil }
    let head =
      "  <testsuite name=\(quoted(name)) tests=\"\(cases.count)\" failures=\"\(failures)\" errors=\"0\" "
      + "skipped=\"\(skipped)\">\n"
    return head + cases.map(\.text).joined() + "  </testsuite>\n"
  }
}

private func quoted(_ text: String) -> String {
  "\"\(escaped(text.split(whereSeparator: \.isNewline).joined(separator: " ")))\""
}

/// For XML 1.0, which cannot represent most control characters.
private func escaped(_ text: String) -> String {
  visibleLines(text).asMarkup
}
