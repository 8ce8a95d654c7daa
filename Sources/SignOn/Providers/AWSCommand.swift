import Text

/// AWS commands about the pool and its app client, with every value quoted for a POSIX shell.
struct AWSCommand {
  let pool: CognitoPool
  let clientID: String

  init?(_ settings: Settings) {
    guard let pool = settings.pool else { return nil }
    self.pool = pool
    clientID = settings.text(.clientID)
  }

  private var place: String { "--region \(pool.region) --user-pool-id \(pool.id)" }

  var listClients: String { "aws cognito-idp list-user-pool-clients \(place)" }

  /// Prints the secret; that is its purpose.
  var showSecret: String {
    "aws cognito-idp describe-user-pool-client \(place) --client-id \(shellWord(clientID)) "
      + "--query UserPoolClient.ClientSecret --output text"
  }

  /// What the client may do, without its secret.
  var showSettings: String {
    "aws cognito-idp describe-user-pool-client \(place) --client-id \(shellWord(clientID)) --query "
      + "'UserPoolClient.[CallbackURLs,AllowedOAuthFlows,AllowedOAuthFlowsUserPoolClient,AllowedOAuthScopes]'"
  }

  var allowCodeFlow: String {
    update(
      ".AllowedOAuthFlowsUserPoolClient = true | .AllowedOAuthFlows = ((.AllowedOAuthFlows // []) + [\"code\"] | unique)"
    )
  }

  /// Reads all settings, changes some with jq and writes them all, because an update resets what it omits.
  func update(_ change: String, _ arguments: [String] = []) -> String {
    let given = arguments.isEmpty ? "" : " --args " + arguments.map(shellWord).joined(separator: " ")
    return "aws cognito-idp describe-user-pool-client \(place) --client-id \(shellWord(clientID)) "
      + "--query UserPoolClient --output json"
      + " | jq 'del(.ClientSecret, .ClientType, .CreationDate, .LastModifiedDate) | \(change)'\(given)"
      + " | aws cognito-idp update-user-pool-client --region \(pool.region) --cli-input-json file:///dev/stdin"
      + " --query UserPoolClient.ClientId"
  }
}
