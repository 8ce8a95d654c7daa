/// A click or a turn of the wheel.
package struct MouseEvent: Equatable, Sendable {
  /// Which, with the one button that counts.
  package enum Kind: Equatable, Sendable { case press, release, wheelUp, wheelDown }

  package var kind: Kind
  package var position: Position

  package init(kind: Kind, position: Position) {
    self.kind = kind
    self.position = position
  }
}

/// Everything that can come from a terminal.
package enum Input: Equatable, Sendable {
  case key(Key)
  /// Pasted text as received, including newlines and control characters.
  case paste(String)
  case mouse(MouseEvent)
  case resized(Size)
  /// The terminal is gone; nothing follows.
  case hangup
}
