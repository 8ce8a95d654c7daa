import ArgumentParser
import Files
import OpenMetadataServer
import Session
import SignOn
import Text
import TextUI
import Wizard

/// A running server that the wizard's configuration is applied to once it is written.
struct TargetServer: ParsableArguments {
  @OptionGroup var server: ServerFlags
  @OptionGroup var token: TokenFlags

  /// - Parameter isUnattended: Whether nobody is asked; `apply` is for that.
  /// - Throws: `ValidationError` if the options do not go together.
  func validate(isUnattended: Bool, isRehearsal: Bool) throws {
    guard server.url != nil else {
      guard !token.isGiven else { throw ValidationError("the token options require --server") }
      return
    }
    guard !isUnattended else { throw ValidationError("--server needs a person to ask; without one, use apply") }
    guard token.isGiven || isRehearsal else {
      throw ValidationError("missing token: pass --token-file, --token-env or --token-fd, or --log-in")
    }
    guard !token.tokenStdin else {
      throw ValidationError("answers are read from standard input; pass the token otherwise")
    }
  }

  /// Host and port, for the wizard; nil without --server.
  var host: String? { (try? server.address())?.map { visible($0.authority) } ?? nil }

  /// The release of a real server, which the wizard's rules are then those of; nil without --server.
  ///
  /// - Throws: `Refusal` if it does not answer.
  func release(_ network: NetworkFlags) async throws -> Release? {
    guard !network.rehearse, let opened = try await server.open(network.connection, Settings()) else { return nil }
    let release = await opened.client.release()
    if let error = release.error { throw Refusal(ServerFailure(.unanswered(error.cause), url: error.url)) }
    return release.answer.flatMap { Release($0.description, .server) }
  }

  /// Applies what was written.
  ///
  /// - Parameters:
  ///   - last: The wizard's last state.
  ///   - files: Those it edited; none if it made new ones.
  @MainActor
  func apply(_ last: State, _ files: OpenedFiles, _ network: NetworkFlags) async throws {
    guard server.url != nil, let path = last.writtenFiles.first?.path ?? files.documents.first?.path else { return }
    var settings = last.settings
    if !files.documents.isEmpty { settings = files.settings(version: nil, given: { $0.typed = last.settings.typed }) }
    var application = Application(network: network, server: server, token: token)
    application.proof = Applier.Proof(last)
    try Output.say("\nApplying it to \(visible(server.url ?? "")):\n")
    try await application.run(settings, files, saving: .proposed(beside: path))
  }

  /// The server's settings in a new file that only its owner can read, to be edited; without the secret, unless the
  /// token is a bot's.
  ///
  /// - Returns: its path.
  @MainActor
  func saved(_ network: NetworkFlags) async throws -> String? {
    var source = ServerSource()
    (source.server, source.token, source.connection) = (server, token, network.connection)
    guard let running = try await source.read(), let address = try server.address() else { return nil }
    let path = address.authority.replacing(":", with: "-") + ".security.json"
    do throws(FileError) {
      try FileWriter().create(path, running.document.bytes, mode: 0o600)
    } catch { throw Refusal(error) }
    complain("saved the settings of \(visible(address.url)): \(visible(path))")
    return path
  }
}
