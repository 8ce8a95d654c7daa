/// How OpenMetadata runs, and which release; what is said about a configuration depends on both.
package struct Deployment: Equatable, Sendable {
  /// How OpenMetadata runs.
  package enum Kind: String, CaseIterable, Sendable {
    case compose, helm
    /// Argo CD or Flux, which apply what is in a repository.
    case gitOps = "gitops"
    case kubernetes, ecs
    /// The server's own files on a machine.
    case server

    package var title: String {
      switch self {
      case .compose: "Docker Compose"
      case .helm: "Helm"
      case .gitOps: "GitOps"
      case .kubernetes: "Kubernetes"
      case .ecs: "Amazon ECS"
      case .server: "server files"
      }
    }
  }

  /// What people choose from where nothing tells.
  package static let choices: [(kind: Kind, title: String)] = [
    (.compose, "Docker Compose"), (.helm, "Helm"), (.gitOps, "Argo CD or Flux"), (.server, "server files"),
  ]

  /// Nil if nothing tells.
  package var kind: Kind?
  /// The name of the file in the folder that tells how OpenMetadata runs, if no file is opened.
  package var file: String?
  /// The name of the file in the folder that the settings belong into, if no file is opened.
  package var ownFile: String?
  package var release: Release

  package init(_ kind: Kind? = nil, release: Release = .assumed) {
    self.kind = kind
    self.release = release
  }

  /// For a title: `1.12 from the image tag, Docker Compose`.
  package var words: String { ([release.words] + [kind?.title].compactMap(\.self)).joined(separator: ", ") }
}

extension Deployment.Kind {
  /// The format that is proposed for a new file.
  package var format: FileKind {
    switch self {
    case .compose: .dockerEnv
    case .helm, .gitOps, .kubernetes: .helmValues
    case .ecs, .server: .openMetadataYAML
    }
  }
}

extension Deployment {
  /// Follows from a format chosen for a new file; Argo CD and Flux take the chart's values as well.
  package mutating func follow(_ format: FileKind) {
    guard let other = format.runs, kind?.format != other.format else { return }
    kind = other
  }
}

/// An OpenMetadata release, and how it is known.
package struct Release: Equatable, Sendable {
  /// From the most reliable on.
  package enum Source: String, CaseIterable, Sendable {
    case given
    /// As a running server names it.
    case server
    case imageTag = "image-tag"
    case chartVersion = "chart-version"
    /// Keys that only this release and later ones have.
    case keys
    case assumed
  }

  /// The release line whose rules are applied: the nearest known.
  package let version: ServerVersion
  /// The release line as found: `1.12`.
  package let name: String
  /// The last number of `1.13.4`, if known.
  package let patch: Int?
  package let source: Source
  /// The name of the file that tells it, if it is not one of the opened files.
  package var file: String?

  package static let assumed = Release(.v1_11, .assumed)

  package init(_ version: ServerVersion, _ source: Source = .given) {
    (self.version, name, patch, self.source) = (version, version.rawValue, nil, source)
  }

  /// Nil if the text is not a version, or a range that spans release lines.
  ///
  /// - Parameter text: An image tag or chart version: `1.12.6`, `v1.12.6-rc1`, `~1.12.0`, `1.12.x`.
  package init?(_ text: String, _ source: Source) {
    let isRange = text.hasPrefix("~")
    let digits = text.drop { "~=v".contains($0) }.drop { $0 == " " }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard text.utf8.count <= 40, parts.count >= 2, let major = Int(parts[0]), let minor = Int(parts[1]),
      (1..<1000).contains(major), (0..<1000).contains(minor), !digits.contains(where: { " ,|<>".contains($0) })
    else { return nil }
    let line = (major, minor)
    version = ServerVersion.allCases.last { ServerVersion.line($0.rawValue) <= line } ?? .v1_11
    name = "\(major).\(minor)"
    patch = isRange || parts.count < 3 ? nil : Int(parts[2].prefix { $0.isNumber })
    self.source = source
  }

  /// `1.12 from the image tag in compose.yaml`.
  package var words: String { file.map { "\(brief) in \($0)" } ?? brief }

  /// For a title: `1.12 from the image tag`.
  package var brief: String {
    let rules = name == version.rawValue ? "" : " (rules of \(version.rawValue))"
    return switch source {
    case .given: name
    case .server: "\(name) from the server\(rules)"
    case .imageTag: "\(name) from the image tag\(rules)"
    case .chartVersion: "\(name) from the chart version\(rules)"
    case .keys: "\(name) or later, from its settings"
    case .assumed: "\(name) assumed"
    }
  }

  package var isAssumed: Bool { source == .assumed }

  /// Whether it is known to be this release line or a later one.
  func isFrom(_ other: ServerVersion) -> Bool { version >= other && !isAssumed }

  /// Whether it is, or may be, this release line or a later one.
  func mayReach(_ other: ServerVersion) -> Bool { version >= other || source == .keys || isAssumed }

  /// Whether public clients request a code, as they do from 1.13.4 on; nil if that is not known. Before, they request
  /// an `id_token`; of 2.0 only that August 2026 is meant to have it.
  var publicClientsRequestCode: Bool? {
    guard !isAssumed, source != .keys || version >= .v2_1 else { return nil }
    switch version {
    case .v1_11, .v1_12: return false
    case .v1_13: return patch.map { $0 >= 4 }
    case .v2_0: return nil
    case .v2_1: return true
    }
  }

  /// The words for releases before another, for that one and later ones, or for both if it may be either.
  func effect(until early: String, from other: ServerVersion, _ late: String, both: String) -> String {
    mayReach(other) ? (mayPrecede(other) ? both : late) : early
  }

  /// Whether it is, or may be, earlier than this release line.
  func mayPrecede(_ other: ServerVersion) -> Bool { version < other || isAssumed }
}

extension ServerVersion {
  fileprivate static func line(_ name: String) -> (major: Int, minor: Int) {
    let parts = name.split(separator: ".").compactMap { Int($0) }
    return (parts[0], parts[1])
  }
}
