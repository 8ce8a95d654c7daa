/// A short name for a secret: within a run of the program the same secret has the same one, so that a change shows.
///
/// It is sixteen bits of a hash that begins differently in every run: nobody can try a list of likely passwords on it.
package enum SecretTag {
  /// What the hashes of this run begin with.
  @TaskLocal package static var salt = UInt64.random(in: .min ... .max)

  static func name(_ secret: some StringProtocol) -> String {
    var hash = salt
    for byte in secret.utf8 { hash = mixed(hash ^ UInt64(byte)) }
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
  /// What stands for it wherever two secrets are to be told apart: the same for the same secret.
  package var tag: String { reveal { SecretTag.name($0) } }
}
