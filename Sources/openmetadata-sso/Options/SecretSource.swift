import ArgumentParser
import Files
import Glibc
import SignOn
import Text
import TextUI

/// Where a secret comes from if it is not typed; one newline at its end is not part of it.
struct SecretSource {
  /// What it is, in a sentence.
  let name: String
  /// What its options begin with.
  let option: String
  /// The longest that is read, in bytes.
  var limit = 4_096

  static let clientSecret = SecretSource(name: "secret", option: "--secret")
  static let formerSecret = SecretSource(name: "old secret", option: "--old-secret")
  static let token = SecretSource(name: "token", option: "--token", limit: 16_384)
  static let password = SecretSource(name: "password", option: "--password")
  static let idToken = SecretSource(name: "ID token", option: "--id-token", limit: 65_536)

  func file(_ path: String) throws -> Secret {
    do {
      return try secret(InputFile.read(path, limit: limit), from: path)
    } catch let error as FileError {
      throw Refusal.file(visible("the \(name): \(error.message)"))
    }
  }

  private func variable(_ variable: String) throws -> Secret {
    // The secret itself may have been passed in place of the name, so it is not repeated.
    let isName = variable.utf8.allSatisfy {
      (65...90).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "_")
    }
    let words = isName ? "the variable \(variable)" : "the variable given by \(option)-env"
    guard let value = getenv(variable) else { throw Refusal.usage("\(words) is not set") }
    return try secret(Array(String(cString: value).utf8), from: words)
  }

  private func descriptor(_ number: Int32, named source: String) throws -> Secret {
    do {
      return try secret(InputFile.read(descriptor: number, named: source, limit: limit), from: source)
    } catch let error as FileError {
      throw Refusal.file(visible("the \(name): \(error.message)"))
    }
  }

  /// From the one place that is given; nil if none is.
  func read(file: String?, variable name: String?, standardInput: Bool, descriptor number: Int32?) throws -> Secret? {
    if let file { return try self.file(file) }
    if let name { return try variable(name) }
    if standardInput { return try descriptor(STDIN_FILENO, named: "standard input") }
    return try number.map { try descriptor($0, named: "file descriptor \($0)") }
  }

  private func secret(_ bytes: [UInt8], from source: String) throws -> Secret {
    var bytes = bytes[...]
    if bytes.last == 0x0A { bytes.removeLast() }
    if bytes.last == 0x0D { bytes.removeLast() }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Refusal.file("the \(name) from \(visible(source)) is not UTF-8 text")
    }
    guard !text.isEmpty else { throw Refusal.file("no \(name) found in \(visible(source))") }
    return Secret(text)
  }
}

/// An administrator's token, which goes to the server alone.
struct TokenFlags: ParsableArguments {
  @Option(
    help: ArgumentHelp("Read an administrator's token for the server from a file.", valueName: "file"),
    completion: .file())
  var tokenFile: String?

  @Option(help: ArgumentHelp("Read the token from an environment variable.", valueName: "variable"))
  var tokenEnv: String?

  @Flag(help: "Read the token from standard input.")
  var tokenStdin = false

  @Option(help: ArgumentHelp("Read the token from an open file descriptor.", valueName: "number"))
  var tokenFD: Int32?

  @Option(
    help: ArgumentHelp(
      "Instead of a token, log in with this e-mail address, while OpenMetadata uses its own passwords.",
      valueName: "address"))
  var logIn: String?

  @Option(
    help: ArgumentHelp("Read the password for --log-in from a file (default: prompt for it).", valueName: "file"),
    completion: .file())
  var passwordFile: String?

  private var sources: Int {
    [tokenFile != nil, tokenEnv != nil, tokenStdin, tokenFD != nil, logIn != nil].count { $0 }
  }
  var isGiven: Bool { sources > 0 }

  func validate() throws {
    guard sources <= 1 else { throw ValidationError("pass the token in one way only") }
    if passwordFile != nil, logIn == nil { throw ValidationError("--password-file requires --log-in") }
  }

  /// What is given; nil if nothing is.
  ///
  /// - Throws: as `token` and `password`.
  func credential() throws -> Credential? {
    if let logIn { return .logIn(logIn, password: try password()) }
    return try token().map { .token($0) }
  }

  /// - Throws: `Refusal` if there is no terminal to prompt on, or it cannot be read.
  private func password() throws -> Secret {
    if let passwordFile { return try SecretSource.password.file(passwordFile) }
    return try Confirmation.secret("Password: ")
  }

  /// Nil if none is given.
  ///
  /// - Throws: `Refusal` if it cannot be read, or cannot be sent in a header.
  private func token() throws -> Secret? {
    let token = try SecretSource.token.read(
      file: tokenFile, variable: tokenEnv, standardInput: tokenStdin, descriptor: tokenFD)
    guard let token else { return nil }
    guard token.allSatisfy({ $0.isASCII && !$0.isWhitespace && $0 >= "!" && $0 <= "~" }) else {
      throw Refusal.file(
        "the token contains a space or another character that no token has; pass it alone, without Bearer")
    }
    return token
  }
}
