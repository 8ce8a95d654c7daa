/// A short name for a secret: the same secret gets the same one in every run, so that a change shows as a change.
///
/// It is a 16-bit hash. For a generated secret with a hundred or more random bits it reveals nothing useful; a
/// guessable password could be told from most others.
enum SecretTag {
  static func name(_ secret: String) -> String {
    var hash: UInt64 = 0x6F6D_2D73_736F_0001
    for byte in secret.utf8 {
      hash = mixed(hash ^ UInt64(byte))
    }
    hash = mixed(hash ^ UInt64(secret.utf8.count))
    let digits = String(hash >> 48, radix: 16)
    return "‹secret \(String(repeating: "0", count: 4 - digits.count))\(digits)›"
  }

  /// The finaliser of SplitMix64.
  private static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value &+ 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension Secret {
  /// Shown in place of the secret where secrets must be distinguishable: the same tag for the same secret.
  package var tag: String { reveal(SecretTag.name) }
}
