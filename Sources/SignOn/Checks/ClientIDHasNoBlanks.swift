import Text

extension Check {
  /// What is sent with every sign-in is compared letter by letter.
  static let clientIDHasNoBlanks = Check("client-id-has-no-blanks", "The client id has no blanks") { settings in
    guard !settings.isCognito, let id = settings.answer(.clientID), id.contains(where: \.isBlank) else {
      return []
    }
    let without = id.filter { !$0.isBlank }
    return [
      .error(
        .clientID, "The client id “\(shown(id, 40))” holds a blank.", remedy: "Copy it again without blanks.",
        repair: without.isEmpty ? nil : .set(.clientID, without, "leave out the blanks"))
    ]
  }
}
