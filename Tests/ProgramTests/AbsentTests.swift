import Foundation
import Testing

/// What the README says is deliberately absent is absent: held by what the sources import and declare.
@Suite struct AbsentTests {
  /// Whatever reads, writes, waits, opens a library or knows a terminal.
  private static let outside = [
    "Glibc", "Foundation", "FoundationEssentials", "Dispatch", "Terminal", "Files", "Session", "Loopback",
    "Rehearsal", "Processes", "CCurl", "CCrypto", "CNcurses", "CAttributes", "CSpawn",
  ]

  @Test(arguments: ["SignOn", "Wizard", "TextUI", "Text", "ConfigText"])
  func thePureModulesDoNoInputOrOutput(module: String) throws {
    for text in try SourceTree.texts(in: "Sources/\(module)") {
      let imports = text.matches(of: /(?m)^(?:@\w+ )*import (\w+)/).map { String($0.1) }
      #expect(Set(imports).isDisjoint(with: Self.outside), "\(imports)")
      #expect(!text.contains(/\b(print|readLine|fopen|getenv)\(|\.live\b/))
    }
  }

  /// Nothing of the state can be set from outside its module; inside, `update` is the one way in.
  @Test func onlyUpdateChangesTheState() throws {
    let texts = try SourceTree.texts(in: "Sources/Wizard")
    for text in texts { #expect(!text.contains("package mutating func")) }
    let state = try #require(texts.first { $0.contains("package struct State:") })
    let body = try #require(state.split(separator: "package struct State:").last?.split(separator: "\n}\n").first)
    #expect(!body.contains(/(?m)^  package var \w+(: [^{]*| = .*)$/), "a property can be set from outside")
    let ways = texts.flatMap { $0.matches(of: /package func \w+\([^)]*inout State/) }
    #expect(ways.count == 1)
  }

  @Test func findingsAreNeverStored() throws {
    for file in ["SignOn/Model/Settings.swift", "SignOn/Ladder/Facts.swift", "Wizard/Model/State.swift"] {
      let text = try SourceTree.text("Sources/\(file)")
      #expect(!text.contains(/(?m)^  .*(var|let) \w+: \[?(Finding|Verdict)\b[^{]*$/), "\(file)")
    }
  }

  @Test(arguments: [
    ("CNcurses", "Terminal"), ("CCurl", "OpenIDConnect"), ("CCrypto", "OpenIDConnect"), ("CSpawn", "Processes"),
  ])
  func aLibraryHasOneDoor(library: String, module: String) throws {
    for folder in try SourceTree.files(in: "Sources") where folder != module {
      for text in try SourceTree.texts(in: "Sources/\(folder)") { #expect(!text.contains("import \(library)\n")) }
    }
  }

  /// Bytes are put in place of others in one function; everything else yields edits.
  @Test func aTextChangesOnlyInsideAnEdit() throws {
    for module in ["ConfigText", "SignOn/Documents", "SignOn/Kinds", "Files"] {
      for text in try SourceTree.texts(in: "Sources/\(module)") {
        #expect(!text.contains(/[bB]ytes\.(replaceSubrange|insert|removeSubrange|removeAll)\(/))
      }
    }
  }
}
