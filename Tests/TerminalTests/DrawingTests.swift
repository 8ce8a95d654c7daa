import Emulator
import Testing
import Text
import TextUI

@testable import Terminal

extension TerminalTests {
  @Suite(.serialized) @MainActor struct DrawingTests {
    private nonisolated static let terms = [
      "xterm-256color", "xterm", "screen-256color", "tmux-256color", "linux", "vt100", "ansi",
    ]

    @Test(arguments: terms) func aFrameIsSeenAsItIs(term: String) throws {
      try withBench(Bench(term: term)) { bench in
        var drawn = frame(Size(columns: 40, rows: 6), "Discovery URI", "値段 e\u{301} ─│▸ ✓ •…", "", "  edge")
        drawn.put("界", at: Position(column: 38, row: 5))
        drawn.cursor = Position(column: 3, row: 1)
        bench.draw(drawn)
        #expect(bench.emulator.text == drawn.text)
        #expect(bench.emulator.cursor == Position(column: 3, row: 1))
        #expect(bench.emulator.showsCursor)
      }
    }

    @Test func withoutACursorNoneIsSeen() throws {
      try withBench(Bench()) { bench in
        bench.draw(frame())
        #expect(!bench.emulator.showsCursor)
        var other = frame()
        other.cursor = Position(column: 99, row: 0)
        bench.draw(other)
        #expect(!bench.emulator.showsCursor)
      }
    }

    @Test func onlyWhatChangedIsSent() throws {
      try withBench(Bench(size: Size(columns: 80, rows: 24))) { bench in
        var drawn = Frame(size: Size(columns: 80, rows: 24))
        for row in 0..<24 {
          drawn.put(String(repeating: "text ", count: 16), at: Position(column: 0, row: row), style: .label)
        }
        #expect(bench.draw(drawn).count > 1900)
        drawn.put("new", at: Position(column: 40, row: 12))
        #expect(bench.draw(drawn).count < 60)
        #expect(bench.draw(drawn).isEmpty)
        #expect(bench.emulator.text == drawn.text)
      }
    }

    @Test(arguments: terms) func changesBitByBitShowWhatTheWholeWouldShow(term: String) throws {
      let size = Size(columns: 40, rows: 6)
      var state: UInt64 = 0x9E37_79B9_7F4A_7C15
      func number(below end: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(truncatingIfNeeded: state >> 33) % end
      }
      let letters = ["x", "0", " ", "値", "段", "e\u{301}", "─", "é", "ab", "界x"]
      try withBench(Bench(term: term, size: size)) { bench in
        var line = ""
        for step in 0..<400 {
          var drawn = Frame(size: size)
          // As typing in a field does: what stands behind the cursor moves.
          let place = line.index(line.startIndex, offsetBy: number(below: line.count + 1))
          if columns(of: line) < 28, number(below: 3) > 0 {
            line.insert(contentsOf: letters[number(below: letters.count)], at: place)
          } else if place < line.endIndex {
            line.remove(at: place)
          }
          for row in 0..<4 {
            let style: Style = (row + step) % 3 == 1 ? .label : .normal
            drawn.put(line, at: Position(column: row * number(below: 3), row: row), style: style)
          }
          drawn.put(letters[number(below: letters.count)], at: Position(column: number(below: 39), row: 4))
          bench.draw(drawn)
          #expect(bench.emulator.text == drawn.text, "step \(step) on \(term)")
          guard bench.emulator.text == drawn.text else { return }
        }
      }
    }

    @Test func aRepaintGoesOverWhatAnotherProgramWrote() throws {
      try withBench(Bench()) { bench in
        let drawn = frame(Size(columns: 40, rows: 6), "ours", style: .title)
        bench.draw(drawn)
        bench.emulator.feed(Array("\u{1B}[H\u{1B}[31mBroadcast message\u{1B}[3;7Hfrom root".utf8))
        bench.terminal.repaint()
        bench.draw(drawn)
        #expect(bench.emulator.text == drawn.text)
        #expect(bench.emulator.seen(at: Position(column: 0, row: 0)).foreground == nil)
      }
    }

    @Test func aFrameIsSentAsOneWhole() throws {
      try withBench(Bench()) { bench in
        let bytes = String(decoding: bench.draw(frame(Size(columns: 40, rows: 6), "text")), as: UTF8.self)
        #expect(bytes.hasPrefix("\u{1B}[?2026h"))
        #expect(bytes.hasSuffix("\u{1B}[?2026l"))
      }
    }

    @Test func stylesLookAsTheThemeSays() throws {
      try withBench(Bench(theme: .light)) { bench in
        bench.draw(frame(Size(columns: 40, rows: 6), "x", style: .error))
        let error = bench.emulator.seen(at: Position(column: 0, row: 0))
        #expect(error.text == "x" && error.foreground == 124 && error.background == nil && error.isBold)
        bench.draw(frame(Size(columns: 40, rows: 6), "値", style: .selectedTab))
        let cell = bench.emulator.seen(at: Position(column: 0, row: 0))
        #expect(cell.text == "値" && cell.foreground == 231 && cell.background == 25)
        #expect(bench.emulator.seen(at: Position(column: 3, row: 0)).background == nil)
      }
    }

    @Test(arguments: [
      ("xterm", Theme.light.name, 1), ("linux", Theme.light.name, 1), ("ansi", Theme.light.name, 1),
      ("xterm-256color", Theme.light.name, 124), ("xterm-256color", Theme.standard.name, 131),
      // No ink of eight can be read on black and on white.
      ("xterm", Theme.standard.name, nil),
    ])
    func coloursAreThoseThatTheTerminalHas(term: String, theme: String, expected: Int?) throws {
      try withBench(Bench(term: term, theme: #require(Theme.named(theme)))) { bench in
        bench.draw(frame(Size(columns: 40, rows: 6), "x", style: .removed))
        #expect(bench.emulator.seen(at: Position(column: 0, row: 0)).foreground == expected)
      }
    }

    @Test(arguments: [("vt100", Theme.light.name), ("xterm-256color", Theme.mono.name)])
    func noColourIsSentToATerminalWithoutAnyNorByTheThemeWithoutAny(term: String, theme: String) throws {
      try withBench(Bench(term: term, theme: #require(Theme.named(theme)))) { bench in
        var bytes: [UInt8] = []
        for style in Style.allCases { bytes += bench.draw(frame(Size(columns: 40, rows: 6), "text", style: style)) }
        let colours = String(decoding: bytes, as: UTF8.self).matches(of: /\u{1B}\[[0-9;]*m/).map(\.output).filter {
          $0.dropFirst(2).dropLast().split(separator: ";").contains { part in (30...49).contains(Int(part) ?? 0) }
        }
        #expect(colours == [])
        #expect(bench.emulator.text == frame(Size(columns: 40, rows: 6), "text").text)
      }
    }

    @Test func attributesAreSeenWithoutColour() throws {
      try withBench(Bench(theme: .mono)) { bench in
        bench.draw(frame(Size(columns: 40, rows: 6), "x", style: .selectedButton))
        let cell = bench.emulator.seen(at: Position(column: 0, row: 0))
        #expect(cell.isBold && cell.isReversed && !cell.isUnderlined)
      }
    }

    @Test func whereTheLocaleIsNotUTF8OurSignsAreASCIIAndUserTextStays() throws {
      try withBench(Bench(locale: "C")) { bench in
        #expect(bench.terminal.glyphsAreASCII)
        bench.draw(frame(Size(columns: 40, rows: 6), "▸ ─ ✓ é値"))
        #expect(bench.emulator.text(ofRow: 0) == "> - + é値")
      }
      try withBench(Bench()) { #expect(!$0.terminal.glyphsAreASCII) }
    }

    @Test func aFrameOfAnotherSizeIsCutOrLeavesTheRestBlank() throws {
      try withBench(Bench(size: Size(columns: 10, rows: 2))) { bench in
        bench.draw(frame(Size(columns: 20, rows: 4), "123456789値", "b", "c"))
        #expect(bench.emulator.text == "123456789\nb\n")
        bench.draw(frame(Size(columns: 4, rows: 1), "abcd"))
        #expect(bench.emulator.text == "abcd\n\n")
      }
    }

    @Test func aLetterThatTheLibraryDoesNotKnowKeepsTheRowInPlace() throws {
      try withBench(Bench()) { bench in
        bench.draw(frame(Size(columns: 40, rows: 6), "\u{1FAE8}|\u{E0000}|\u{378}|"))
        #expect(bench.emulator.text(ofRow: 0).hasPrefix("\u{FFFD} |\\u{E0000}|\u{FFFD}|"))
      }
    }

    @Test func afterAResizeTheNextFrameIsDrawnInFull() throws {
      try withBench(Bench()) { bench in
        bench.draw(frame(Size(columns: 40, rows: 6), "before", "", "", "", "", "last"))
        for size in [Size(columns: 12, rows: 3), Size(columns: 60, rows: 20), Size(columns: 1, rows: 1)] {
          bench.emulator.resize(to: size)
          bench.terminal.resize(to: size)
          #expect(bench.terminal.size == size)
          let drawn = frame(size, "after", "二")
          bench.draw(drawn)
          #expect(bench.emulator.text == drawn.text)
          #expect(bench.terminal.readInput() == [])
        }
        bench.terminal.resize(to: Size(columns: 0, rows: 100_000))
        #expect(bench.terminal.size == Size(columns: 1, rows: 1000))
      }
    }
  }
}
