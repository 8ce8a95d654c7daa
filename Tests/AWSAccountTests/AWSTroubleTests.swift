import Testing

@testable import AWSAccount

/// What the tool says when it fails, in versions 1 and 2.
@Suite struct AWSTroubleTests {
  private static let call = AWSCall("describe-user-pool", in: AWSPlace(profile: "work", region: "eu-west-1"), [])
  private static func error(_ code: String, _ words: String) -> String {
    "\nAn error occurred (\(code)) when calling the DescribeUserPool operation: \(words)\n"
  }

  static let said: [(String, AWSTrouble)] = [
    ("Enter MFA code for arn:aws:iam::111122223333:mfa/ada: \nEOF when reading a line", .needsMFA),
    (error("ExpiredTokenException", "The security token included in the request is expired"), .expired),
    ("Error when retrieving token from sso: Token has expired and refresh failed", .expired),
    ("The SSO session associated with this profile has expired or is otherwise invalid.", .expired),
    ("Error loading SSO Token: Token for corp does not exist", .expired),
    ("Unable to locate credentials. You can configure credentials by running \"aws configure\".", .noCredentials),
    ("Partial credentials found in env, missing: AWS_SECRET_ACCESS_KEY", .noCredentials),
    (
      error("UnrecognizedClientException", "The security token included in the request is invalid."),
      .rejectedCredentials
    ),
    ("The config profile (work) could not be found", .noProfile("work")),
    ("You must specify a region. You can also configure your region by running \"aws configure\".", .noRegion),
    (
      error(
        "AccessDeniedException",
        "User: arn:aws:iam::1:user/ada is not authorized to perform: cognito-idp:DescribeUserPool on resource: x"),
      .notAllowed(action: "cognito-idp:DescribeUserPool")
    ),
    (error("AccessDeniedException", "Denied"), .notAllowed(action: "cognito-idp:DescribeUserPool")),
    (error("TooManyRequestsException", "Rate exceeded"), .throttled),
    (
      error("ResourceNotFoundException", "User pool eu-west-1_A does not exist."),
      .notFound("User pool eu-west-1_A does not exist.")
    ),
    (
      "Could not connect to the endpoint URL: \"https://cognito-idp.eu-west-9.amazonaws.com/\"",
      .noNetwork("Could not connect to the endpoint URL: \"https://cognito-idp.eu-west-9.amazonaws.com/\"")
    ),
    (error("InternalErrorException", "\u{1B}[31mred"), .other("\\u{1b}[31mred")),
    ("", .other("it ended with exit code 255 and said nothing")),
  ]

  @Test(arguments: said) func itsWordsAreUnderstood(text: String, trouble: AWSTrouble) {
    #expect(AWSTrouble(saying: text, code: 255, of: Self.call) == trouble)
    #expect(!trouble.message.hasSuffix(".") || trouble.message.hasSuffix("exist."))
    #expect(trouble.remedy.hasSuffix("."))
  }

  @Test func theActionIsNamed() {
    #expect(Self.call.action == "cognito-idp:DescribeUserPool")
    #expect(AWSCall("list-users-in-group", in: AWSPlace(), []).action == "cognito-idp:ListUsersInGroup")
  }

  @Test func profilesAndRegionsAreReadFromTheFiles() {
    let config = """
      [default]
      region = eu-west-1
      # a comment
      [profile work]
      sso_session = corp
      region=us-east-1
      [sso-session corp]
      sso_region = us-west-2
      [profile  bare ]
      """
    let credentials = "[default]\naws_access_key_id = A\n[old]\nregion = eu-north-1\n"
    let plain = AWSProfiles(variable: { _ in nil }, config: config, credentials: credentials)
    #expect(plain.profiles.map(\.name) == ["default", "work", "bare", "old"])
    #expect(plain.profiles.map(\.region) == ["eu-west-1", "us-east-1", nil, "eu-north-1"])
    #expect(plain.region == nil && !plain.hasKeys)
    let variables = ["AWS_PROFILE": "work", "AWS_DEFAULT_REGION": "sa-east-1", "AWS_ACCESS_KEY_ID": "A"]
    let chosen = AWSProfiles(variable: { variables[$0] }, config: config, credentials: credentials)
    #expect(chosen.profiles.map(\.name) == ["work", "default", "bare", "old"])
    #expect(chosen.region == "sa-east-1" && chosen.hasKeys)
  }
}
