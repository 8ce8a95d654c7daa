import Foundation

extension Process {
  private static let starting = NSLock()

  /// Runs the program while no other is being started by this method.
  ///
  /// Two at once can inherit each other's sockets by which Foundation learns of an end; the end of the one would not be
  /// seen before that of the other, and tests that wait for any child would wait for it.
  package func runAlone() throws { try Self.starting.withLock { try run() } }
}
