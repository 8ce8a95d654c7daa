import Foundation

/// Tools of others and the server's own files, where they are at hand.
enum OutsideTools {
  private static let environment = ProcessInfo.processInfo.environment
  /// The path of docker-compose.
  static let compose = environment["OPENMETADATA_SSO_COMPOSE"]
  /// A Python with Helm's engine.
  static let helm = environment["OPENMETADATA_SSO_HELM"]
  static let reference = environment["OPENMETADATA_REFERENCE"]
}
