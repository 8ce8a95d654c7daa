import Emulator
import Testing
import Text
import TextUI

@testable import Terminal

extension TerminalTests {
  /// Letters that a terminal opens when they are clicked.
  @Suite(.serialized) @MainActor struct LinkTests {
    private let size = Size(columns: 40, rows: 6)
    private let here = "https://a.example/"
    private let there = "https://b.example/"

    private func linked(_ url: String, column: Int = 3, row: Int = 1, _ before: String = "") throws -> Frame {
      var drawn = frame(size, "heading", before, style: .label)
      drawn.put(url, at: Position(column: column, row: row), style: .value, link: TerminalLink(url))
      return drawn
    }

    private func expect(_ bench: Bench, _ frame: Frame, sourceLocation: SourceLocation = #_sourceLocation) {
      #expect(bench.emulator.text == frame.text, sourceLocation: sourceLocation)
      #expect(!bench.emulator.isInLink, sourceLocation: sourceLocation)
      for row in 0..<size.rows {
        for column in 0..<size.columns {
          let position = Position(column: column, row: row)
          let number = Int(frame[position].link)
          let address = number > 0 ? frame.links[number - 1].address : nil
          #expect(bench.emulator.links[position] == address, "\(position)", sourceLocation: sourceLocation)
        }
      }
    }

    @Test(arguments: ["xterm-256color", "xterm", "tmux-256color", "vt100", "ansi"])
    func itsLettersLeadThereAndNoOthers(term: String) throws {
      try withBench(Bench(term: term)) { bench in
        let plain = frame(size, "heading", "   https://a.example/", style: .label)
        for drawn in [
          plain, try linked(here), plain, try linked(there), try linked(here, column: 5, "abc"),
          try linked(here, column: 4, "ab"), try linked(here, row: 2, "   https://a.example/"), plain,
          Frame(size: size),
        ] {
          bench.draw(drawn)
          expect(bench, drawn)
        }
      }
    }

    @Test func aLinkThatStaysIsNotSentAgain() throws {
      try withBench(Bench()) { bench in
        var drawn = try linked(here)
        bench.draw(drawn)
        drawn.put("new", at: Position(column: 0, row: 0))
        let bytes = String(decoding: bench.draw(drawn), as: UTF8.self)
        #expect(!bytes.contains("\u{1B}]8;") && bytes.contains("new"))
        expect(bench, drawn)
        bench.terminal.repaint()
        bench.draw(drawn)
        expect(bench, drawn)
      }
    }

    @Test func partsOnSeveralRowsAreOneLinkWithItsLook() throws {
      try withBench(Bench()) { bench in
        var drawn = Frame(size: size)
        let link = try #require(TerminalLink(here))
        drawn.put("https://a.", at: Position(column: 0, row: 0), style: .error, link: link)
        drawn.put("example/", at: Position(column: 0, row: 1), style: .error, link: link)
        let bytes = String(decoding: bench.draw(drawn), as: UTF8.self)
        #expect(bytes.components(separatedBy: "\u{1B}]8;id=1;https://a.example/\u{1B}\\").count == 3)
        expect(bench, drawn)
        #expect(bench.emulator.seen(at: Position(column: 2, row: 1)).isBold)
      }
    }

    @Test func whereTheTerminalTakesNoneThereAreNone() throws {
      try withBench(Bench(links: false)) { bench in
        let drawn = try linked(here)
        #expect(!String(decoding: bench.draw(drawn), as: UTF8.self).contains("\u{1B}]8;"))
        #expect(bench.emulator.text == drawn.text)
      }
    }
  }

  @Test(
    arguments: [
      ("xterm-256color", [:], true), ("tmux-256color", [:], true), ("foot", [:], true), ("linux", [:], false),
      ("vt100", [:], false), ("dumb", [:], false), ("", [:], false), ("screen-256color", [:], false),
      ("screen-256color", ["TMUX": "/tmp/tmux"], true), ("xterm", ["STY": "1.pts"], false),
      ("xterm", ["NO_COLOR": "1"], false), ("xterm", ["NO_COLOR": ""], true), ("xterm", ["VTE_VERSION": "4802"], false),
      ("xterm", ["VTE_VERSION": "7200"], true),
    ] as [(String, [String: String], Bool)])
  func linksGoToTerminalsThatTakeThem(type: String, variables: [String: String], areShown: Bool) {
    #expect(TerminalKind.showsLinks(type) { variables[$0] } == areShown)
  }
}
