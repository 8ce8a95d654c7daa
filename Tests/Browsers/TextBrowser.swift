import Foundation

/// As much of a text browser as a sign-in page needs: plain http, redirects within this machine, one form.
package struct TextBrowser: Sendable {
  package struct Page: Sendable {
    package let status: Int
    package let text: String
    /// Where the browser stands; the callback itself is not opened.
    package let finalAddress: String

    package var formAction: String? {
      guard let start = text.range(of: "action=\"") else { return nil }
      let action = text[start.upperBound...].prefix { $0 != "\"" }.replacingOccurrences(of: "&amp;", with: "&")
      return action.hasPrefix("/") ? TextBrowser.origin(finalAddress) + action : action
    }
  }

  package struct Lost: Error {
    let address: String

    package init(address: String) { self.address = address }
  }

  package init() {}

  package func open(_ address: String) throws -> Page { try go(address, body: nil) }

  /// Fills the form of the sign-in page.
  ///
  /// - Returns: where the browser ends; that address itself is not opened.
  package func signIn(at address: String, as login: String) throws -> String {
    try page(after: address, as: login).finalAddress
  }

  /// The page that the browser ends on.
  package func page(after address: String, as login: String) throws -> Page {
    guard let action = try open(address).formAction else { throw Lost(address: address) }
    var allowed = CharacterSet.alphanumerics
    allowed.insert("-")
    let name = login.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
    return try go(action, body: "username=\(name)&password=any")
  }

  private static func origin(_ address: String) -> String {
    address.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).prefix(3).joined(separator: "/")
  }

  private func go(_ address: String, body: String?) throws -> Page {
    var address = address
    var body = body
    for _ in 0..<5 {
      let (status, location, text) = try answer(address, body)
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

  private func answer(_ address: String, _ body: String?) throws -> (Int, String?, String) {
    let form = body.map { _ in ["--data", "@-"] } ?? []
    let answer = try Curl.run(["--include", "--max-time", "60"] + form + [address], input: body ?? "")
    let parts = answer.components(separatedBy: "\r\n\r\n")
    let lines = parts[0].components(separatedBy: "\r\n")
    guard let status = lines.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else {
      throw Lost(address: address)
    }
    let location = lines.first { $0.lowercased().hasPrefix("location: ") }.map { String($0.dropFirst(10)) }
    return (status, location, parts.dropFirst().joined(separator: "\r\n\r\n"))
  }
}

/// For tests on the few threads that Swift Testing shares, which must not wait.
extension TextBrowser {
  package func open(_ address: String) async throws -> Page { try await aside { try open(address) } }

  package func signIn(at address: String, as login: String) async throws -> String {
    try await aside { try signIn(at: address, as: login) }
  }

  private func aside<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(with: Swift.Result { try work() }) }
    }
  }
}
