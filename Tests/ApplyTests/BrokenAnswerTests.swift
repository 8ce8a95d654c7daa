import Foundation
import Session
import SignOn
import TestThreads
import Testing
import Text

@testable import Rehearsal

/// Connections that break off while a configuration is applied.
@Suite(.waiting) struct BrokenAnswerTests {
  /// How far the places are apart at which answers break off; with 1 it takes many minutes.
  private static let step =
    ProcessInfo.processInfo.environment["OPENMETADATA_SSO_BREAK_STEP"].flatMap { Int($0) } ?? 199

  private static let releases = ["1.13.6", "2.1.0"]

  /// Wherever an answer breaks off, what is told is what the server has.
  @Test(arguments: releases) func whatIsToldHolds(release: String) async throws {
    let whole = try await ApplyScene(release: release).run()
    #expect(whole.record.end == .applied && whole.requests.count == whole.lengths.count)
    #expect(whole.requests.contains { $0.method == "PUT" })
    var ends: Set<ApplyEnd> = []
    for (answer, length) in whole.lengths.enumerated() {
      for bytes in stride(from: answer % Self.step, to: length, by: Self.step) {
        let outcome = try await ApplyScene(release: release, broken: (answer, bytes)).run()
        outcome.demandSafety()
        ends.insert(outcome.record.end)
        let place = "answer \(answer) to \(whole.requests[answer].path), after \(bytes) of \(length) bytes"
        let isOurs = outcome.running["authenticationConfiguration"]?["clientId"]?.text == "5k2f8hq0v1n3example4u7t9s"
        #expect(outcome.stored == outcome.running, "\(place)")
        switch outcome.record.end {
        case .applied: #expect(isOurs, "\(place)")
        case .stopped, .unreachable, .overtaken, .takenBack:
          #expect(outcome.running == RehearsedServer.firstStart && !outcome.record.mayArrive, "\(place)")
        case .notTakenBack, .shown: Issue.record("\(outcome.record.end): \(place)")
        }
      }
    }
    #expect(ends.isSuperset(of: [.applied, .unreachable]))
  }
}
