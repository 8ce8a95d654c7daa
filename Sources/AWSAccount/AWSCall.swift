import Text

/// With which profile, and in which region, AWS is asked; nil is what the tool itself uses.
package struct AWSPlace: Hashable, Sendable {
  package var profile: String?
  package var region: String?

  package init(profile: String? = nil, region: String? = nil) {
    self.profile = profile
    self.region = region
  }

  /// For display: `eu-west-1, profile work`.
  package var words: String {
    let parts = [region ?? "default region", profile.map { "profile \($0)" }].compactMap(\.self)
    return OutsideText.shown(parts.joined(separator: ", "), limit: 100)
  }

  var arguments: [String] { (profile.map { ["--profile=\($0)"] } ?? []) + (region.map { ["--region=\($0)"] } ?? []) }
}

/// One call of the Cognito API by the AWS command line tool.
package struct AWSCall: Equatable, Sendable {
  /// As the tool names it: `list-user-pools`.
  package let operation: String
  package let place: AWSPlace
  package let input: JSON

  package init(_ operation: String, in place: AWSPlace, _ input: [(name: String, value: JSON)]) {
    self.operation = operation
    self.place = place
    self.input = .object(input)
  }

  /// The permission it takes: `cognito-idp:ListUserPools`.
  package var action: String { "cognito-idp:\(operation.split(separator: "-").map(\.capitalized).joined())" }

  /// Alike in version 1 and 2 of the tool. The input is a file: version 1 fetches what looks like a URL in an argument.
  var arguments: [String] {
    ["cognito-idp", operation, "--cli-input-json", "file:///proc/self/fd/3", "--no-paginate", "--output", "json"]
      + ["--cli-connect-timeout", "10", "--cli-read-timeout", "15"] + place.arguments
  }
}

extension Substring {
  fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst() }
}
