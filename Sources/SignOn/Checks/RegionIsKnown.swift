extension Check {
  /// AWS opens new regions every year, so an unknown one is only doubtful.
  static let regionIsKnown = Check("region-is-known", "The pool's region is one of AWS's") { settings in
    guard let pool = settings.pool, CognitoPool.isAcceptedByServer(region: pool.region),
      !CognitoPool.knownRegions.contains(pool.region)
    else { return [] }
    let near = CognitoPool.knownRegions.sorted().first { differByOneLetter($0, pool.region) }
    let corrected = near.flatMap { near in
      CognitoPool(region: near, id: pool.regionOfID == pool.region ? near + pool.id.drop { $0 != "_" } : pool.id)
    }
    return [
      .warning(
        .discoveryURI,
        "\(shown(pool.region, 30)) is no region this program knows\(near.map { "; \($0) was probably meant." } ?? ".")",
        remedy: "Check its spelling; if the region is a new one, go on.",
        repair: corrected.map { .set(.discoveryURI, $0.discoveryURI, "use \($0.region)") })
    ]
  }

  /// Whether one letter more, less or other makes one text of the other, or two that changed places.
  private static func differByOneLetter(_ left: String, _ right: String) -> Bool {
    let (short, long) = left.count <= right.count ? (Array(left), Array(right)) : (Array(right), Array(left))
    let start = zip(short, long).prefix { $0 == $1 }.count
    let end = min(zip(short.reversed(), long.reversed()).prefix { $0 == $1 }.count, short.count - start)
    let (less, more) = (short.count - start - end, long.count - start - end)
    if less <= 1, more <= 1 { return true }
    return less == 2 && more == 2 && short[start] == long[start + 1] && short[start + 1] == long[start]
  }
}
