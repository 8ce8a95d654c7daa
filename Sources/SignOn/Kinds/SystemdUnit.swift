import ConfigText

extension FileKind {
  /// A systemd unit, or a drop-in for one, that sets the server's variables.
  package static let systemdUnit = FileKind(
    id: "systemd-unit", title: "systemd unit", phrase: "a systemd unit", part: .environment, runs: .server,
    keyName: \.variable,
    claims: { $0.form == .unit },
    open: { bytes throws(EditRefusal) in
      let text = try EnvText(bytes, .unit)
      let files = UnitKeys.files(bytes)
      let isMeant = text.entries.contains { ServerKey.variables.contains($0.name) } || !files.isEmpty
      return isMeant ? UnitKeys(keys: EnvKeys(text: text), files: files) : nil
    },
    steps: { NextStep.unit($0.release, former: "the previous unit", "systemctl daemon-reload && ") })
}

extension NextStep {
  /// For variables that systemd hands to the server.
  static func unit(_ release: Release, former: String, _ reload: String = "") -> [NextStep] {
    [
      NextStep(title: stored(over: "these values", release) + ", in the server's directory:", command: remove),
      NextStep(
        title: "Restart the server. Replace openmetadata with the name of your unit.",
        command: "\(reload)systemctl restart openmetadata"),
      NextStep(
        title: "If nobody can sign in: restore \(former), remove the stored settings again and restart the server.",
        command: remove),
    ]
  }
}

/// The server's variables in a systemd unit.
struct UnitKeys: KeyedText {
  let keys: EnvKeys
  /// Named in `EnvironmentFile=`, with their lines.
  let files: [(path: String, line: Int)]

  static func files(_ bytes: [UInt8]) -> [(path: String, line: Int)] {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return lines.enumerated().compactMap { index, line in
      guard line.starts(with: "EnvironmentFile=".utf8) else { return nil }
      let path = String(decoding: line.dropFirst(16), as: UTF8.self).trimmed
      return (path.hasPrefix("-") ? String(path.dropFirst()) : path, index + 1)
    }
  }

  /// Whether a unit names the file of that path.
  static func names(_ path: String, in unit: [UInt8]) -> Bool {
    files(unit).contains { $0.path.split(separator: "/").last == path.split(separator: "/").last }
  }

  var bytes: [UInt8] { keys.bytes }
  var isPartial: Bool { !files.isEmpty }
  var unknownNames: UnknownNames { keys.unknownNames }

  func found(_ key: ServerKey) throws(EditRefusal) -> KeyContent? { try keys.found(key) }

  func setting(_ entry: Entry) throws(EditRefusal) -> Changed<any KeyedText> { wrapped(try keys.setting(entry)) }
  func removing(_ key: ServerKey) throws(EditRefusal) -> Changed<any KeyedText> { wrapped(try keys.removing(key)) }

  private func wrapped(_ change: Changed<any KeyedText>) -> Changed<any KeyedText> {
    change.map { text in (text as? EnvKeys).map { UnitKeys(keys: $0, files: files) } ?? text }
  }

  func notes() -> [Finding] {
    keys.notes()
      + files.map { path, line in
        .aboutTheFile(
          "line \(line): the file \(shown(path, 200)) sets variables as well, and wins.",
          remedy: "Open that file for what it sets.")
      }
  }
}
