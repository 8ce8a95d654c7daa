import OpenIDConnect
import OpenMetadataServer
import Text

extension Comparison {
  var signIn: ServerCheck.Result {
    guard let running else { return skipped(.signIn) }
    guard running.startsSignIn else {
      let why =
        running.isOpenIDConnect
        ? "the browser starts it, as the client is public" : "the server uses \(shown(running.provider, 40))"
      return ServerCheck.Result(.signIn, .unknown("skipped: \(why)"))
    }
    if let error = answers.signIn.error { return ServerCheck.Result(.signIn, failed: signInFinding(error)) }
    guard let answer = answers.signIn.answer else { return skipped(.signIn) }
    guard let start else {
      return ServerCheck.Result(
        .signIn,
        failed: .error(
          .discoveryURI, "A sign-in leads to \(shown(answer.endpoint, 120)), without the parameters of a sign-in.",
          remedy: "A proxy in front of OpenMetadata may ask for its own sign-in; run this from behind it."))
    }
    guard !sent.isEmpty else {
      return ServerCheck.Result(
        .signIn, .unknown("leads to \(shown(start.endpoint, 120)); not compared: this is another configuration"))
    }
    let nothing = "leads to \(shown(start.endpoint, 120))"
    return result(.signIn, sent, signInFindings(start), nothing: nothing)
  }

  private func signInFindings(_ start: SignInStart) -> [Finding] {
    var findings: [Finding] = []
    if let endpoint = settings?.metadata?.authorizationEndpoint, WebAddress.withoutQuery(endpoint) != start.endpoint {
      findings.append(
        .error(
          .discoveryURI,
          "The server sends people to \(shown(start.endpoint, 120)); this configuration leads to "
            + "\(shown(endpoint, 120)).", remedy: Self.remedy))
    }
    for (value, (field, _, phrase)) in zip(sent, ComparedValue.sent) {
      // What the server tells differs as well, and was reported.
      guard
        !told.contains(where: {
          $0.field == field && $0.outcome == .different && $0.seen[0].value == value.seen[0].value
        })
      else {
        continue
      }
      switch value.outcome {
      case .different:
        findings.append(
          .error(
            field,
            "The server starts sign-ins \(phrase(start)); \(said(value)).", remedy: Self.remedy))
      case .unset
      where settings != nil && (field == .prompt || field == .maxAge)
        && start[field == .prompt ? "prompt" : "max_age"] != nil:
        findings.append(
          unset(field, "The server starts sign-ins \(phrase(start)); this configuration does not set it."))
      case .same, .unset, .divided: break
      }
    }
    return findings
  }

  private func unset(_ field: Field, _ message: String) -> Finding {
    let remedy = "Up to 1.13 the shipped openmetadata.yaml sends prompt=consent and max_age=0 unless they are set."
    return start?["prompt"] == "none" && field == .prompt
      ? .warning(field, message, remedy: "Nobody without a session at the provider can sign in: set the prompt.")
      : .note(field, message, remedy: remedy)
  }

  private func signInFinding(_ error: LookupError) -> Finding {
    switch error.cause {
    case .status(.notFound404), .status(.unexpectedStatus(200)):
      .error(
        .discoveryURI, "The server starts no sign-ins, as when it could not set up its OIDC client at its start.",
        remedy: "Look in its log for the reason: it may be unable to reach the discovery URI, or refuse a value. Then "
          + "restart it.")
    case .status(.serverError(500)):
      .error(
        .discoveryURI, "The server fails to start a sign-in (HTTP 500).",
        remedy: "Look in its log for “Failed in Auth Login”, which gives the reason.")
    default: finding(error)
    }
  }
}
