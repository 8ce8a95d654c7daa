import Emulator
import Foundation
import Glibc
import TestThreads
import Testing

/// A signal in the midst of the start.
@Suite(.waiting) struct StartTests {
  private static let moments = 48

  @Test(arguments: 0...moments, [["--offline"], ["--offline", "--plain"]])
  func oneSignalAtAnyMomentOfTheStartEndsIt(moment: Int, arguments: [String]) throws {
    let signals = [SIGTERM, SIGTERM, SIGINT, SIGHUP, SIGQUIT]
    let signal = signals[moment % signals.count]
    let run = try ProgramRun(arguments)
    let wanted = try Self.faultsOfAStart() * moment / Self.moments
    while try run.faults < wanted, !run.pty.waitUntil(timeout: 0.001, { $0.received.count > 400 }) { continue }
    run.pty.signal(signal)
    #expect(run.pty.waitForExit() == .signalled(signal))
    #expect(run.isGivenBack)
    #expect(run.drafts == [])
  }

  /// The pages that a process has touched tell how far it has come, whatever time it took.
  private static func faultsOfAStart() throws -> Int { try whole.get() }

  private static let whole = Result {
    let run = try ProgramRun(["--offline"])
    try run.start()
    return try run.faults
  }
}

extension ProgramRun {
  /// The minor page faults of the process so far (proc_pid_stat(5)).
  fileprivate var faults: Int {
    get throws {
      let line = try String(contentsOfFile: "/proc/\(pty.process)/stat", encoding: .utf8)
      let fields = line.split(separator: ")").last?.split(separator: " ") ?? []
      return try #require(fields.count > 7 ? Int(fields[7]) : nil)
    }
  }
}
