import TestThreads
import Testing
import TextUI

/// No size, and no moment to change it, loses anything.
@Suite(.waiting) struct ResizeTests {
  static let sizes = [
    Size(columns: 40, rows: 9), Size(columns: 1, rows: 1), Size(columns: 120, rows: 40), Size(columns: 500, rows: 200),
    Size(columns: 2, rows: 200), Size(columns: 300, rows: 1), Size(columns: 20, rows: 4), Size(columns: 80, rows: 24),
  ]

  private static let stations = ["a first answer", "asking", "help", "review"].flatMap { name in
    Station.all.filter { $0.testDescription == name }
  }

  private static let full = Size(columns: 80, rows: 24)

  @Test(arguments: stations) func whateverTheSizesTheScreenIsTheSameInTheEnd(station: Station) throws {
    let run = try station.start()
    try station.reach(run)
    let isAsking = station.testDescription == "asking"
    if isAsking { run.press(.escape) }
    if isAsking { try run.see(Way.leaveQuestion) }
    try run.seeThat("it is painted to its end and waits for nobody") {
      $0.isPainted && (isAsking || !$0.text.contains("contacting "))
    }
    let before = masked(run.text)
    for size in Self.sizes {
      let seen = run.emulator.received.count
      run.pty.resize(to: size)
      let isSmall = size.columns < 20 || size.rows < 4
      try run.seeThat("\(size) is painted") {
        let fits = !isSmall || $0.text(ofRow: 0) == "Window too small".prefix(size.columns)
        return $0.received.count > seen && $0.isPainted && fits
      }
    }
    try run.seeThat("all is as it was") { masked($0.text) == before }
  }

  /// Without what moves by itself.
  private func masked(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.contains("contacting ") ? "asking" : String($0) }.joined(separator: "\n")
  }

  @Test func typingGoesOnThroughResizes() throws {
    let run = try ProgramRun()
    try run.start()
    for (index, character) in ProgramRun.pool.enumerated() {
      run.pty.type(String(character))
      run.pty.resize(to: Self.sizes[index % Self.sizes.count])
    }
    run.pty.resize(to: Self.full)
    try run.see(ProgramRun.pool)
  }

  @Test func ofTwoResizesAtOnceTheLastHolds() throws {
    let run = try ProgramRun()
    try run.start()
    try run.seeThat("it is painted to its end") { $0.isPainted }
    let before = run.text
    for _ in 0..<20 {
      run.pty.resize(to: Size(columns: 120, rows: 40))
      run.pty.resize(to: Self.full)
    }
    run.pty.resize(to: Size(columns: 40, rows: 9))
    run.pty.resize(to: Self.full)
    run.press(.control("l"))
    try run.seeThat("the screen is whole") { $0.text == before }
  }
}
