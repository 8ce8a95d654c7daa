import ArgumentParser
import Files
import Glibc
import SignOn
import Text

/// Values given on the command line, in an answers file, or as a secret from elsewhere.
struct GivenValues: ParsableArguments {
  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp(
      "Set a field, as in client-id=5k2f8hq0v1n3. A list that begins with [ is JSON; else commas separate. See "
        + "`fields` for the names.",
      valueName: "name=value"),
    completion: .custom { words, _, _ in FieldNames.completions(of: words.last ?? "") })
  var assignments: [String] = []

  @Option(
    help: ArgumentHelp("A JSON file with answers by field name, as the wizard writes it.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var answers: String?

  @Option(
    help: ArgumentHelp("Read the client secret from a file.", valueName: "file"),
    completion: .file())
  var secretFile: String?

  @Option(help: ArgumentHelp("Read the client secret from an environment variable.", valueName: "variable"))
  var secretEnv: String?

  @Flag(help: "Read the client secret from standard input.")
  var secretStdin = false

  @Option(help: ArgumentHelp("Read the client secret from an open file descriptor.", valueName: "number"))
  var secretFD: Int32?

  func validate() throws {
    let sources = [secretFile != nil, secretEnv != nil, secretStdin, secretFD != nil].count { $0 }
    guard sources <= 1 else { throw ValidationError("give the client secret in one way only") }
  }

  var isEmpty: Bool {
    assignments.isEmpty && answers == nil && secretFile == nil && secretEnv == nil && !secretStdin && secretFD == nil
  }

  /// Puts everything that was given into the settings, as if typed; the command line beats the answers file.
  ///
  /// - Returns: the answers file as it was read.
  @discardableResult func apply(to settings: inout Settings) throws -> Answers? {
    let read = try answers.map(Answers.read)
    read?.apply(to: &settings)
    for assignment in assignments { try settings.set(assignment) }
    if let secret = try secret() { settings.typed[Field.clientSecret.id] = .secret(secret) }
    settings.readDiscoveryURI()
    return read
  }

  private func secret() throws -> Secret? {
    if let secretFile { return try SecretSource.file(secretFile) }
    if let secretEnv { return try SecretSource.variable(secretEnv) }
    if secretStdin { return try SecretSource.descriptor(STDIN_FILENO, named: "standard input") }
    if let secretFD { return try SecretSource.descriptor(secretFD, named: "file descriptor \(secretFD)") }
    return nil
  }
}

extension Settings {
  /// - Parameter format: The kind of file that is all there will be, where that is known.
  /// - Throws: `Refusal` where a value was given that would go nowhere: it is told, not dropped.
  func refuseWhatGoesNowhere(in format: FileKind? = nil) throws {
    let refused = Field.all.compactMap { field in
      typed[field.id] == nil ? nil : (whyNotApplied(field) ?? format?.whyNoPlace(field)).map { (field, $0) }
    }
    guard !refused.isEmpty else { return }
    let words = refused.map { "\($0.id) is not set: \($1)" }.joined(separator: "; ")
    let remedy = refused.contains { $0.0.since > version } ? "; --openmetadata names another release" : ""
    throw Refusal(message: words + remedy, status: .findings).telling([
      ("refused", .list(refused.map { .object([("field", .text($0.id)), ("problem", .text($1))]) }))
    ])
  }
}

extension FileKind {
  /// Nil where a field has a place, or the kind is not meant to hold all fields.
  fileprivate func whyNoPlace(_ field: Field) -> String? {
    part == nil || field.keys.contains { name(of: $0) != nil } ? nil : "\(phrase) has no place for it"
  }
}
