import Dispatch
import Files
import Glibc
import Wizard

/// What the screen's event loop waits for: an event for the wizard, or a signal for the program.
package enum SessionEvent: Sendable {
  case wizard(Event)
  case windowChanged
  case continued
  case signal(Int32)
  /// A key ended the session.
  case ended(Ending)
}

/// The one stream of a session. It exists before the terminal is taken over: a signal that arrives then waits in it.
package struct SessionEvents {
  let stream: AsyncStream<SessionEvent>
  let report: AsyncStream<SessionEvent>.Continuation
  private let signals: any DispatchSourceRead

  package init(_ draftStore: DraftStore?) {
    let (stream, report) = AsyncStream<SessionEvent>.makeStream()
    (self.stream, self.report) = (stream, report)
    signals = Signals.heard(Self.numbers) { number in
      switch number {
      case SIGWINCH: report.yield(.windowChanged)
      case SIGCONT: report.yield(.continued)
      case SIGTSTP: report.yield(.wizard(.input(.key(.control("z")))))
      default:
        report.yield(.signal(number))
        Signals.endInAnyCase(by: number, draftStore)
      }
    }
  }

  private static let numbers = [SIGWINCH, SIGCONT, SIGTSTP] + Signals.endings

  /// There is no session after all.
  package func end() { Signals.leave(Self.numbers, signals) }
}
