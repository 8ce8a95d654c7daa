/// A click or a turn of the wheel.
public struct MouseEvent: Equatable, Sendable {
  /// Which, with the one button that counts.
  public enum Kind: Equatable, Sendable { case press, release, wheelUp, wheelDown }

  public var kind: Kind
  public var position: Position

  public init(kind: Kind, position: Position) {
    self.kind = kind
    self.position = position
  }
}

/// Everything that can come from a terminal.
public enum Input: Equatable, Sendable {
  case key(Key)
  /// Pasted text as it came, newlines and control characters included.
  case paste(String)
  case mouse(MouseEvent)
  case resized(Size)
  /// The terminal is gone; nothing follows.
  case hangup
}
