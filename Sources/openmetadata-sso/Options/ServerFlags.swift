import ArgumentParser
import Files
import OpenIDConnect
import OpenMetadataServer
import Rehearsal
import SignOn
import Text

/// Which running OpenMetadata is meant.
struct ServerFlags: ParsableArguments {
  @Option(
    name: .customLong("server"),
    help: ArgumentHelp(
      "A running OpenMetadata, e.g. https://catalog.example.com.", valueName: "url"))
  var url: String?

  @Flag(help: "Allow http to another machine; anybody in between can read the token and change the answers.")
  var insecureHTTP = false

  @Option(help: "Fault of the simulated OpenMetadata; requires --server and --rehearse.")
  var serverFault = ServerFault.none

  init() {}

  init(url: String) {
    (self.url, insecureHTTP, serverFault) = (url, false, .none)
  }

  /// The URL, checked.
  ///
  /// - Throws: `ValidationError` if it cannot be used.
  func address() throws -> ServerAddress? {
    guard let url else { return nil }
    do throws(LookupError.Cause) {
      return try ServerAddress(url, allowsPlainHTTP: insecureHTTP)
    } catch {
      guard case .request(.plainHTTPRefused) = error else {
        throw ValidationError("--server: \(LookupError(url: url, cause: error).message)")
      }
      throw ValidationError("--server: http is not encrypted; use https, or accept that with --insecure-http")
    }
  }

  func validate() throws {
    guard try address() != nil || (!insecureHTTP && serverFault == .none) else {
      throw ValidationError("--insecure-http and --server-fault require --server")
    }
  }

  /// The server, or in a rehearsal a simulated one.
  ///
  /// - Parameter isNew: Whether the simulated one is as it is first started, with passwords; else it was started with
  ///   these settings.
  func open(_ connection: ConnectionFlags, _ settings: Settings, isNew: Bool = false) async throws -> OpenedServer? {
    guard let address = try address() else { return nil }
    guard connection.rehearse || serverFault == .none else { throw Refusal.usage("--server-fault requires --rehearse") }
    let simulated = connection.rehearse ? try simulated(address, settings, isNew: isNew) : nil
    let rehearsal = connection.rehearse ? try await Rehearsal(openMetadata: simulated) : nil
    var options = connection.options(rehearsal)
    options.allowsPlainHTTP = insecureHTTP
    return OpenedServer(address: address, options: options, simulated: simulated, rehearsal: rehearsal)
  }

  private func simulated(_ address: ServerAddress, _ settings: Settings, isNew: Bool) throws -> RehearsedServer? {
    var stored = try JSON.parse(Array(FileKind.securityConfigJSON.newFile(settings).shown.utf8))
    // Without its own keys that release would reject its own tokens.
    if settings.version < .v1_12 {
      let path = ["authenticationConfiguration", "publicKeyUrls"]
      let own = "http://localhost:8585/api/v1/system/config/jwks"
      stored = stored.setting(path, to: .texts((stored[path]?.texts ?? []) + [own]))
    }
    return RehearsedServer(
      at: address.url, release: settings.version.example,
      configuration: isNew ? RehearsedServer.firstStart : stored, fault: serverFault)
  }
}

/// What opens a server to an administrator.
enum Credential {
  case token(Secret)
  /// With the e-mail address of an account, while the server uses its own passwords.
  case logIn(String, password: Secret)
}

/// A server that can be asked.
struct OpenedServer {
  let address: ServerAddress
  let options: NetworkOptions
  /// Nil if it is a real one.
  let simulated: RehearsedServer?
  let rehearsal: Rehearsal?

  var client: ServerClient { ServerClient(address, options) }

  /// - Throws: `Refusal` if there is no token; a simulated server gives one of an administrator, whatever is passed.
  func signedIn(
    _ credential: Credential?, hiding secrets: [Secret] = []
  ) async throws -> (client: SignedInClient, token: Secret) {
    let token: Secret
    switch credential {
    case .logIn(let address, let password): token = try await logIn(address, password)
    case .token(let given): token = simulated?.token(of: "admin") ?? given
    case nil:
      guard let made = simulated?.token(of: "admin") else {
        throw Refusal.usage(
          "an administrator's token is needed; pass it with --token-file or another of the token options")
      }
      token = made
    }
    return (SignedInClient(address, token: token, options, hiding: secrets), token)
  }

  private func logIn(_ address: String, _ password: Secret) async throws -> Secret {
    do throws(ServerFailure) {
      return try await client.logIn(address, password: password)
    } catch {
      guard case .notAllowed = error.cause else { throw Refusal(error) }
      throw Refusal(
        message: "OpenMetadata does not use its own passwords, so nobody can log in with one; pass a token instead",
        status: .serverRefused)
    }
  }

  func stop() async { await rehearsal?.stop() }
}

extension ServerVersion {
  /// A release of this line.
  fileprivate var example: String {
    switch self {
    case .v1_11: "1.11.14"
    case .v1_12: "1.12.6"
    case .v1_13: "1.13.6"
    case .v2_0: "2.0.7"
    case .v2_1: "2.1.0"
    }
  }
}

extension ServerFault: ExpressibleByArgument {}
