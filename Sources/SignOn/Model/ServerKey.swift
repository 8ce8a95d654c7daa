/// One setting of the server: its path in the YAML, its variable and its type.
package struct ServerKey: Equatable, Sendable {
  /// The section a key belongs to.
  package enum Section: String, CaseIterable, Sendable {
    case authentication = "authenticationConfiguration"
    case oidc = "authenticationConfiguration.oidcConfiguration"
    case authorizer = "authorizerConfiguration"
  }

  /// The JSON type in the server's schema.
  package enum Holds: Equatable, Sendable {
    case string, boolean, integer, strings, stringMap
  }

  package let section: Section
  package let name: String
  /// The variable that the shipped YAML and the Docker files use; nil where there is none.
  package let variable: String?
  package let holds: Holds
  /// Whether the shipped Docker Compose files pass the variable through to the server.
  package let isPassedByCompose: Bool

  package var path: String { "\(section.rawValue).\(name)" }

  package static func authentication(
    _ name: String, _ variable: String?, _ holds: Holds = .string, passedByCompose: Bool = true
  ) -> ServerKey {
    ServerKey(
      section: .authentication, name: name, variable: variable, holds: holds, isPassedByCompose: passedByCompose)
  }

  package static func oidc(
    _ name: String, _ variable: String?, _ holds: Holds = .string, passedByCompose: Bool = true
  ) -> ServerKey {
    ServerKey(section: .oidc, name: name, variable: variable, holds: holds, isPassedByCompose: passedByCompose)
  }

  package static func authorizer(
    _ name: String, _ variable: String?, _ holds: Holds = .string, passedByCompose: Bool = true
  ) -> ServerKey {
    ServerKey(section: .authorizer, name: name, variable: variable, holds: holds, isPassedByCompose: passedByCompose)
  }
}
