import Glibc
import Text

/// The profiles and regions that are configured on this machine; credentials are not read.
package struct AWSProfiles: Equatable, Sendable {
  package struct Profile: Equatable, Sendable {
    package let name: String
    package var region: String?

    package init(_ name: String, region: String? = nil) {
      self.name = name
      self.region = region
    }
  }

  /// The variables' come first.
  package var profiles: [Profile] = []
  /// What `AWS_REGION` or `AWS_DEFAULT_REGION` says.
  package var region: String?
  /// The profile that `AWS_PROFILE` names.
  package var chosen: String?
  /// Whether access keys are among the variables, so that a profile is not needed.
  package var hasKeys = false

  package init() {}

  /// - Parameters:
  ///   - variable: the value of an environment variable.
  ///   - files: the texts of `~/.aws/config` and `~/.aws/credentials`, as far as they exist.
  init(variable: (String) -> String?, config: String, credentials: String) {
    for (name, region) in Self.sections(config) {
      let words = name.split(separator: " ", maxSplits: 1).map(String.init)
      if name == "default" { add(name, region) }
      if words.count == 2, words[0] == "profile" { add(words[1].trimmed(\.isBlank), region) }
    }
    for (name, region) in Self.sections(credentials) { add(name, region) }
    hasKeys = variable("AWS_ACCESS_KEY_ID") != nil
    region = variable("AWS_REGION") ?? variable("AWS_DEFAULT_REGION")
    guard let chosen = variable("AWS_PROFILE") ?? variable("AWS_DEFAULT_PROFILE") else { return }
    self.chosen = chosen
    let first = profiles.first { $0.name == chosen } ?? Profile(chosen)
    profiles = [first] + profiles.filter { $0.name != chosen }
  }

  private mutating func add(_ name: String, _ region: String?) {
    guard !name.isEmpty, name.utf8.count <= 200, profiles.count < Self.most else { return }
    if let place = profiles.firstIndex(where: { $0.name == name }) {
      profiles[place].region = profiles[place].region ?? region
    } else {
      profiles.append(Profile(name, region: region))
    }
  }

  private static let most = 500

  /// The names of the sections of an INI file, each with its `region`.
  private static func sections(_ text: String) -> [(name: String, region: String?)] {
    var sections: [(name: String, region: String?)] = []
    for line in text.split(whereSeparator: \.isNewline) {
      let line = line.trimmed(\.isBlank)
      if line.hasPrefix("["), let end = line.firstIndex(of: "]") {
        sections.append((line[line.index(after: line.startIndex)..<end].trimmed(\.isBlank), nil))
      } else if let equals = line.firstIndex(of: "="), !sections.isEmpty,
        line[..<equals].trimmed(\.isBlank) == "region"
      {
        let value = line[line.index(after: equals)...].trimmed(\.isBlank)
        if !value.isEmpty { sections[sections.count - 1].region = value }
      }
    }
    return sections
  }
}

extension AWSProfiles {
  /// The region that is asked with a profile; nil stands for the profile that applies without being named.
  package func region(of profile: String?) -> String? {
    if profile == nil, let region { return region }
    let name = profile ?? chosen ?? "default"
    return profiles.first { $0.name == name }?.region ?? region
  }

  /// Of this machine and its environment variables.
  package static var here: AWSProfiles {
    let home = variable("HOME") ?? ""
    return AWSProfiles(
      variable: variable, config: text(variable("AWS_CONFIG_FILE") ?? "\(home)/.aws/config"),
      credentials: text(variable("AWS_SHARED_CREDENTIALS_FILE") ?? "\(home)/.aws/credentials"))
  }

  private static func variable(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// A file that cannot be read is as good as none; at most 1 MiB is read, and only of a regular file.
  private static func text(_ path: String) -> String {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return "" }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return "" }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = read(file, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }
}
