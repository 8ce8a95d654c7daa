import ArgumentParser
import Files
import Glibc
import SignOn
import Text

/// Values from the command line, an answers file, or a secret source.
struct GivenValues: ParsableArguments {
  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp(
      "Set a field, e.g. client-id=5k2f8hq0v1n3. A list that begins with [ is JSON, else it is comma-separated. "
        + "`fields` lists the names.",
      valueName: "name=value"),
    completion: .custom { words, _, _ in FieldNames.completions(of: words.last ?? "") })
  var assignments: [String] = []

  @Option(
    help: ArgumentHelp("JSON file with answers by field name, as saved by the wizard.", valueName: "file"),
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
    guard sources <= 1 else { throw ValidationError("pass the client secret in one way only") }
  }

  var isEmpty: Bool {
    assignments.isEmpty && answers == nil && secretFile == nil && secretEnv == nil && !secretStdin && secretFD == nil
  }

  /// Applies all given values to the settings, as if typed; the command line overrides the answers file.
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
    try SecretSource.clientSecret.read(
      file: secretFile, variable: secretEnv, standardInput: secretStdin, descriptor: secretFD)
  }
}

extension Settings {
  /// - Parameter format: The kind of file that is written, if known.
  /// - Throws: `Refusal` if a value was given that would have no effect; it is never dropped silently.
  func refuseWhatGoesNowhere(in format: FileKind? = nil) throws {
    let refused = Field.all.compactMap { field in
      typed[field.id] == nil ? nil : (whyNotApplied(field) ?? format?.whyNoPlace(field)).map { (field, $0) }
    }
    guard !refused.isEmpty else { return }
    let words = refused.map { "\($0.id) cannot be set: \($1)" }.joined(separator: "; ")
    let remedy = refused.contains { $0.0.since > version } ? "; use --openmetadata for another release" : ""
    throw Refusal(message: words + remedy, status: .findings).telling([
      ("refused", .list(refused.map { .object([("field", .text($0.id)), ("problem", .text($1))]) }))
    ])
  }
}

extension FileKind {
  /// Nil if the field has a place, or the kind does not hold all fields by design.
  fileprivate func whyNoPlace(_ field: Field) -> String? {
    part == nil || field.keys.contains { name(of: $0) != nil } ? nil : "\(phrase) has no place for it"
  }
}
