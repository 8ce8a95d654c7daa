import OpenIDConnect
import OpenMetadataServer
import Text

extension LookupError {
  /// What is wrong and what to do, of a question to a running OpenMetadata.
  var ofServer: (message: String, remedy: String) {
    let place = shown(WebAddress.withoutQuery(url), 120)
    let proxy = "A proxy in front of OpenMetadata may want its own sign-in first: run this from behind it."
    switch cause {
    case .status(.redirected(let status, let to)):
      let isSame = WebAddress(to)?.host == WebAddress(url)?.host
      return (
        "\(place) redirects to \(shown(WebAddress.withoutQuery(to), 120)) (\(status)).",
        isSame ? "Use the URL it leads to." : proxy
      )
    case .status(.unauthorized401), .status(.forbidden403):
      return ("\(place) is not open to everybody, as it is in OpenMetadata (found \(found ?? "403")).", proxy)
    case .status(.notFound404):
      return ("There is no OpenMetadata at \(place) (found 404).", "Check the URL; it includes any base path.")
    case .status(.serverError(let status)):
      return (
        "\(place) answers HTTP \(status).",
        "Wait until OpenMetadata has started; else look in its log. Proxies answer 502 to 504 while it is down."
      )
    case .body(.htmlInsteadOfJSON):
      return ("\(place) answers with a web page, not with JSON.", "Check the URL. \(proxy)")
    case .body, .document, .content, .status:
      return ("\(place) does not answer as OpenMetadata does: \(words)", "Check the URL; it includes any base path.")
    case .connection(.timedOut): return (sentence, "Try again, or allow more with --timeout.")
    case .request, .connection, .tls: return (sentence, shown(remedy.asSentence, 240))
    }
  }

  private var words: String { sentence.prefix(1).lowercased() + sentence.dropFirst() }
}

extension ServerFailure {
  /// What is wrong and what to do, of a call with a token.
  package var explained: (message: String, remedy: String) {
    let said = words.isEmpty ? "" : " The server: \(words.asSentence)"
    let place = shown(WebAddress.withoutQuery(url), 120)
    switch cause {
    case .unanswered(let cause): return LookupError(url: url, cause: cause).ofServer
    case .badRequest:
      return ("The server does not understand the configuration (400).\(said)", "Check the release, and the values.")
    case .tokenRejected:
      return (
        "The server rejects the token (401).\(said)",
        "Make a new one in OpenMetadata under Profile ▸ Access Token; a bot's is under Settings ▸ Bots."
      )
    case .notAllowed: return ("The token does not allow this (403).\(said)", "Use an administrator's token.")
    case .notThere: return ("The server knows nothing at \(place) (404).\(said)", "Check the URL, and its release.")
    case .managedElsewhere:
      return (
        "The deployment decides about these settings (409).\(said)",
        "Change the files or variables of the deployment with edit, and restart the server."
      )
    case .changedMeanwhile:
      return ("Somebody else changed the settings meanwhile (412).\(said)", "Look at what changed, and start again.")
    case .tooManyRequests: return ("The server receives too many requests (429).\(said)", "Wait a minute; try again.")
    case .failed(let status): return ("The server failed (HTTP \(status)).\(said)", "Look in its log.")
    case .unexpected(let status):
      return ("The server answers HTTP \(status) at \(place).\(said)", "Check the URL, and its release.")
    }
  }
}
