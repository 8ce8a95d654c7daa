import OpenMetadataServer
import Text

/// The bodies that put a configuration into a running server.
package struct Candidate: Equatable, Sendable {
  /// What the server validates.
  package let validated: SecurityConfiguration
  /// What is stored: the same, but for a key set that 1.11 needs and its validation refuses.
  package let stored: SecurityConfiguration

  /// - Parameter live: What the server has; members of it that no field stands for are kept.
  package init?(_ settings: Settings, over live: SecurityConfiguration) {
    let text = FileKind.securityConfigJSON.newFile(settings)
    guard let json = try? text.reveal({ try JSON.parse($0) }), let made = SecurityConfiguration(json) else {
      return nil
    }
    let whole = Self.merged(made, over: live, isConfidential: settings.isConfidential)
    validated = whole
    let urls = [SecurityConfiguration.authentication, "publicKeyUrls"]
    let own = (settings.items(.publicKeyURLs) + (live[urls]?.texts ?? [])).first(where: \.isOwnKeySet)
    guard let own, settings.deployment.release.mayPrecede(.v1_12) else {
      stored = whole
      return
    }
    let others = (whole[urls]?.texts ?? []).filter { !$0.isOwnKeySet }
    stored = whole.setting(urls, to: .texts(others + [own]))
  }

  private static func merged(
    _ made: SecurityConfiguration, over live: SecurityConfiguration, isConfidential: Bool
  ) -> SecurityConfiguration {
    var whole = live
    // A section with a masked value is another provider's: without the value it would be refused.
    for mask in live.masks where mask != SecurityConfiguration.clientSecret {
      whole = whole.setting(Array(mask.prefix(2)), to: nil)
    }
    for key in ServerKey.known { whole = whole.setting(key.path.split(separator: ".").map(String.init), to: nil) }
    if !isConfidential { whole = whole.setting([SecurityConfiguration.authentication, "oidcConfiguration"], to: nil) }
    return made.reveal { tree in
      [SecurityConfiguration.authentication, SecurityConfiguration.authorizer].reduce(whole) { whole, section in
        (tree[section]?.members ?? []).reduce(whole) { whole, member in
          guard let members = member.value.members, !members.isEmpty else {
            return whole.setting([section, member.name], to: member.value)
          }
          return members.reduce(whole) { $0.setting([section, member.name, $1.name], to: $1.value) }
        }
      }
    }
  }
}
