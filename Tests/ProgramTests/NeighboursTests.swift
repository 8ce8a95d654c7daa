import Files
import Foundation
import SignOn
import TestThreads
import Testing

/// Files in the folder that tell how OpenMetadata runs.
@Suite(.waiting) struct NeighboursTests {
  private static let compose = """
    services:
      openmetadata-server:
        image: docker.getcollate.io/openmetadata/server:${OM_TAG:-1.12.6}
        environment:
          AUTHENTICATION_PROVIDER: ${AUTHENTICATION_PROVIDER:-basic}

    """

  private func words(in folder: TestFolder, of kind: Deployment.Kind? = nil) -> String {
    Deployment(beside: Deployment.Neighbour.find(of: kind, in: folder.path)).words
  }

  @Test func filesWithTheUsualNamesTell() async throws {
    try await TestFolder.with { folder in
      #expect(words(in: folder) == "1.11 assumed")
      try folder.write("docker-compose.yml", Self.compose)
      #expect(words(in: folder) == "1.12 from the image tag in docker-compose.yml, Docker Compose")
      try folder.write(".env", "OM_TAG=1.13.4\n")
      #expect(words(in: folder) == "1.13 from the image tag in docker-compose.yml, Docker Compose")
      #expect(words(in: folder, of: .helm) == "1.11 assumed")
    }
  }

  /// Nothing outside the folder is read, and nothing that is no file of a usual size.
  @Test func otherThingsWithTheseNamesAreLeftAlone() async throws {
    try await TestFolder.with { folder in
      try folder.write("elsewhere", Self.compose)
      try FileManager.default.createSymbolicLink(
        atPath: folder["docker-compose.yml"], withDestinationPath: folder["elsewhere"])
      try FileManager.default.createDirectory(atPath: folder["compose.yaml"], withIntermediateDirectories: false)
      try folder.write("compose.yml", Self.compose + String(repeating: "# x\n", count: 1 << 18))
      #expect(mkfifo(folder["docker-compose.yaml"], 0o600) == 0)
      #expect(words(in: folder) == "1.11 assumed")
    }
  }

  @Test func commandsSayWhichReleaseAndHowItIsKnown() async throws {
    try await TestFolder.with { folder in
      try folder.writeSamples()
      try folder.write("docker-compose.yml", Self.compose)
      let check = try await folder.run("check", "--offline", "sso.env")
      let words = "1.12 from the image tag in docker-compose.yml, Docker Compose"
      #expect(check.text.contains("Checked for OpenMetadata \(words).\n"))
      let summary = try await folder.run("summary", "sso.env")
      #expect(summary.text.contains("OpenMetadata \(words)\n"))
      let json = try await folder.run("check", "--offline", "--json", "--openmetadata", "2.0", "sso.env").json()
      let deployment = try #require(json["deployment"] as? [String: Any])
      #expect(deployment["kind"] as? String == "compose" && deployment["source"] as? String == "given")
      #expect(deployment["release"] as? String == "2.0" && deployment["file"] is NSNull)
    }
  }
}
