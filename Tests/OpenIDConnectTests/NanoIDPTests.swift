import Foundation
import HostileServers
import OpenIDConnect
import Testing

/// Against a provider that others wrote, where it is installed; in CI it has to be.
@Suite struct NanoIDPTests {
  /// From OPENMETADATA_SSO_NANOIDP or the search path.
  private static let command: String? = {
    let environment = ProcessInfo.processInfo.environment
    let folders = (environment["PATH"] ?? "").split(separator: ":")
    let candidates = [environment["OPENMETADATA_SSO_NANOIDP"]].compactMap(\.self) + folders.map { "\($0)/nanoidp" }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  private static let isDemanded = ProcessInfo.processInfo.environment["CI"] == "true"

  @Test(.enabled(if: command != nil || isDemanded, "nanoidp is not installed (pip install nanoidp==3.4.0)"))
  func aProviderThatOthersWroteIsUnderstood() async throws {
    let command = try #require(Self.command, "CI needs nanoidp: pip install nanoidp==3.4.0")
    let server = try ServerProcess("nanoidp_launcher.py", command)
    defer { server.stop() }
    let base = "http://127.0.0.1:\(server.greeting)"
    let client = ProviderClient.live()
    let metadata = try #require(await client.metadata(base + "/.well-known/openid-configuration").answer)
    #expect(metadata.issuer == base)
    #expect(metadata.authorizationEndpoint == base + "/authorize")
    #expect(metadata.tokenEndpoint == base + "/token")
    #expect(metadata.responseTypesSupported == ["code"])
    #expect(metadata.scopesSupported?.contains("openid") == true)
    #expect(metadata.codeChallengeMethods == ["plain", "S256"])
    let keys = try #require(await client.keys(metadata.jwksURI ?? "").answer)
    #expect(keys.usable.map(\.algorithm) == ["RS256"])
    #expect(await client.metadata(base + "/nothing").error?.cause == .notFound404)
  }
}
