import Foundation
import SignOn
import Testing

/// Other people's files that work today, where they are at hand: no error is found in them.
@Suite(.enabled(if: CaseFiles.root != nil)) struct ProviderCaseTests {
  @Test(arguments: [
    ("azure.env", "azure", [String]()),
    ("keycloak-http.env", "custom-oidc", ["issuer-is-encrypted", "public-key-url-is-allowed"]),
    ("keycloak-http-service.env", "custom-oidc", ["issuer-is-encrypted", "public-key-url-is-allowed"]),
  ])
  func whatWorksIsNotCalledWrong(file: String, provider: String, warnings: [String]) throws {
    let root = try #require(CaseFiles.root).deletingLastPathComponent()
    let document = try Document.read([UInt8](Data(contentsOf: root.appendingPathComponent(file))), named: file)
    var settings = Settings(version: .v1_12)
    settings.imported = document.values
    #expect(settings.provider.id == provider)
    let findings = settings.findings()
    #expect(findings.filter { $0.severity == .error }.isEmpty, "\(findings)")
    #expect(Set(warnings).isSubset(of: findings.filter { $0.severity == .warning }.map(\.check)))
  }
}
