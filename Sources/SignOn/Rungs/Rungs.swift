extension Rung {
  /// The ladder, in the order in which one step rests on the other.
  public static let all: [Rung] = [
    .discoveryDocumentAnswers, .issuerIsTheAuthority, .endpointsAreOnThePoolsDomain, .providerOffersWhatIsAsked,
    .keySetIsUsable,
  ]
}
