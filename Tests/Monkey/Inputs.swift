import TextUI

/// Keys, pastes, clicks and sizes as chance has them.
enum Inputs {
  static func any(_ chance: inout Chance, size: Size) -> Input {
    switch chance.number(0...99) {
    case 0...5: .paste(paste(&chance))
    case 6...8: .resized(self.size(&chance))
    case 9...19: mouse(&chance, size)
    case 20...59: .key(chance.one(of: named))
    default: .key(.character(chance.one(of: letters)))
    }
  }

  /// Most windows are small, so that most are drawn; one in ten is as large as they come.
  static func size(_ chance: inout Chance) -> Size {
    let (columns, rows) = chance.number(0...9) == 0 ? (500, 200) : (130, 45)
    return Size(columns: chance.number(1...columns), rows: chance.number(1...rows))
  }

  private static func mouse(_ chance: inout Chance, _ size: Size) -> Input {
    let kind = chance.one(of: [MouseEvent.Kind.press, .press, .release, .wheelUp, .wheelDown])
    let column = chance.number(0...size.columns)
    return .mouse(MouseEvent(kind: kind, position: Position(column: column, row: chance.number(0...size.rows))))
  }

  private static func paste(_ chance: inout Chance) -> String {
    let text = chance.one(of: texts)
    switch chance.number(0...600) {
    case 0: return String(repeating: text, count: chance.number(1...2_000))
    case 1...10: return String(repeating: text, count: chance.number(1...30))
    default: return text
    }
  }

  /// A key is one scalar, a mark or a joiner too.
  private static let letters = "aZ09:/@,=.-_+ yndskcqx?é値\u{301}\u{200D}א\u{202E}👩".unicodeScalars.map(Character.init)

  static let texts = [
    "", " ", "\n", "\u{1B}[31m\n\u{202E}x", "値", "שלום עולם", "e\u{301}\u{327}", "👩‍👩‍👧", "\u{0}\u{7F}\u{9B}",
    "eu-west-1_Ab12Cd34E", "https://catalog.example.com/callback", "[\"a\",\"b\"]", "alice\nbob", "a=b,c=d", "604800",
    "https://sso.example.com/realms/main", "5k2f8hq0v1n3example4u7t9s", "alice@example.com",
    #"{"sub":"1","email":"alice@example.com","cognito:username":"alice","token_use":"id"}"#,
    "eyJhbGciOiJSUzI1NiIsImtpZCI6Im9uZSJ9.eyJzdWIiOiIxIiwiZW1haWwiOiJib2JAZXhhbXBsZS5jb20iLCJleHAiOjF9.c2ln",
    "https://catalog.example.com/callback?code=abc&state=def", "-----BEGIN KEY-----\nAAAA\n-----END KEY-----",
  ]

  private static let named: [Key] =
    [
      .enter, .enter, .tab, .tab, .backTab, .escape, .backspace, .delete, .insert, .up, .down, .down, .left, .right,
      .home, .end, .pageUp, .pageDown, .altUp, .altDown, .controlLeft, .controlRight, .alt("b"), .alt("d"), .alt("/"),
    ] + (1...13).map { .function($0) } + "abcdefghijklmnopqrstuvwxyz ".map { .control($0) }
}
