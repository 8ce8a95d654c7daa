import Testing

/// One process has one screen, so these run one after the other.
@Suite(.serialized) @MainActor struct TerminalTests {}
