import OpenIDConnect
import SignOn
import Testing
import Text
import TextUI

@testable import Wizard

/// What a screen tells by its text alone, without any colour.
struct LookTests {
  private func text(_ change: (inout Story) -> Void) -> String {
    var story = SetupStoryTests.answered()
    story.press(.tab)
    change(&story)
    return story.screen
  }

  @Test func everyStateOfAFieldHasItsOwnText() {
    let states = [
      text { _ = $0.state.focus(on: .callbackURL) },
      text { _ = $0.state.focus(on: .serverURL) },
      text {
        _ = $0.state.focus(on: .callbackURL)
        $0.press(.control("u"))
      },
      text {
        _ = $0.state.focus(on: .callbackURL)
        $0.press(.backspace, .tab)
      },
      text {
        _ = $0.state.focus(on: .callbackURL)
        $0.state.opening.typed = $0.state.settings.typed
      },
    ]
    #expect(Set(states).count == states.count)
  }

  @Test func everyTabAndEveryButtonTellsInTextThatItIsSelected() {
    for (index, place) in Wizard.Place.tabs.enumerated() {
      let screen = text { $0.state.place = place }
      #expect(screen.split(separator: "\n")[1].contains("▸\(place.title)"), "\(index)")
    }
    let review = text { $0.press(.function(9)) }
    #expect(review.contains("▸ [ Write ]"))
    #expect(text { $0.press(.function(9), .up) }.contains("  [ Write ]"))
  }

  @Test func everySeverityAndVerdictHasItsOwnSign() {
    let severities = Finding.Severity.allCases.map(\.sign)
    #expect(Set(severities).count == severities.count)
    let verdicts: [TokenJudgement.Verdict] = [.pass, .warning, .fail, .cannotTell]
    #expect(Set(verdicts.map(\.sign)).count == verdicts.count)
  }

  /// An underlined blank is seen as an underscore; between words it belongs to them.
  @Test(arguments: Wizard.Place.tabs + [.done], ScreenTests.sizes)
  func noBlankIsUnderlinedBesideAText(place: Wizard.Place, size: Size) {
    var story = SetupStoryTests.answered(columns: size.columns, rows: size.rows)
    story.state.place = place
    for overlay in [nil, Overlay.help(scroll: 0), .find(Finder()), .leaving] {
      story.state.overlay = overlay
      let frame = wizardScreen(story.state).frame
      for row in 0..<size.rows {
        for run in Self.runs(frame.row(row)) where Theme.highContrast.attributes[run[0].style]?.underline == true {
          let isPadded = run.first?.text == " " || run.last?.text == " "
          #expect(!isPadded, "\(place), row \(row): “\(run.map(\.text).joined())”")
        }
      }
    }
  }

  /// Neighbouring cells of one style.
  private static func runs(_ cells: ArraySlice<Cell>) -> [[Cell]] {
    cells.reduce(into: []) { runs, cell in
      if runs.last?.last?.style == cell.style { runs[runs.count - 1].append(cell) } else { runs.append([cell]) }
    }
  }

  /// The sign of a note stands before its first line alone; the others begin below the text.
  @Test func aLongNoteHangsBelowItsText() throws {
    var story = Story(columns: 44, rows: 24)
    story.type(Samples.pool)
    story.press(.enter)
    _ = story.state.focus(on: .discoveryURI)
    let lines = story.screen.split(separator: "\n").map(String.init)
    let first = try #require(lines.firstIndex { $0.hasSuffix(" contacting") })
    #expect(lines[first].dropFirst(3).prefix(2) == "⠋ ")
    #expect(lines[first + 1] == "     cognito-idp.eu-west-1.amazonaws.com", "\(story.screen)")
  }

  @Test func whatAnEditWritesAndLeavesOutDiffersInText() throws {
    var story = Story(run: Run(isOffline: true))
    let file =
      "AUTHENTICATION_CLIENT_TYPE=confidential\nOIDC_CLIENT_ID=a\nAUTHENTICATION_CLIENT_ID=a\nOIDC_CALLBACK=https://a.example.com/callback\n"
    story.take(.intent(.edit(DocumentSet([try Document.read(Array(file.utf8), named: "sso.env")]))))
    _ = story.state.focus(on: .clientID)
    story.type("b")
    story.press(.function(9), .down)
    #expect(story.screen.contains("▸ [x] line"))
    #expect(story.screen.contains("- OIDC_CLIENT_ID=a") && story.screen.contains("+ OIDC_CLIENT_ID=b"))
    try story.click("[x]")
    #expect(story.screen.contains("▸ [ ] line") && story.screen.contains("excluded"))
  }

  @Test(arguments: Wizard.Place.tabs + [.done], ScreenTests.sizes)
  func everyScreenHasAnASCIIForm(place: Wizard.Place, size: Size) {
    var story = SetupStoryTests.answered(columns: size.columns, rows: size.rows)
    story.state.place = place
    for overlay in [nil, Overlay.help(scroll: 0), .find(Finder()), .leaving, .insisting] {
      story.state.overlay = overlay
      let foreign = wizardScreen(story.state).frame.asciiOnly().text.filter { !$0.isASCII }
      #expect(foreign.isEmpty, "\(foreign)")
    }
  }

  @Test(arguments: ["Société 值值值值值值值值值值值值", "\u{202E}evil\u{1B}[31m", "שלום עולם", "e\u{301}e\u{301}\u{301}"])
  func wideHebrewAndCombiningTextKeepsTheColumns(name: String) {
    var story = SetupStoryTests.answered()
    _ = story.state.focus(on: .providerName)
    story.paste(name)
    for key in [Key.tab, .function(9), .function(10)] {
      story.press(key)
      let frame = wizardScreen(story.state).frame
      #expect(!frame.text.contains("\u{1B}") && !frame.text.contains("\u{202E}"))
      for row in 0..<24 {
        #expect(columns(of: frame.text(ofRow: row)) <= 80)
      }
    }
  }

  @Test(arguments: 5...15, [40, 60, 80])
  func noValueStandsWithoutItsLabel(rows: Int, width: Int) {
    var story = SetupStoryTests.answered(columns: width, rows: rows)
    for page in Page.all {
      let labels = story.state.fields(of: page).map { String($0.shortLabel.prefix(8)) }
      for field in story.state.fields(of: page) {
        _ = story.state.focus(on: field)
        let lines = story.screen.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(labels.contains { lines[1].dropFirst(3).hasPrefix($0) }, "\(field.id): \(lines[1])")
      }
    }
  }
}
