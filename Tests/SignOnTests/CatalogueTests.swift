import Foundation
import SignOn
import Testing

/// What is declared is listed; a file holds one member, or for checks all that must hold of one subject.
@Suite struct CatalogueTests {
  struct Folder: Sendable, CustomTestStringConvertible {
    let name: String
    let type: String
    /// What is listed, by the name the member is declared with.
    let listed: [String]
    /// Where else members may stand: a provider brings its own checks.
    var others: [String] = []
    /// Whether a file holds one member, for which it is named.
    var isOneToAFile = true
    var testDescription: String { name }
  }

  static let folders = [
    Folder(
      name: "Checks", type: "\\w*[cC]heck", listed: Check.all.map(\.name), others: ["Providers"], isOneToAFile: false),
    Folder(name: "Ladder", type: "Step", listed: Ladder.standard.steps.map(\.name)),
    Folder(name: "Kinds", type: "FileKind", listed: FileKind.all.map(\.id)),
    Folder(name: "Providers", type: "Provider", listed: Provider.all.map(\.id)),
    Folder(name: "Pages", type: "Page", listed: Page.all.map(\.id)),
  ]

  private struct Member {
    let file: String
    let name: String
    let id: String
  }

  /// The members that the files of a folder declare: `static let name = Type("id", …` or `Type(id: "id", …`.
  private func members(_ folder: Folder) throws -> [Member] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Sources/SignOn")
    let pattern = try Regex<(Substring, Substring, Substring)>(
      #"static let (\w+)(?:: \w+)? = \#(folder.type)\(\s*(?:id: )?"([^"]+)""#)
    return try ([folder.name] + folder.others).flatMap { name in
      let place = root.appendingPathComponent(name)
      return try FileManager.default.contentsOfDirectory(atPath: place.path).sorted().flatMap { file in
        let text = try String(contentsOf: place.appendingPathComponent(file), encoding: .utf8)
        return text.matches(of: pattern).map { Member(file: file, name: String($0.1), id: String($0.2)) }
      }
    }
  }

  @Test(arguments: folders) func whatIsDeclaredIsListed(folder: Folder) throws {
    #expect(try members(folder).map(\.id).sorted() == folder.listed.sorted())
    #expect(Set(folder.listed).count == folder.listed.count)
  }

  @Test(arguments: folders.filter(\.isOneToAFile)) func aFileHoldsOneMember(folder: Folder) throws {
    let files = try members(folder).map(\.file)
    #expect(Set(files).count == files.count)
  }

  @Test(arguments: folders.filter(\.isOneToAFile)) func aFileIsNamedForItsMember(folder: Folder) throws {
    for member in try members(folder) {
      let file = member.file.dropLast(".swift".count).lowercased()
      let name = member.name.lowercased()
      #expect(file == name || file == "\(name)page", "\(member.file) holds \(member.name)")
    }
  }

  @Test(arguments: folders.filter { $0.name == "Checks" || $0.name == "Ladder" })
  func aMemberIsNamedForWhatMustHold(folder: Folder) throws {
    for member in try members(folder) {
      #expect(member.id.filter { $0 != "-" } == member.name.lowercased(), "\(member.name) is called \(member.id)")
    }
  }
}
