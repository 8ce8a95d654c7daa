import ArgumentParser
import OpenIDConnect
import Rehearsal

/// Whether and how the provider is asked.
struct NetworkFlags: ParsableArguments {
  @Flag(help: "Ask the provider nothing.")
  var offline = false

  @Option(
    help: ArgumentHelp("Certificates to trust besides the system's, in PEM.", valueName: "file"),
    completion: .file(extensions: ["pem", "crt"]))
  var caFile: String?

  @Option(help: ArgumentHelp("The longest one question to the provider may take, 1 to 120.", valueName: "seconds"))
  var timeout = 15

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Send the secret to this host too, though nothing ties the token endpoint there to the provider.",
      valueName: "host"))
  var trustEndpoint: [String] = []

  /// In lower case, as addresses are compared.
  var trustedHosts: Set<String> { Set(trustEndpoint.map { $0.lowercased() }) }

  @Flag(help: "Practise: a look-alike of AWS Cognito on this machine answers. No AWS account is needed.")
  var rehearse = false

  @Option(help: "What the look-alike does wrong; needs --rehearse.")
  var fault = Fault.none

  func validate() throws {
    guard rehearse || fault == .none else {
      throw ValidationError("--fault says what the rehearsal does wrong, so it needs --rehearse")
    }
    guard (1...120).contains(timeout) else {
      throw ValidationError("--timeout takes 1 to 120 seconds, not \(timeout)")
    }
  }

  /// The one to ask, and the rehearsal if it is that.
  func open() async throws -> (client: ProviderClient, rehearsal: Rehearsal?) {
    let rehearsal = rehearse ? try await Rehearsal(fault: fault) : nil
    let options = NetworkOptions(
      seconds: Double(timeout), caFile: caFile, routes: rehearsal?.routes,
      userAgent: "openmetadata-sso/\(Program.version)")
    return (ProviderClient.live(options), rehearsal)
  }
}

extension Fault: ExpressibleByArgument {}
