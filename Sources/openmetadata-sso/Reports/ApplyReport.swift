import Files
import OpenMetadataServer
import Session
import SignOn
import Text
import TextUI

/// The record of applying a configuration, for people and for programs.
struct ApplyReport {
  private let record: ApplyRecord
  private let address: ServerAddress
  private let document: Document?
  private let isRehearsal: Bool

  init(_ record: ApplyRecord, _ address: ServerAddress, _ document: Document?, isRehearsal: Bool) {
    self.record = record
    self.address = address
    self.document = document
    self.isRehearsal = isRehearsal
  }

  var end: ApplyEnd { record.end }

  var status: ExitStatus {
    switch record.end {
    case .applied, .shown: .done
    case .stopped: .serverRefused
    case .unreachable: .unreachable
    case .overtaken: .fileChanged
    // With --take-back it is what was asked for.
    case .takenBack: record.known.former == nil ? .takenBack : .done
    case .notTakenBack: .takenBack
    }
  }

  /// How it ended and what the server has now.
  private var words: String {
    let url = visible(address.url)
    switch record.end {
    case .applied:
      let hasSignedIn = record.known.hasSignedIn == true
      return "Applied: \(url) has the configuration and starts sign-ins with it"
        + (hasSignedIn
          ? ", and somebody has signed in."
          : ". Test a sign-in in a private window now, while the token is valid.")
    case .shown: return "Nothing was written to \(url)."
    case .stopped where record.mayArrive:
      return
        "The write went unanswered, and \(url) has the former settings. It may still arrive: check again in a minute."
    case .stopped where wrote: return "\(url) has the former settings."
    case .stopped, .unreachable: return "Nothing was written to \(url)."
    case .overtaken:
      return wrote
        ? "\(url) has settings that somebody else wrote after this; nothing was put back."
        : "Nothing was written to \(url)."
    case .takenBack: return "\(url) has the former settings again."
    case .notTakenBack:
      return "\(url) may have settings that nobody can sign in with, and they could not be put back."
    }
  }

  private var wrote: Bool { record.results.contains { $0.step == .write && !$0.isFailed } }

  private var nextSteps: [NextStep] {
    (record.end == .applied ? record.known.settings.aftermath(record.known.changes.map(\.field)) : []) + rescue
  }

  /// What lets people in again; told where the server may not, or where somebody insisted.
  private var rescue: [NextStep] {
    let isNeeded =
      switch record.end {
      case .notTakenBack: true
      case .applied: record.results.contains(where: \.isInsisted)
      case .stopped: record.mayArrive
      case .shown, .unreachable, .overtaken, .takenBack: false
      }
    guard isNeeded else { return [] }
    return record.known.settings.rescue(with: record.isBackupUsable ? record.backup : nil, after: document)
  }

  var ending: String {
    var lines = ["", words]
    if let backup = record.backup, record.known.former == nil {
      let isBack = ![.applied, .overtaken, .notTakenBack].contains(record.end)
      lines.append(
        isBack || !record.isBackupUsable
          ? "The former settings\(record.isBackupUsable ? "" : ", without their secret,") are saved in \(visible(backup))."
          : "The former settings are in \(visible(backup)). To put them back: openmetadata-sso apply --server "
            + "\(visible(shellWord(address.url))) --take-back \(visible(shellWord(backup)))"
      )
    }
    lines += nextSteps.map(\.shown)
    return lines.joined(separator: "\n") + "\n"
  }

  /// `{"status", "end", "server", "release", "backup", "restorable", "applying": [{"name", "title", "verdict", "detail",
  /// "insisted", "findings"}], "testCallback", "changes": [{"field", "old", "new"}], "nextSteps", "summary", "rehearsal"}`
  /// `testCallback` is the callback URL of the test sign-in, null if it is the configured one.
  var json: String {
    JSON.result(
      status,
      [
        ("end", .text(record.end.rawValue)), ("summary", .text(words)), ("server", .text(address.url)),
        ("release", .optional(record.known.release?.description)), ("backup", .optional(record.backup)),
        ("restorable", .bool(record.isBackupUsable)), ("applying", .list(record.results.map(\.json))),
        ("testCallback", .optional(record.known.testCallback)),
        ("changes", .list(record.known.changes.map(\.tree))),
        (
          "nextSteps",
          .list(nextSteps.map { .object([("title", .text($0.title)), ("command", .optional($0.command))]) })
        ), ("rehearsal", .bool(isRehearsal)),
      ])
  }
}

extension ApplyCase {
  /// Field by field, between the settings in use and those to apply; empty while the server's are not known.
  var changes: [FieldDifference] {
    guard let live, let running = try? Document.running(live, at: "server") else { return [] }
    return FieldDifference.between(Settings(running, like: settings), settings)
  }

  var changesLines: [String] {
    let lines = FieldDifference.text(changes).split(separator: "\n").map(String.init)
    return lines.isEmpty ? ["No visible difference; a secret may differ."] : lines
  }
}

extension ApplyResult {
  /// The step and its findings, one a line.
  var text: String {
    let (word, detail) = verdict.outcome
    let more = isFailed ? "" : detail
    let lines = findings.map { finding in
      let head = [finding.severity.word, finding.field].filter { !$0.isEmpty }.joined(separator: ": ")
      let remedy = finding.remedy.isEmpty ? "" : "\n      \(visible(finding.remedy))"
      return "    \(head): \(visible(finding.message))\(remedy)"
    }
    let end = isInsisted ? "failed, insisted" : word.rawValue + (more.isEmpty ? "" : ", \(visible(more))")
    return (["\(step.title): \(end)"] + lines).joined(separator: "\n") + "\n"
  }

  fileprivate var json: JSON {
    let (word, detail) = verdict.outcome
    return .object([
      ("name", .text(step.rawValue)), ("title", .text(step.title)), ("verdict", .text(word.rawValue)),
      ("detail", .text(detail)), ("insisted", .bool(isInsisted)),
      ("findings", .list(findings.map { Examination.Item(finding: $0, line: nil).json })),
    ])
  }
}
