import Loopback

/// What stands on the pool's domain: the sign-in pages and the token endpoint.
enum HostedPages {
  /// nil if no page has this path.
  static func answer(_ request: LoopbackRequest, region: String) -> LoopbackResponse? {
    switch request.path {
    case "/oauth2/authorize", "/oauth2/token", "/oauth2/userInfo", "/oauth2/revoke", "/login", "/logout":
      LoopbackResponse(status: 501, type: "text/plain", body: "The rehearsal does not do this yet.\n")
    default: nil
    }
  }
}
