import Text

/// Why AWS did not answer a call.
package enum AWSTrouble: Error, Equatable, Sendable {
  case noTool
  /// The tool cannot be started, and the system's reason.
  case notStarted(String)
  case timedOut(seconds: Int)
  case died(signal: Int32)
  /// Its answer cannot be read, and why: `it is not JSON`.
  case unreadable(String)
  case cancelled
  case needsMFA
  case noCredentials
  case expired
  case rejectedCredentials
  case noProfile(String)
  case noRegion
  /// No permission for this action: `cognito-idp:ListUserPools`.
  case notAllowed(action: String)
  case throttled
  /// AWS knows no such pool, client or user; its own words.
  case notFound(String)
  case noNetwork(String)
  /// Anything else, with the tool's own words.
  case other(String)

  /// From what the tool printed before it ended.
  init(saying text: String, code: Int32, of call: AWSCall) {
    let words = Self.lastWords(text)
    let lower = text.lowercased()
    func says(_ marks: String...) -> Bool { marks.contains { lower.contains($0) } }
    self =
      if says("mfa code", "multifactorauthentication", "mfa device") {
        .needsMFA
      } else if says("expiredtoken", "has expired", "is expired", "error loading sso token", "token is expired") {
        .expired
      } else if says("unable to locate credentials", "partial credentials", "nocredentials") {
        .noCredentials
      } else if says("unrecognizedclient", "invalidclienttokenid", "invalidsignature", "signaturedoesnotmatch") {
        .rejectedCredentials
      } else if says("config profile (") {
        .noProfile(call.place.profile ?? "default")
      } else if says("must specify a region") {
        .noRegion
      } else if says("accessdenied", "not authorized to perform", "unauthorizedoperation") {
        .notAllowed(action: Self.action(in: text) ?? call.action)
      } else if says("toomanyrequests", "throttl", "rate exceeded", "requestlimitexceeded") {
        .throttled
      } else if says("resourcenotfound", "usernotfound") {
        .notFound(words)
      } else if says(
        "could not connect", "connect timeout", "read timeout", "connection was closed", "ssl validation failed",
        "failed to connect to proxy", "name resolution")
      {
        .noNetwork(words)
      } else {
        .other(words.isEmpty ? "it ended with exit code \(code) and said nothing" : words)
      }
  }

  /// The last line that is not empty, safe to show, without the tool's introduction.
  private static func lastWords(_ text: String) -> String {
    let lines = text.split(whereSeparator: \.isNewline).filter { $0.contains { !$0.isWhitespace } }
    let line = lines.last.map(String.init) ?? ""
    let rest = line.range(of: "operation: ").map { String(line[$0.upperBound...]) } ?? line
    return OutsideText.shown(rest, limit: 200)
  }

  /// The action that AWS names as not permitted; nil unless it is one of Cognito's.
  private static func action(in text: String) -> String? {
    guard let start = text.range(of: "cognito-idp:")?.upperBound else { return nil }
    let name = text[start...].prefix { $0.isASCII && $0.isLetter }
    return name.isEmpty || name.count > 60 ? nil : "cognito-idp:\(name)"
  }
}

extension AWSTrouble {
  /// Whether asking again later may help.
  package var isPassing: Bool {
    switch self {
    case .timedOut, .throttled, .noNetwork: true
    case .noTool, .notStarted, .died, .unreadable, .cancelled, .needsMFA, .noCredentials, .expired,
      .rejectedCredentials, .noProfile, .noRegion, .notAllowed, .notFound, .other:
      false
    }
  }

  /// What happened, as a sentence without its full stop.
  package var message: String {
    switch self {
    case .noTool: "There is no AWS command line tool (aws) in PATH"
    case .notStarted(let reason): "The AWS command line tool cannot be started: \(reason)"
    case .timedOut(let seconds): "The AWS command line tool did not finish within \(seconds) seconds"
    case .died(let signal): "The AWS command line tool was ended by signal \(signal)"
    case .unreadable(let why): "The answer of the AWS command line tool cannot be read: \(why)"
    case .cancelled: "The question to AWS was cancelled"
    case .needsMFA: "AWS asks for an MFA code"
    case .noCredentials: "The AWS command line tool has no credentials"
    case .expired: "The AWS credentials have expired"
    case .rejectedCredentials: "AWS rejects the credentials, or the region is not enabled for the account"
    case .noProfile(let name): "There is no AWS profile “\(OutsideText.shown(name, limit: 60))”"
    case .noRegion: "No AWS region is configured"
    case .notAllowed(let action): "The AWS credentials do not permit \(action)"
    case .throttled: "AWS rejects further requests for the moment (throttling)"
    case .notFound(let words): "AWS: \(words)"
    case .noNetwork(let words): "AWS cannot be reached: \(words)"
    case .other(let words): "The AWS command line tool failed: \(words)"
    }
  }

  /// What to do, as sentences.
  package var remedy: String {
    switch self {
    case .noTool: "Install it, or enter the values by hand."
    case .notStarted: "Run aws --version in a shell to see what is wrong with it."
    case .timedOut: "Run aws sts get-caller-identity in a shell: it may wait for something there."
    case .died, .unreadable: "Run aws --version in a shell, and update the tool if it is old."
    case .cancelled: "Ask again."
    case .needsMFA: "Run aws sts get-caller-identity with this profile in a shell first; the code is then remembered."
    case .noCredentials: "Run aws configure or aws sso login in a shell, or choose another profile."
    case .expired: "Run aws sso login in a shell, or get new credentials, then ask again."
    case .rejectedCredentials: "Check the access keys, and this machine's clock."
    case .noProfile: "Choose one of those in ~/.aws/config and ~/.aws/credentials."
    case .noRegion: "Choose a region, or set AWS_REGION."
    case .notAllowed(let action): "Ask for a policy that allows \(action), or enter the values by hand."
    case .throttled: "Ask again in a minute."
    case .notFound: "Check the ID, the region and the account."
    case .noNetwork: "Check the network, the proxy and the region."
    case .other: "Run the same in a shell: aws cognito-idp list-user-pools --max-results 1."
    }
  }
}
