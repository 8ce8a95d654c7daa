/// One key of the server's configuration: its place in the YAML, its variable and what it holds.
package struct ServerKey: Equatable, Sendable {
  /// The mapping a key stands in.
  package enum Section: String, CaseIterable, Sendable {
    case authentication = "authenticationConfiguration"
    case oidc = "authenticationConfiguration.oidcConfiguration"
    case authorizer = "authorizerConfiguration"
  }

  /// The JSON type the server's schema asks for.
  package enum Holds: Equatable, Sendable {
    case string, boolean, integer, strings, stringMap
  }

  package let section: Section
  package let name: String
  /// The variable that the shipped YAML and the Docker files use; nil where there is none.
  package let variable: String?
  package let holds: Holds
  /// Whether the stock Docker Compose files hand the variable on to the server.
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
