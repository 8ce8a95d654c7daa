import Foundation

/// The files that releases come with: OpenMetadata's own where they are at hand, else small ones of the same shape.
struct StockFiles: Sendable {
  /// `1.12.6`, as an image tag or the version of the chart.
  let release: String
  let isShipped: Bool

  /// What `--openmetadata` takes.
  var line: String { release.split(separator: ".").prefix(2).joined(separator: ".") }

  private static let conf = [
    "1.11.14": "official-948f571", "1.12.6": "1.12.6", "1.13.1": "1.13x-fork",
  ]
  /// The chart of 1.12 is that of 1.13.
  private static let chart = ["1.11.14": "helm-1.11.14", "1.12.6": "helm-1.13.1", "1.13.1": "helm-1.13.1"]

  static let releases = ["1.11.14", "1.12.6", "1.13.1"]

  private func shipped(_ folders: [String: String], _ name: String) throws -> String? {
    guard isShipped, let reference = OutsideTools.reference, let folder = folders[release] else { return nil }
    return try String(contentsOfFile: "\(reference)/samples/\(folder)/\(name)", encoding: .utf8)
  }

  /// `conf/openmetadata.yaml`.
  func server() throws -> String {
    try shipped(Self.conf, "conf__openmetadata.yaml") ?? Self.smallServer(isOld: line == "1.11")
  }

  /// The chart's `values.yaml`.
  func values() throws -> String { try shipped(Self.chart, "charts__openmetadata__values.yaml") ?? Self.smallValues }

  func schema() throws -> String? { try shipped(Self.chart, "charts__openmetadata__values.schema.json") }

  /// The file of 1.11 lacks some lines, and has a comment more.
  private static func smallServer(isOld: Bool) -> String {
    let text = smallServer.replacing("TYPE_COMMENT", with: isOld ? " # google, azure etc." : "")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let later =
      ["allowedDomains:", "defaultOAuthRole:", "enableAutoRedirect:", "forceSecureSessionCookie:", "maxAge:"]
      + ["prompt:", "sessionExpiry:"]
    return lines.filter { line in !isOld || !later.contains { line.contains($0) } }.joined(separator: "\n")
  }
}
