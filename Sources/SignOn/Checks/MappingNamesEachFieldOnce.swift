extension Check {
  static let mappingNamesEachFieldOnce = Check(
    "mapping-names-each-field-once", "The mapping names each field once"
  ) { settings in
    let keys = ClaimsMapping(settings).keys
    guard keys.unique.count != keys.count else { return [] }
    return [
      .error(
        .jwtPrincipalClaimsMapping, "The mapping names a field twice; the server then does not start.",
        remedy: "Name username once and email once, or leave the mapping empty.", repair: ClaimsMapping.repair)
    ]
  }
}
