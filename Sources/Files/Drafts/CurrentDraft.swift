import Synchronization
import Wizard

/// The draft that is saved into now; a wizard has one after the other.
package final class CurrentDraft: Sendable {
  private struct Holding {
    var draft: Draft?
    var tell: (@Sendable (DraftNews) -> Void)?
  }

  private let holding: Mutex<Holding>

  package init(_ draft: Draft?) { holding = Mutex(Holding(draft: draft)) }

  package var isKept: Bool { holding.withLock { $0.draft?.isKept ?? false } }

  /// True where it is saved, or nothing is kept at all.
  package func save(_ bytes: [UInt8]) -> Bool { holding.withLock { $0.draft?.save(bytes) ?? true } }

  package func remove() { holding.withLock { $0.draft?.remove() } }
  package func replace(by draft: Draft?) { holding.withLock { $0.draft = draft } }
  package func onFailure(_ tell: @escaping @Sendable (DraftNews) -> Void) { holding.withLock { $0.tell = tell } }

  package func tellFailure() {
    holding.withLock { $0.tell }?(.notKept("The draft cannot be saved; what is typed from here on is not kept"))
  }
}
