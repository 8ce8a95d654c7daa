import Dispatch
import Files
import Glibc
import Wizard

/// What wakes the event loop: something for the wizard, or a signal for the program.
package enum Happening: Sendable {
  case event(Event)
  case windowChanged
  case continued
  case signal(Int32)
  /// A key has led to the end.
  case ended(Ending)
}

/// The one stream of a session. It is there before the terminal is taken: a signal that comes meanwhile waits in it.
package struct Wakes {
  package let happenings: AsyncStream<Happening>
  package let report: AsyncStream<Happening>.Continuation
  private let signals: any DispatchSourceRead

  package init(_ draftStore: DraftStore?) {
    let (happenings, report) = AsyncStream<Happening>.makeStream()
    (self.happenings, self.report) = (happenings, report)
    signals = Signals.heard(Self.numbers) { number in
      switch number {
      case SIGWINCH: report.yield(.windowChanged)
      case SIGCONT: report.yield(.continued)
      case SIGTSTP: report.yield(.event(.input(.key(.control("z")))))
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
