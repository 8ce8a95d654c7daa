import Text

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension ProviderClient {
  /// The real client: one request per question, nothing kept in between.
  package static func live(_ options: NetworkOptions = .init()) -> ProviderClient {
    let client = WebClient(options: options)
    return ProviderClient(
      metadata: { url in
        await client.lookup(url) { body throws(LookupError.Cause) in
          try ProviderMetadata.parse(body, from: url)
        }
      },
      keys: { url in await client.lookup(url) { body throws(LookupError.Cause) in try KeySet.parse(body) } },
      authorize: { request in await client.ask(request) },
      token: { question in await client.ask(question) },
      exchange: { attempt, code in await client.exchange(code, of: attempt) })
  }
}

extension WebClient {
  /// Gets a URL and parses its document; anything but status 200 fails.
  ///
  /// - Parameter afresh: Whether the connection is closed, so that the next request may reach another replica.
  package func lookup<Answer>(
    _ url: String, afresh: Bool = false, parse: @Sendable ([UInt8]) throws(LookupError.Cause) -> Answer
  ) async -> Lookup<Answer> {
    do {
      var request = WebRequest(url: url)
      if afresh { request.headers.append(("Connection", "close")) }
      let answer = try await answer(to: request)
      let content = try parse(answer.documentBytes())
      return .found(content, from: url, answer.receipt)
    } catch {
      return .failed(LookupError(url: url, cause: error))
    }
  }
}

extension WebAnswer {
  package var receipt: Receipt {
    let offset = header("Date").flatMap(HTTPDate.seconds).map { $0 - receivedAt }
    return Receipt(status: status, bytes: body.count, milliseconds: milliseconds, clockOffsetSeconds: offset)
  }

  /// The body of an answer that may contain a document.
  func documentBytes() throws(LookupError.Cause) -> [UInt8] {
    if let cause = statusCause { throw cause }
    return try jsonBytes()
  }

  /// The body of an answer of any status that may contain a document.
  package func jsonBytes() throws(LookupError.Cause) -> [UInt8] {
    for name in ["Content-Encoding", "Transfer-Encoding"] {
      let codings = (header(name) ?? "").lowercased().split { $0 == "," || $0 == " " }
      if let coding = codings.first(where: { $0 != "identity" && $0 != "chunked" }) {
        throw .body(.badEncoding(OutsideText.shown(String(coding), limit: 40)))
      }
    }
    guard let first = body.first(where: { !$0.isJSONBlank }) else { throw .document(.emptyAnswer) }
    let isPage = header("Content-Type")?.lowercased().hasPrefix("text/html") == true
    if first == UInt8(ascii: "<") || (isPage && first != UInt8(ascii: "{")) { throw .body(.htmlInsteadOfJSON) }
    return body
  }

  /// Why an answer of this status contains no document; nil for 200.
  package var statusCause: LookupError.Cause? {
    switch status {
    case 200: nil
    case 301, 302, 303, 307, 308:
      .status(.redirected(status: status, to: OutsideText.shown(header("Location") ?? "nowhere")))
    case 401: .status(.unauthorized401)
    case 403: .status(.forbidden403)
    case 404: .status(.notFound404)
    case 429: .status(.tooManyRequests429)
    case 500...599: .status(.serverError(status))
    default: .status(.unexpectedStatus(status))
    }
  }
}
