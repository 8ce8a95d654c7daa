extension Check {
  /// A pool id begins with its region; the server finds out only when AWS answers 404.
  static let poolBelongsToItsRegion = Check(
    "pool-belongs-to-its-region", "The pool belongs to the region in its address"
  ) { settings in
    guard let pool = settings.pool, pool.region != pool.regionOfID else { return [] }
    let moved = CognitoPool(region: pool.regionOfID, id: pool.id)
    return [
      .error(
        .discoveryURI,
        "The address is in \(shown(pool.region, 30)), but the pool \(shown(pool.id, 56)) is in \(shown(pool.regionOfID, 30)).",
        remedy: "Use the region that the pool id begins with, or the id of the right pool.",
        repair: moved.map { .set(.discoveryURI, $0.discoveryURI, "use \(shown(pool.regionOfID, 30))") })
    ]
  }
}
