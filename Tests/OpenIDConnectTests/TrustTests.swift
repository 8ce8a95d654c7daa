import Foundation
import HostileServers
import TestThreads
import Testing

@testable import OpenIDConnect

@Suite(.prompt) struct TrustTests {
  private func lookup(_ listener: String, host: String = "localhost", caFile: String?) async throws
    -> Lookup<ProviderMetadata>
  {
    let url = try HostileServer.shared().url(listener, "/good", host: host)
    return await ProviderClient.live(NetworkOptions(seconds: 20, caFile: caFile)).metadata(url)
  }

  @Test(arguments: ["localhost", "127.0.0.1"]) func aFileOfAuthoritiesMakesTheirLeavesTrusted(host: String) async throws
  {
    let file = try HostileServer.shared().authority
    #expect(try await lookup("tls", host: host, caFile: file).answer?.issuer == "https://provider.test/pool")
  }

  @Test(arguments: [
    ("expired", LookupError.Cause.tls(.expired)), ("notYetValid", .tls(.notYetValid)), ("wrongHost", .tls(.wrongHost)),
    ("unknownAuthority", .tls(.unknownAuthority)),
  ])
  func everyBadCertificateHasItsOwnCause(listener: String, cause: LookupError.Cause) async throws {
    let lookup = try await lookup(listener, caFile: try HostileServer.shared().authority)
    #expect(lookup.error?.cause == cause)
    #expect(lookup.error?.isUnreachable == true)
    expectSpeakable(try #require(lookup.error))
  }

  @Test func withoutTheFileItsAuthorityIsUnknown() async throws {
    #expect(try await lookup("tls", caFile: nil).error?.cause == .tls(.unknownAuthority))
  }

  @Test(arguments: [("reset", 20.0), ("silent", 0.5), ("http", 0.5), ("greeting", 20)])
  func aBrokenHandshakeHasItsOwnCause(listener: String, seconds: Double) async throws {
    let url = try HostileServer.shared().url(listener, "/good").replacing("http:", with: "https:")
    let error = try #require(await ProviderClient.live(NetworkOptions(seconds: seconds)).metadata(url).error)
    switch listener {
    case "reset": #expect(error.cause == .connection(.connectionReset))
    case "silent", "http": #expect(error.cause == .connection(.timedOut(seconds: 0.5)))
    default: #expect(error.cause == .tls(.other("the server there does not speak TLS")))
    }
    expectSpeakable(error)
  }

  @Test func theSystemsAuthoritiesStayTrustedBesideTheFile() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("trust-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let own = try String(contentsOfFile: HostileServer.shared().authority, encoding: .utf8)
    let system = folder.appendingPathComponent("system.pem")
    try "-----BEGIN CERTIFICATE-----\nof the system\n".write(to: system, atomically: true, encoding: .utf8)
    let both = try Authorities.combined(file: HostileServer.shared().authority, system: system.path)
    #expect(String(decoding: both, as: UTF8.self) == own + "\n-----BEGIN CERTIFICATE-----\nof the system\n")
  }

  @Test(arguments: [
    ("", "is empty"), ("nothing here", "contains no PEM certificate"),
    ("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "it contains a damaged certificate"),
    (nil, "does not exist or is not readable"),
  ])
  func aFileWithoutCertificatesIsNamed(content: String?, words: String) async throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("authorities-\(UUID()).pem")
    if let content { try content.write(to: file, atomically: true, encoding: .utf8) }
    defer { try? FileManager.default.removeItem(at: file) }
    let error = try #require(try await lookup("tls", caFile: file.path).error)
    guard case .request(.caFile(let why)) = error.cause else {
      Issue.record("found \(error.cause)")
      return
    }
    #expect(why.hasSuffix(words))
    #expect(error.message.contains(words))
  }
}
