/// The entries of a claims mapping as the server splits them: at every colon.
struct ClaimsMapping {
  let entries: [(text: String, parts: [Substring])]

  init(_ settings: Settings) {
    entries = settings.items(.jwtPrincipalClaimsMapping).map {
      ($0, $0.split(separator: ":", omittingEmptySubsequences: false))
    }
  }

  var keys: [String] { entries.map { String($0.parts.first ?? "") } }

  /// What puts every mapping right: there is no need for one.
  static let repair = Repair.set(.jwtPrincipalClaimsMapping, .list([]), "leave the mapping empty")
}
