extension Rung {
  /// The ladder, in the order in which one step rests on the other.
  package static let all: [Rung] = [
    .discoveryDocumentAnswers, .issuerIsTheAuthority, .endpointsAreOnThePoolsDomain, .providerOffersWhatIsAsked,
    .keySetIsUsable, .clientAndCallbackAreKnown, .clientAuthenticationIsAccepted, .otherMethodWouldBeAccepted,
  ]
}

extension Settings {
  /// The steps that have to do with this configuration.
  package var rungs: [Rung] { Rung.all.filter { $0.isRelevant(self) } }
}
