import ArgumentParser
import Files
import OpenMetadataServer
import SignOn
import Text

/// A running server in place of a file.
struct ServerSource {
  let server: ServerFlags
  let token: TokenFlags
  let connection: ConnectionFlags

  /// - Throws: `ValidationError` if the options do not go together.
  func validate() throws {
    guard server.url != nil || !(token.isGiven || connection.rehearse) else {
      throw ValidationError("the token options and --rehearse require --server")
    }
    guard server.url == nil || token.isGiven || connection.rehearse else {
      throw ValidationError("missing token: pass --token-file, --token-env, --token-stdin or --token-fd, or --log-in")
    }
  }

  /// What the server has, and its release; nil without --server.
  ///
  /// - Throws: `Refusal` if it does not answer, or refuses the token.
  func read() async throws -> (document: Document, release: Release)? {
    var sample = Settings(version: .v1_13)
    sample.rehearse()
    guard let opened = try await server.open(connection, sample) else { return nil }
    do {
      let release = await opened.client.release()
      if let error = release.error { throw ServerFailure(.unanswered(error.cause), url: error.url) }
      let configuration = try await opened.signedIn(token.credential()).client.configuration()
      await opened.stop()
      let document = try Document.running(configuration, at: opened.address.url)
      return (
        document, release.answer.flatMap { Release($0.description, .server) } ?? .assumed
      )
    } catch let error as ServerFailure {
      throw Refusal(error)
    }
  }
}
