import Text

/// How tokens begin that say by it what they are.
struct TokenShape: Sendable {
  enum Rule: Sendable {
    case none
    /// Three parts, two of them JSON in Base64.
    case token
    /// What follows `Bearer` or `Basic` has to look like no word.
    case credentials
  }

  let beginning: [UInt8]
  /// How many bytes have to follow.
  let least: Int
  var signs = "_-"
  var hidesBeginning = true
  var rule = Rule.none

  func isPart(_ byte: UInt8) -> Bool { byte.isLetter || byte.isDigit || signs.utf8.contains(byte) }

  func isWhole(_ text: ArraySlice<UInt8>) -> Bool {
    switch rule {
    case .none: true
    case .token: text.contains(UInt8(ascii: "."))
    case .credentials: Self.isCredential(text.dropFirst(beginning.count))
    }
  }

  private static func isCredential(_ text: ArraySlice<UInt8>) -> Bool {
    let tail = text.dropFirst()
    return text.contains { $0.isDigit || "=+/".utf8.contains($0) } || tail.contains { $0.isLetter && !$0.isSmallLetter }
  }

  static let byFirst: [[TokenShape]] = {
    var table = [[TokenShape]](repeating: [], count: 256)
    for shape in all {
      guard let first = shape.beginning.first else { continue }
      table[Int(first)].append(shape)
    }
    return table
  }()

  private static let all: [TokenShape] =
    plain.map { TokenShape(beginning: Array($0.utf8), least: $1) }
    + ["Bearer", "bearer", "BEARER", "Basic", "basic", "SSWS", "Negotiate", "token"].map {
      TokenShape(
        beginning: Array("\($0) ".utf8), least: 6, signs: "_-.~+/=:", hidesBeginning: false, rule: .credentials)
    } + [
      TokenShape(beginning: Array("eyJ".utf8), least: 16, signs: "_-.=", rule: .token),
      TokenShape(beginning: Array("SG.".utf8), least: 30, signs: "_-."),
      TokenShape(beginning: Array("ya29.".utf8), least: 16, signs: "_-."),
      TokenShape(beginning: Array("hvs.".utf8), least: 16), TokenShape(beginning: Array("hvb.".utf8), least: 16),
    ]
    + ["$2a$", "$2b$", "$2y$", "$6$", "$5$", "$1$", "$apr1$", "$argon2id$", "{SSHA}", "{SHA}"].map {
      TokenShape(beginning: Array($0.utf8), least: 20, signs: "./$=,+")
    }

  private static let plain: [(String, Int)] = [
    ("AKIA", 16), ("ASIA", 16), ("ghp_", 20), ("gho_", 20), ("ghs_", 20), ("ghu_", 20), ("ghr_", 20),
    ("github_pat_", 20), ("glpat-", 16), ("gldt-", 16), ("glrt-", 16), ("xoxb-", 10), ("xoxa-", 10), ("xoxp-", 10),
    ("xoxr-", 10), ("xoxs-", 10), ("xoxe-", 10), ("xapp-", 10), ("AIza", 30), ("GOCSPX-", 16), ("sk_live_", 10),
    ("sk_test_", 10), ("rk_live_", 10), ("rk_test_", 10), ("whsec_", 16), ("sk-", 20), ("npm_", 30),
    ("dckr_pat_", 16), ("dop_v1_", 30), ("dapi", 32), ("pypi-", 30), ("ATATT3", 20), ("shpat_", 20),
    ("AGE-SECRET-KEY-", 20), ("hf_", 24), ("lin_api_", 20), ("pul-", 30), ("sntrys_", 20), ("NRAK-", 20),
    ("figd_", 20), ("EAAA", 40), ("SK", 32),
  ]
}
