extension Check {
  /// 0 means that the key is not written; a file that holds a 0 keeps the server from starting from 2.0 on.
  static let tokenValidityFitsTheVersion = Check(
    "token-validity-fits-the-version", "The token validity is one that the version takes"
  ) { settings in
    let (value, origin) = settings.value(of: .tokenValidity)
    guard settings.version >= .v2_0, origin == .file, value?.text == "0" else { return [] }
    return [
      .error(
        .tokenValidity, "The file's token validity is 0; from 2.0 on the server takes 1 or more.",
        remedy: "Use 3600, the server's own value.", repair: .set(.tokenValidity, "3600", "use 3600"))
    ]
  }
}
