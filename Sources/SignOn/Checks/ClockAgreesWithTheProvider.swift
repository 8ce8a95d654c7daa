extension Check {
  /// Tokens are good from one second to another, so both clocks have to agree; told by the `Date` header.
  static let clockAgreesWithTheProvider = Check(
    "clock-agrees-with-the-provider", "This machine's clock agrees with the provider's"
  ) { settings in
    guard let offset = settings.clockOffsetSeconds, offset.magnitude > 60 else { return [] }
    return [
      .warning(
        .discoveryURI, "This machine's clock and the provider's are \(offset.magnitude) seconds apart; 60 is too much.",
        remedy: "Set the clock by NTP, here and where OpenMetadata runs; or tokens are too old or not valid yet.")
    ]
  }
}

extension Settings {
  /// As the answer to the question that stands now told it.
  fileprivate var clockOffsetSeconds: Int? {
    guard case .found(_, let url, let receipt) = facts.discovery, url == text(.discoveryURI) else { return nil }
    return receipt.clockOffsetSeconds
  }
}
