import Foundation

/// As much of a text browser as a sign-in page needs: plain http, redirects within this machine, one form.
struct Browser {
  struct Page {
    let status: Int
    let text: String
    /// Where the browser stands; the callback itself is not opened.
    let finalAddress: String

    var formAction: String? {
      guard let start = text.range(of: "action=\"") else { return nil }
      let action = text[start.upperBound...].prefix { $0 != "\"" }.replacingOccurrences(of: "&amp;", with: "&")
      return action.hasPrefix("/") ? Browser.origin(finalAddress) + action : action
    }
  }

  struct Lost: Error { let address: String }

  func open(_ address: String) async throws -> Page { try await go(address, body: nil) }

  func post(_ address: String, _ fields: [(String, String)]) async throws -> Page {
    var allowed = CharacterSet.alphanumerics
    allowed.insert("-")
    let body = fields.map { "\($0.0)=\($0.1.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")" }
    return try await go(address, body: body.joined(separator: "&"))
  }

  private static func origin(_ address: String) -> String {
    let parts = address.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    return parts.prefix(3).joined(separator: "/")
  }

  /// By curl, so that nothing of the program under test is on this side.
  private func go(_ address: String, body: String?) async throws -> Page {
    var address = address
    var body = body
    for _ in 0..<5 {
      let (status, location, text) = try await answer(address, body)
      guard (301...303).contains(status), let location else {
        return Page(status: status, text: text, finalAddress: address)
      }
      let isHere = location.hasPrefix("/")
      address = isHere ? Self.origin(address) + location : location
      guard isHere else { return Page(status: status, text: "", finalAddress: address) }
      body = nil
    }
    throw Lost(address: address)
  }

  /// The test's own threads are few and must not wait.
  private func answer(_ address: String, _ body: String?) async throws -> (Int, String?, String) {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(with: Result { try run(address, body) }) }
    }
  }

  private func run(_ address: String, _ body: String?) throws -> (Int, String?, String) {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["curl", "--silent", "--include", "--noproxy", "*", "--max-time", "20"] + (body.map { ["--data", $0] } ?? [])
      + [address]
    process.standardOutput = output
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let parts = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n\r\n")
    let lines = parts[0].components(separatedBy: "\r\n")
    guard let status = lines.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else {
      throw Lost(address: address)
    }
    let location = lines.first { $0.lowercased().hasPrefix("location: ") }.map { String($0.dropFirst(10)) }
    return (status, location, parts.dropFirst().joined(separator: "\r\n\r\n"))
  }
}
