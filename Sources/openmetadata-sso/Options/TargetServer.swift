import ArgumentParser
import Files
import OpenMetadataServer
import Session
import SignOn
import Text
import TextUI
import Wizard

/// A running server that the wizard's configuration is applied to once it is written.
struct TargetServer {
  let server: ServerFlags
  let token: TokenFlags

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

  /// Asks the server without a token; nil without --server.
  @MainActor
  func asking(_ network: NetworkFlags) -> ServerAsking? {
    guard let url = server.url else { return nil }
    return { release in
      guard let opened = try? await server.open(network.connection, Settings(version: release), isNew: true) else {
        return ServerAnswers(address: url)
      }
      let answers = await opened.client.answers()
      await opened.stop()
      return answers
    }
  }

  /// Puts what the wizard has written into a server: on its screen, or in the lines of a terminal after it.
  ///
  /// - Parameter credential: Read before the screen is there.
  @MainActor
  func apply(_ network: NetworkFlags, _ credential: Credential?, as kind: FileKind?) -> ApplyAction {
    { order, talk in
      do {
        let report = try await application(order, network, credential, talk).report(
          settings(order, kind), OpenedFiles(order.files, as: kind), saving: .proposed(beside: order.path))
        return ApplyEnding(report.end, report.ending.trimmed, status: report.status.rawValue)
      } catch let refusal as Refusal {
        return ApplyEnding(.stopped, visible(refusal.message), status: refusal.status.rawValue)
      } catch {
        return ApplyEnding(.stopped, visible("\(error)"), status: ExitStatus.serverRefused.rawValue)
      }
    }
  }

  /// Applies what was written in plain lines.
  @MainActor
  func apply(_ last: State, _ network: NetworkFlags, _ credential: Credential?, as kind: FileKind?) async throws {
    if let ending = last.applying?.ending {
      try Output.say("\n\(ending.text)\n")
      if ending.status != 0 { throw ExitCode(ending.status) }
    }
    guard server.url != nil, last.applying == nil else { return }
    let order = last.order
    try Output.say("\nApplying it to \(visible(server.url ?? "")):\n")
    try await application(order, network, credential, nil).run(
      settings(order, kind), OpenedFiles(order.files, as: kind), saving: .proposed(beside: order.path))
  }

  @MainActor
  private func application(
    _ order: ApplyOrder, _ network: NetworkFlags, _ credential: Credential?, _ talk: ApplyTalk?
  ) -> Application {
    let typed = order.server
    var application = Application(
      network: network, server: typed.map { ServerFlags(url: $0.url) } ?? server,
      credential: typed.map { $0.token.isEmpty ? nil : .token($0.token) } ?? credential)
    application.insisted = order.insisted
    application.proof = order.proof
    application.talk = talk
    return application
  }

  /// Those of the files as they were written, where files were edited.
  private func settings(_ order: ApplyOrder, _ kind: FileKind?) throws -> Settings {
    guard !order.files.isEmpty else { return order.settings }
    return try OpenedFiles(order.files, as: kind).settings(version: nil, given: { $0.typed = order.settings.typed })
  }

  /// The server's settings in a new file that only its owner can read, to be edited; without the secret, unless the
  /// token is a bot's.
  ///
  /// - Returns: its path.
  @MainActor
  func saved(_ network: NetworkFlags) async throws -> String? {
    let source = ServerSource(server: server, token: token, connection: network.connection)
    guard let running = try await source.read(), let address = try server.address() else { return nil }
    let path = address.authority.replacing(":", with: "-") + ".security.json"
    do throws(FileError) {
      try FileWriter().create(path, running.document.bytes, mode: 0o600)
    } catch { throw Refusal(error) }
    complain("saved the settings of \(visible(address.url)): \(visible(path))")
    return path
  }
}

extension ApplyOrder {
  /// What the last test sign-in left.
  var proof: Applier.Proof? {
    person.map { .person($0, problem: problem, testCallback: testCallback) }
  }
}
