import OpenIDConnect
import Text

extension ServerClient {
  /// A token for an hour, while the server uses its own passwords; under single sign-on it refuses with 403.
  ///
  /// - Parameter email: The server finds people by their address only.
  package func logIn(_ email: String, password: Secret) async throws(ServerFailure) -> Secret {
    var request = WebRequest(url: address.call("users/login"))
    request.method = "POST"
    request.readsErrors = true
    request.headers.append(("Connection", "close"))
    request.json = password.reveal { text in
      let body = JSON.object([("email", .text(email)), ("password", .text(Base64.text(Array(text.utf8))))])
      return Array(body.source(.compact).utf8)
    }
    let answer: WebAnswer
    do throws(LookupError.Cause) {
      answer = try await client.answer(to: request)
    } catch {
      throw ServerFailure(.unanswered(error), url: request.url)
    }
    guard answer.status == 200 else {
      throw answer.failure(of: request.url) { text in
        password.reveal { text.contains($0) } ? "" : OutsideText.shown(text, limit: 240)
      }
    }
    do throws(LookupError.Cause) {
      return Secret(try Members(document: answer.jsonBytes()).requiredText("accessToken"))
    } catch {
      throw ServerFailure(.unanswered(error), url: request.url)
    }
  }
}
