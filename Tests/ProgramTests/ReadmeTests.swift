import Foundation
import SignOn
import Testing
import TextUI

@testable import Files
@testable import Wizard

/// What the README says of the program, held against the program.
@Suite struct ReadmeTests {
  let text: String

  init() throws { text = try SourceTree.text("README.md") }

  /// The rows of the table under that head, without it.
  private func table(_ head: String) throws -> [[String]] {
    let lines = text.components(separatedBy: "\n")
    let start = try #require(lines.firstIndex { $0.hasPrefix("| \(head) |") }, "there is no table of \(head)")
    return lines[(start + 2)...].prefix { $0.hasPrefix("|") }.map { line in
      line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }

  @Test func theFieldsArePutByPage() throws {
    let told = try table("page").map { "\($0[0]): \($0[1])" }
    #expect(told == Page.all.map { "\($0.title): \($0.fields.map(\.label).joined(separator: ", "))" })
  }

  @Test func theFormatsSayWhetherTheyHoldTheSecret() throws {
    let told = try table("format").map { [$0[0], $0[2]] }
    #expect(told == FileKind.written.map { ["`\($0.id)`", $0.holdsSecret ? "yes, mode 0600" : "no"] })
  }

  @Test func theExitCodesAreThoseOfTheProgram() throws {
    let told = try table("exit code")
    #expect(told == ExitStatus.allCases.map { [String($0.rawValue), $0.meaning.replacing("diff:", with: "`diff`:")] })
    #expect(text.contains("130 for Ctrl-C"))
  }

  @Test func theCountOfTheRulesIsRight() {
    let told = text.firstMatch(of: /(\d+) rules need no network/)?.1
    #expect(told.flatMap { Int($0) } == SignOn.Check.all.count { !$0.needsAccount })
    #expect(text.contains("in \(SignOn.Check.all.count(where: \.needsAccount)) rules"))
  }

  @Test func theStepsOfAskingAreInOrder() {
    let steps = Ladder.standard.steps.enumerated().map { "\($0 + 1). \($1.title)\n" }
    #expect(text.contains(steps.joined()))
  }

  @Test func theQuestionsAreCounted() {
    let words = [4: "Four", 5: "Five", 6: "Six"]
    #expect(text.contains("\(words[Field.all.count(where: \.isAsked)] ?? "?") questions have no other answer"))
  }

  /// The commands and their options, as the program itself dumps them.
  private struct Declared: Decodable {
    struct Command: Decodable {
      let commandName: String
      var subcommands: [Command]?
      var arguments: [Argument]?
      var options: [String] { (arguments ?? []).flatMap { $0.names ?? [] }.map(\.option) }
    }

    struct Argument: Decodable { var names: [Name]? }

    struct Name: Decodable {
      let kind: String
      let name: String
      var option: String { (kind == "short" ? "-" : "--") + name }
    }

    let command: Command
  }

  private func commands() async throws -> [Declared.Command] {
    let dump = try await CommandRun(["--experimental-dump-help"], in: "/").output
    let root = try JSONDecoder().decode(Declared.self, from: Data(dump)).command
    return (root.subcommands ?? []).filter { $0.commandName != "help" }
  }

  @Test func theVariablesAreThoseTheProgramReads() throws {
    let told = Set(try table("variable").flatMap { $0[0].matches(of: /[A-Z_]+/).map { String($0.0) } })
    var read: Set<String> = []
    for text in try SourceTree.texts(in: "Sources") {
      for match in text.matches(of: /(?:getenv\(|variable\(|environment\[)"([A-Z_]+)"/) { read.insert(String(match.1)) }
      for match in text.matches(of: /variables\[\] = \{([^}]*)\}/) {
        read.formUnion(match.1.matches(of: /[A-Z_]+/).map { String($0.0) })
      }
    }
    #expect(read == told.subtracting(["HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"]))
  }

  @Test func everyCommandIsShown() async throws {
    let shown = Set(text.matches(of: /(?m)^openmetadata-sso ([a-z-]+)/).map { String($0.1) }).filter { $0.first != "-" }
    let known = try await commands().map(\.commandName)
    #expect(shown == Set(known))
  }

  @Test func everyOptionIsOneThatItsCommandTakes() async throws {
    let commands = try await commands()
    let all = Set(commands.flatMap(\.options) + ["--generate-completion-script"])
    let others = ["swift ", "docker compose", "Tests/", "apt-get", "swift run", "`--check` tells"]
    for line in text.components(separatedBy: "\n") where !others.contains(where: line.contains) {
      let words = line.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
      let isCommand = words.count > 1 && words[0] == "openmetadata-sso"
      let command = isCommand ? commands.first { $0.commandName == words[1] } : nil
      let known = command.map { Set($0.options) } ?? all
      for match in line.prefix(while: { $0 != "#" }).matches(of: /(?:^|[^-\w])(--[a-z][a-z-]*)/) {
        #expect(known.contains(String(match.1)), "\(line)")
      }
    }
  }

  @Test func everyFunctionKeyIsNamed() {
    let known = Keymap.bindings.flatMap(\.keys).compactMap { key in
      if case .function(let number) = key { number } else { nil }
    }
    #expect(Set(text.matches(of: /\bF(\d+)\s[a-z]+/).compactMap { Int($0.1) }) == Set(known))
  }

  @Test func thePicturesAreThere() throws {
    let pictures = text.matches(of: /\]\((screenshots\/[^)]+)\)/).map { String($0.1) }
    #expect(!pictures.isEmpty)
    for picture in pictures { #expect(try SourceTree.text(picture).isEmpty == false) }
  }
}
