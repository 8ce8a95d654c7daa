import OpenIDConnect

/// A sample user for trying the rules: a name and claims, never a token.
package struct Person: Equatable, Sendable {
  /// Fit for a screen: one line, at most 60 characters.
  package let name: String
  package let claims: Claims

  /// An empty name becomes the claims' own.
  package init(_ name: String = "", claims: Claims) {
    self.name = shown(name.isEmpty ? Self.name(in: claims) : name, 60)
    self.claims = claims
  }

  private static func name(in claims: Claims) -> String {
    let names = ["email", "preferred_username", "cognito:username", "username", "name", "sub"]
    return names.lazy.compactMap { claims[$0]?.text }.first { !$0.isEmpty } ?? "somebody"
  }
}
