import Foundation
import Testing

/// Compares a screen with its file beside the tests; `RECORD_SCREENS=1` writes the file instead.
func expectScreen(_ screen: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Screens/\(name).screen")
  if ProcessInfo.processInfo.environment["RECORD_SCREENS"] != nil {
    try Data(screen.utf8).write(to: file)
    return
  }
  let expected = try String(contentsOf: file, encoding: .utf8)
  guard expected != screen else { return }
  Issue.record("\(name).screen differs:\n\(difference(expected, screen))", sourceLocation: sourceLocation)
}

/// The lines that differ, `-` as recorded and `+` as they are now.
private func difference(_ expected: String, _ found: String) -> String {
  let (old, new) = (expected.components(separatedBy: "\n"), found.components(separatedBy: "\n"))
  return (0..<max(old.count, new.count)).flatMap { row -> [String] in
    let (left, right) = (row < old.count ? old[row] : "", row < new.count ? new[row] : "")
    return left == right ? [] : ["\(row + 1) - \(left)", "\(row + 1) + \(right)"]
  }.joined(separator: "\n")
}
