import SignOn
import TextUI

/// What the running server does, line by line: each check, then what it found about single fields.
func serverRows(_ state: State) -> [CheckRow] {
  guard state.run.server != nil else { return [] }
  let results = state.serverResults
  guard !results.isEmpty else {
    return [CheckRow(.server, state.server == .asking ? .asking : .waiting, ServerCheck.answers.title, state)]
  }
  return results.flatMap { result in
    var row = CheckRow(.server, result.verdict, result.check.title, state)
    let others = result.otherFindings
    // Where it only counts what differs, that follows.
    if let finding = row.finding, others.count == result.findings.count {
      (row.detail, row.finding) = (finding.message, nil)
    }
    return [row] + others.map { CheckRow(.server, $0, title: "  \(Field.named($0.field)?.shortLabel ?? "")") }
  }
}
