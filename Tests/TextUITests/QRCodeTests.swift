import Testing
import TextUI

@Suite struct QRCodeTests {
  /// As python-qrcode 8 draws it with the same mask.
  private static let known = """
    #######.##...#..#.#######
    #.....#......#..#.#.....#
    #.###.#.#..######.#.###.#
    #.###.#.##.#.###..#.###.#
    #.###.#.####.####.#.###.#
    #.....#..#..###.#.#.....#
    #######.#.#.#.#.#.#######
    .........#.#...##........
    ####..#.#......###..###.#
    #.#.##.#.#...#...#.#...#.
    ####.##......#..#####....
    ##.##...#..####......##..
    #.#..##.##.#...#.##.#.###
    .#####..#.##.########...#
    .##...#.##..#.#.#...#.##.
    #.#.#....#..##.######...#
    ..##..#..###...##########
    ........###.##..#...#.#.#
    #######..####...#.#.#.###
    #.....#..##.#..##...#..#.
    #.###.#...####..######.#.
    #.###.#.#...####.##.#####
    #.###.#.##.###...##.#.##.
    #.....#.##.....#.##.#.#..
    #######.#...#.#..########
    """

  @Test func aKnownCodeIsDrawnModuleForModule() throws {
    let code = try #require(QRCode("https://example.com/"))
    let rows = (0..<code.size).map { row in String((0..<code.size).map { code[row, $0] ? "#" : "." }) }
    #expect(code.version == 2 && rows.joined(separator: "\n") == Self.known)
  }

  @Test(arguments: [(17, 1), (18, 2), (32, 2), (33, 3), (230, 9), (231, 10), (271, 10), (1171, 24), (1273, 25)])
  func theSmallestVersionThatHoldsTheTextIsTaken(count: Int, version: Int) throws {
    let code = try #require(QRCode(String(repeating: "a", count: count)))
    #expect(code.version == version && code.size == version * 4 + 17)
  }

  @Test func whatIsTooLongHasNoCode() {
    #expect(QRCode(String(repeating: "a", count: 1274)) == nil)
    #expect(QRCode(String(repeating: "é", count: 637)) == nil)
  }

  @Test func inASCIIAModuleIsTwoColumnsOfALine() throws {
    let code = try #require(QRCode("https://example.com/"))
    let lines = code.asciiLines(margin: 0)
    let drawn = Self.known.split(separator: "\n").map { row in
      row.map { $0 == "#" ? "  " : "##" }.joined()
    }
    #expect(lines == drawn)
    #expect(code.asciiLines().count == code.size + 4 && code.asciiLines()[0].allSatisfy { $0 == "#" })
  }

  @Test func twoRowsStandInEachLine() throws {
    let code = try #require(QRCode("https://example.com/"))
    let lines = code.lines()
    #expect(lines.count == 15 && lines.allSatisfy { $0.count == 29 })
    #expect(lines[0].allSatisfy { $0 == "█" })
    #expect(lines[1].hasPrefix("██ ▄▄▄▄▄ █"))
    #expect(lines[14].allSatisfy { $0 == "▀" })
  }
}
