import ArgumentParser
import OpenIDConnect
import Rehearsal

/// Whether and how the provider is contacted.
struct NetworkFlags: ParsableArguments {
  @Flag(help: "Do not contact the provider.")
  var offline = false

  @OptionGroup var connection: ConnectionFlags

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Also send the secret to this host, although nothing links its token endpoint to the provider.",
      valueName: "host"))
  var trustEndpoint: [String] = []

  /// In lower case, as URLs are compared.
  var trustedHosts: Set<String> { Set(trustEndpoint.map { $0.lowercased() }) }

  @Option(help: "Fault to simulate; requires --rehearse.")
  var fault = Fault.none

  func validate() throws {
    guard rehearse || fault == .none else {
      throw ValidationError("--fault requires --rehearse")
    }
  }

  /// The client for the provider, and the rehearsal if there is one.
  func open() async throws -> (client: ProviderClient, rehearsal: Rehearsal?) {
    let rehearsal = rehearse ? try await Rehearsal(fault: fault) : nil
    return (ProviderClient.live(connection.options(rehearsal)), rehearsal)
  }

  var timeout: Int { connection.timeout }
  var rehearse: Bool { connection.rehearse }
}

/// How requests are sent.
struct ConnectionFlags: ParsableArguments {
  @Option(
    help: ArgumentHelp("Additional CA certificates to trust, in PEM format.", valueName: "file"),
    completion: .file(extensions: ["pem", "crt"]))
  var caFile: String?

  @Option(help: ArgumentHelp("Timeout for each request, 1 to 120.", valueName: "seconds"))
  var timeout = 15

  @Flag(help: "Practise against a simulated provider on this machine; no account needed.")
  var rehearse = false

  func validate() throws {
    guard (1...120).contains(timeout) else {
      throw ValidationError("--timeout must be 1 to 120 seconds, not \(timeout)")
    }
  }

  func options(_ rehearsal: Rehearsal?) -> NetworkOptions {
    NetworkOptions(
      seconds: Double(timeout), caFile: caFile, routes: rehearsal?.routes,
      userAgent: "openmetadata-sso/\(Program.version)")
  }
}

extension Fault: ExpressibleByArgument {}
