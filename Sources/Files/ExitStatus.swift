/// The exit codes, for scripts.
package enum ExitStatus: Int32, CaseIterable {
  case done = 0
  case findings = 1
  case unreachable = 2
  case refused = 3
  case abandoned = 4
  case fileTrouble = 5
  case fileChanged = 6
  case serverRefused = 7
  case takenBack = 8
  case usage = 64

  /// For help and README.
  package var meaning: String {
    switch self {
    case .done: "success, or no errors found"
    case .findings: "errors found; for diff: there is a difference"
    case .unreachable: "the provider or the server cannot be reached"
    case .refused: "the provider rejects the app client, callback URL, scope or secret"
    case .abandoned: "cancelled without writing"
    case .fileTrouble: "a file could not be read or written"
    case .fileChanged: "the file, or the server's configuration, changed in the meantime"
    case .serverRefused: "the server refused, or nothing was written to it as a check failed"
    case .takenBack: "written to the server, failed, and taken back; or not, and the way back is printed"
    case .usage: "invalid command line"
    }
  }
}
