import Text

/// Finds secrets by what they look like, wherever they stand: tokens, private keys, addresses that hold a password.
struct SecretsByShape {
  private let bytes: [UInt8]
  private(set) var spans: [SecretSpan] = []
  /// How many bytes were looked at.
  private(set) var work = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var index = 0
    while index < bytes.count {
      let next = max(index + 1, step(at: index))
      work += next - index
      index = next
    }
  }

  /// Looks for what begins here; where to go on.
  private mutating func step(at index: Int) -> Int {
    if let end = PlainValue.tagEnd(bytes, at: index) { return end }
    let byte = bytes[index]
    if byte == UInt8(ascii: ":"), has("://", at: index) { return address(index + 3) }
    if byte == UInt8(ascii: "@"), has("@tcp(", at: index) || has("@unix(", at: index) { source(before: index) }
    if byte == UInt8(ascii: "-"), has("-----BEGIN ", at: index) { return privateKey(index) }
    guard index == 0 || !isTokenByte(bytes[index - 1]) || isEscape(index - 1) else { return index + 1 }
    if let end = token(at: index) { return end }
    return amazonSecret(at: index) ?? index + 1
  }

  private func has(_ text: StaticString, at index: Int) -> Bool {
    index + text.utf8CodeUnitCount <= bytes.count
      && UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount).elementsEqual(
        bytes[index..<index + text.utf8CodeUnitCount])
  }

  private func isTokenByte(_ byte: UInt8) -> Bool { byte.isWordByte || byte == UInt8(ascii: "-") }

  /// The letter of `\n` is no part of the word after it.
  private func isEscape(_ index: Int) -> Bool {
    index > 0 && bytes[index - 1] == UInt8(ascii: "\\") && "nrt".utf8.contains(bytes[index])
  }

  private mutating func hide(_ range: Range<Int>) {
    work += range.count
    spans += PlainValue(bytes: bytes, name: .password).hidden(range).map { SecretSpan(range: $0) }
  }

  /// To the first byte that does not satisfy the rule.
  private mutating func run(_ start: Int, most: Int = .max, while rule: (UInt8) -> Bool) -> Int {
    var end = start
    while end < bytes.count, end - start < most, rule(bytes[end]) { end += 1 }
    work += end - start
    return end
  }

  // MARK: tokens

  private mutating func token(at index: Int) -> Int? {
    for kind in TokenShape.byFirst[Int(bytes[index])] where bytes[index...].starts(with: kind.beginning) {
      let start = index + kind.beginning.count
      let end = run(start) { kind.isPart($0) }
      guard end - start >= kind.least, kind.isWhole(bytes[index..<end]) else { continue }
      hide((kind.hidesBeginning ? index : start)..<end)
      return end
    }
    return nil
  }

  /// Forty letters, digits, `/` and `+` of all sorts: a secret access key has no other mark.
  private mutating func amazonSecret(at index: Int) -> Int? {
    guard index == 0 || !"/+".utf8.contains(bytes[index - 1]) else { return nil }
    let end = run(index, most: 200) { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "+") }
    guard end > index else { return nil }
    let text = bytes[index..<end]
    guard text.count == 40, end == bytes.count || !isTokenByte(bytes[end]), bytes[index] != UInt8(ascii: "/") else {
      return nil
    }
    var changes = 0
    for (one, other) in zip(text, text.dropFirst()) where one.isDigit != other.isDigit { changes += 1 }
    guard changes > 4, text.contains(where: \.isSmallLetter), text.contains(where: { $0.isLetter && !$0.isSmallLetter })
    else { return nil }
    hide(index..<end)
    return end
  }

  /// A private key in PEM, on many lines or on one with `\n`.
  private mutating func privateKey(_ start: Int) -> Int {
    let label = run(start + 11, most: 80) { $0 != UInt8(ascii: "-") && $0 >= 0x20 }
    guard String(decoding: bytes[start..<label], as: UTF8.self).contains("PRIVATE KEY"), has("-----", at: label) else {
      return label
    }
    let body = label + 5
    // No dashes but in headers, which end with a colon before; whatever is cut off ends at a blank line.
    var end = body
    while end < bytes.count, !has("-----", at: end), !has("\n\n", at: end), !has("\n---\n", at: end) { end += 1 }
    while end > body, bytes[end - 1] <= 0x20 || has("\\n", at: end - 1) { end -= 1 }
    hide(body..<end)
    return end
  }

  // MARK: addresses

  private static let stops = Set(" \t\r\n\"'<>`|\\".utf8)

  /// The password before the host, and the secret path of a webhook.
  private mutating func address(_ start: Int) -> Int {
    var end = start
    var at: Int?
    var slash: Int?
    var query: Int?
    while end < bytes.count, !Self.stops.contains(bytes[end]) {
      if let next = PlainValue.tagEnd(bytes, at: end) {
        end = next
        continue
      }
      if bytes[end] == UInt8(ascii: ","), beginsAddress(end + 1) { break }
      if bytes[end] == UInt8(ascii: ":"), has("://", at: end) { break }
      if bytes[end] == UInt8(ascii: "@"), query == nil { at = end }
      if bytes[end] == UInt8(ascii: "/"), slash == nil { slash = end }
      if bytes[end] == UInt8(ascii: "?") || (bytes[end] == UInt8(ascii: "#") && at != nil), query == nil { query = end }
      end += 1
    }
    work += end - start
    let hook = Webhooks.secretPath(bytes[start..<end])
    if let hook, hook < end { hide(hook..<(query ?? end)) }
    guard hook == nil, let at, isUser(start..<at, slash: slash) else { return hook == nil ? start : end }
    let colon = bytes[start..<at].firstIndex(of: UInt8(ascii: ":"))
    if let colon {
      hide(colon + 1..<at)
    } else if !PlainValue.isName(bytes[start..<at]) {
      hide(start..<at)
    }
    return at
  }

  /// Whether what stands before an `@` is a user's name and password; a port and a path are not.
  private func isUser(_ range: Range<Int>, slash: Int?) -> Bool {
    guard let slash, slash < range.upperBound else { return true }
    guard let colon = bytes[range.lowerBound..<slash].firstIndex(of: UInt8(ascii: ":")) else { return false }
    return !bytes[colon + 1..<slash].allSatisfy(\.isDigit)
  }

  private func beginsAddress(_ start: Int) -> Bool {
    let end = bytes[start...].prefix(12).firstIndex { !$0.isLetter } ?? start
    return end > start && has("://", at: end)
  }

  /// `user:password@tcp(host)`, as Go writes it.
  private mutating func source(before at: Int) {
    let first = bytes[..<at].suffix(200).lastIndex { $0 <= 0x20 || PlainValue.isQuote($0) || $0 == UInt8(ascii: "=") }
    let start = first.map { $0 + 1 } ?? max(0, at - 200)
    guard let colon = bytes[start..<at].firstIndex(of: UInt8(ascii: ":")) else { return }
    hide(colon + 1..<at)
  }
}

/// Addresses whose path is the secret.
enum Webhooks {
  private static let hosts: [(host: String, path: String)] = [
    ("hooks.slack.com", "/"), ("discord.com", "/api/webhooks/"), ("discordapp.com", "/api/webhooks/"),
    ("webhook.office.com", "/"), ("outlook.office.com", "/webhook/"), ("hooks.zapier.com", "/hooks/"),
    ("api.telegram.org", "/bot"), ("maker.ifttt.com", "/"), ("events.pagerduty.com", "/integration/"),
    ("hook.make.com", "/"), ("webhook.site", "/"), ("logic.azure.com", "/"), ("chat.googleapis.com", "/v1/spaces/"),
    ("ntfy.sh", "/"), ("hc-ping.com", "/"), ("open.feishu.cn", "/open-apis/bot/"), ("", "/hooks/"),
    ("", "/webhook/"), ("", "/webhooks/"),
  ]

  /// Where the secret begins in an address without its scheme; nil where it is no webhook's.
  static func secretPath(_ address: ArraySlice<UInt8>) -> Int? {
    guard let slash = address.firstIndex(of: UInt8(ascii: "/")), slash - address.startIndex < 256 else { return nil }
    let host = String(decoding: address[..<slash], as: UTF8.self).lowerCase
    let path = address[slash...]
    for kind in hosts where host.hasSuffix(kind.host) && path.starts(with: kind.path.utf8) {
      let start = slash + kind.path.utf8.count
      let isKnown = !kind.host.isEmpty
      let isRandom = path.dropFirst(kind.path.utf8.count).split(separator: UInt8(ascii: "/")).contains {
        !PlainValue.isName($0) && $0.count > 11
      }
      if isKnown || isRandom { return start }
    }
    return nil
  }
}
