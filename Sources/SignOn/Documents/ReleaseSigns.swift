import Text

/// Finds the release in files, without parsing them: the tag of the server's image, the version of the chart, or keys
/// that only one release has.
struct ReleaseSigns {
  private let files: [[UInt8]]
  /// Files with variables, besides `files`.
  private let variables: [[UInt8]]
  /// How often each sign is looked at in a file.
  private static let most = 200

  init(_ files: [[UInt8]], variables: [[UInt8]] = []) {
    self.files = files
    self.variables = files + variables
  }

  /// By image tag or chart version.
  var deployed: Release? { files.lazy.compactMap(image).first ?? files.lazy.compactMap(chart).first }

  var keys: Release? {
    func holds(_ names: [String]) -> Bool {
      files.contains { file in names.contains { file.firstRange(ofText: $0) != nil } }
    }
    return Self.since.first { holds($0.names) }.map { Release($0.version, .keys) }
  }

  /// The latest first.
  private static let since: [(version: ServerVersion, names: [String])] = [
    (.v2_1, Field.all.filter { $0.since == .v2_1 }.flatMap(\.keys).flatMap { [$0.name, $0.variableName] } + since21),
    (.v2_0, since2), (.v1_12, sinceLate),
  ]
  private static let since21 = [
    "SECURITY_CONFIG_SOURCE", "OIDC_END_SESSION_WITH_PROVIDER", "endSessionWithProvider", "AUTHORIZER_BOT_DOMAIN",
  ]
  private static let since2 = [
    "AUTHENTICATION_MAX_ACTIVE_SESSIONS_PER_USER", "maxActiveSessionsPerUser", "additionalTrustedRedirectUris",
    "AUTHENTICATION_ADDITIONAL_TRUSTED_REDIRECT_URIS",
  ]
  private static let sinceLate = ["defaultOAuthRole", "AUTHORIZER_DEFAULT_OAUTH_ROLE"]

  /// `openmetadata/server:1.12.6`, or a repository with a tag beside it.
  private func image(_ file: [UInt8]) -> Release? {
    for line in lines(with: "openmetadata/server", in: file) {
      if let tag = line.after("openmetadata/server:") {
        if let release = Release(resolved(tag), .imageTag) { return release }
      } else if let tag = line.sibling("tag") ?? line.sibling("newTag"),
        let release = Release(resolved(tag), .imageTag)
      {
        return release
      }
    }
    return nil
  }

  /// The version beside the chart's name, or in a label of what the chart makes.
  private func chart(_ file: [UInt8]) -> Release? {
    for line in lines(with: "helm.sh/chart: ", in: file) {
      if let version = line.after("openmetadata-"), let release = Release(version, .chartVersion) { return release }
    }
    for line in lines(with: "openmetadata", in: file) where line.names("chart") || line.names("name") {
      guard line.value.split(separator: "/").last == "openmetadata" else { continue }
      let isOfRepository = line.names("chart") || line.sibling("repository") != nil || line.sibling("repo") != nil
      let version =
        line.sibling("appVersion")
        ?? (isOfRepository ? line.sibling("targetRevision") ?? line.sibling("version") : nil)
      if let release = version.flatMap({ Release(resolved($0), .chartVersion) }) { return release }
    }
    return nil
  }

  private func lines(with text: String, in file: [UInt8]) -> [SignLine] {
    var result: [SignLine] = []
    var index = 0
    while result.count < Self.most, let found = file.firstRange(ofText: text, from: index) {
      let line = SignLine(around: found.lowerBound, in: file)
      if !line.text.isEmpty { result.append(line) }
      index = max(line.end, found.upperBound)
    }
    return result
  }

  /// The text, or what the variable that it begins with is set to.
  private func resolved(_ text: String) -> String {
    guard text.hasPrefix("$") else { return text }
    let inner = text.dropFirst().drop { $0 == "{" }
    let name = inner.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    for file in variables {
      if let line = lines(with: "\(name)=", in: file).first(where: { $0.text.hasPrefix("\(name)=") }) {
        return line.text.dropFirst(name.count + 1).trimmed(\.isBlank).filter { $0 != "\"" && $0 != "'" }
      }
    }
    let rest = inner.dropFirst(name.count).drop { $0 == ":" }
    return rest.hasPrefix("-") ? String(rest.dropFirst().prefix { $0 != "}" }) : ""
  }
}

/// A line of YAML or of an env file, without its comment, and the lines around it.
private struct SignLine {
  /// Trimmed, without a dash before it; empty for a comment.
  let text: String
  /// The index after it.
  let end: Int
  private let file: [UInt8]
  private let start: Int
  /// The column of its key.
  private let column: Int
  private let isItem: Bool
  /// How many lines around it belong to it.
  private static let most = 40

  init(around index: Int, in file: [UInt8]) {
    let newline = UInt8(ascii: "\n")
    start = file[..<index].lastIndex(of: newline).map { $0 + 1 } ?? 0
    end = file[index...].firstIndex(of: newline) ?? file.count
    self.file = file
    let line = String(decoding: file[start..<min(end, start + 1000)], as: UTF8.self)
    var rest = line.drop { $0 == " " }
    isItem = rest.hasPrefix("- ")
    if isItem { rest = rest.dropFirst().drop { $0 == " " } }
    column = line.distance(from: line.startIndex, to: rest.startIndex)
    let comment = rest.firstRange(of: " #")?.lowerBound ?? rest.endIndex
    text = rest.hasPrefix("#") ? "" : rest[..<comment].trimmed(\.isBlank)
  }

  func names(_ key: String) -> Bool { text.hasPrefix("\(key):") || text.hasPrefix("\"\(key)\":") }

  /// After the colon, without quotes.
  var value: String {
    guard let colon = text.firstIndex(of: ":") else { return "" }
    return text[text.index(after: colon)...].trimmed { $0.isBlank || "\"',".contains($0) }
  }

  /// The word after a text.
  func after(_ word: String) -> String? {
    guard let found = text.firstRange(of: word) else { return nil }
    return String(text[found.upperBound...].prefix { !" \"',@}".contains($0) })
  }

  /// The value of another key of the same mapping.
  func sibling(_ key: String) -> String? {
    var line = self
    for _ in 0..<Self.most where !line.isItem || line.column > column {
      guard line.start > 0 else { break }
      line = SignLine(around: line.start - 1, in: file)
      if line.text.isEmpty { continue }
      if line.column < column { break }
      if line.column == column, line.names(key) { return line.value }
    }
    line = self
    for _ in 0..<Self.most {
      guard line.end + 1 < file.count else { break }
      line = SignLine(around: line.end + 1, in: file)
      if line.text.isEmpty { continue }
      if line.column < column || (line.isItem && line.column == column) { break }
      if line.column == column, line.names(key) { return line.value }
    }
    return nil
  }
}

extension [UInt8] {
  /// The first occurrence of a text.
  func firstRange(ofText text: String, from begin: Int = 0) -> Range<Int>? {
    let sought = Array(text.utf8)
    guard let last = sought.last, count - begin >= sought.count else { return nil }
    // How far the last byte under the text lets it move on (Horspool).
    var steps = [Int](repeating: sought.count, count: 256)
    for (index, byte) in sought.dropLast().enumerated() { steps[Int(byte)] = sought.count - 1 - index }
    return withUnsafeBufferPointer { bytes in
      var end = begin + sought.count
      while end <= bytes.count {
        if bytes[end - 1] == last, sought.elementsEqual(bytes[end - sought.count..<end]) {
          return end - sought.count..<end
        }
        end += steps[Int(bytes[end - 1])]
      }
      return nil
    }
  }
}
