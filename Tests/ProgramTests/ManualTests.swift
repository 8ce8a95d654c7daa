import Foundation
import Rehearsal
import SignOn
import TestThreads
import Testing

@testable import openmetadata_sso

/// The manual page, and that it holds all there is.
@Suite(.waiting) struct ManualTests {
  /// What judges a page: nothing may be said of it.
  static let judges = [
    ("groff", #""$0" manual | groff -man -Tutf8 -ww -z"#), ("mandoc", #""$0" manual | mandoc -Tlint"#),
  ]
  static let isDemanded = ProcessInfo.processInfo.environment["CI"] != nil

  static func isInstalled(_ name: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: "/usr/bin/\(name)")
  }

  @Test(.enabled(if: isDemanded || judges.contains { isInstalled($0.0) }, "neither groff nor mandoc is installed"))
  func itIsSetWithoutAWarning() async throws {
    let installed = Self.judges.filter { Self.isInstalled($0.0) }
    #expect(!installed.isEmpty)
    try await TestFolder.with { folder in
      for (name, script) in installed {
        let run = try await CommandRun([], in: folder.path, script: script)
        #expect(run.status == 0 && run.output.isEmpty && run.messages.isEmpty, "\(name): \(run.text)\(run.messages)")
      }
    }
  }

  @Test func everyCommandAndOptionIsInIt() {
    let page = ManualPage().text.replacing("\n\\&", with: "\n").replacing("\n", with: " ")
    let declared = Declarations()
    let names = Program.configuration.subcommands.map { $0._commandName }
    #expect(declared.commands.map(\.name) == names)
    for command in declared.commands {
      #expect(page.contains(".SS \(Roff.text(command.name)) \(Roff.text(command.abstract))"), "\(command.name)")
      for argument in command.arguments {
        #expect(argument.names.allSatisfy { page.contains(Roff.bold($0)) }, "\(command.name): \(argument)")
        #expect(page.contains(Roff.text(argument.text)), "\(command.name): \(argument)")
      }
    }
  }

  @Test func everyFieldFormatCheckCodeAndVariableIsInIt() {
    let page = ManualPage().text.replacing("\n\\&", with: "\n").replacing("\n", with: " ")
    let names =
      Field.all.map(\.id) + Format.all.map(\.id) + SignOn.Check.all.map(\.name) + Ladder.standard.steps.map(\.name)
      + ExitStatus.allCases.map { String($0.rawValue) } + Environment.variables.flatMap(\.names)
      + Fault.allCases.map(\.rawValue)
    for name in names { #expect(page.contains(Roff.bold(name)), "\(name)") }
    for field in Field.all {
      #expect(page.contains(Roff.text(field.help.definition)), "\(field.id)")
    }
  }

  @Test(arguments: [
    (".so /etc/passwd", "\\&.so /etc/passwd"), ("a\\b", "a\\eb"), ("--set", "\\-\\-set"),
    ("it's ^~`", "it\\(aqs \\(ha\\(ti\\(ga"), ("a › b", "a \\[u203A] b"), ("\u{1B}[31m", "\\[u001B][31m"),
  ])
  func nothingInATextIsACommandToRoff(text: String, escaped: String) {
    #expect(Roff.text(text) == escaped)
  }

  @Test func theVariablesAreThoseTheProgramReads() throws {
    let told = Set(Environment.variables.flatMap(\.names)).subtracting(["HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"])
    var read: Set<String> = []
    for text in try SourceTree.texts(in: "Sources") {
      for match in text.matches(of: /(?:getenv\(|environment\[)"([A-Z_]+)"/) { read.insert(String(match.1)) }
      for match in text.matches(of: /variables\[\] = \{([^}]*)\}/) {
        read.formUnion(match.1.matches(of: /[A-Z_]+/).map { String($0.0) })
      }
    }
    #expect(read == told)
  }
}
