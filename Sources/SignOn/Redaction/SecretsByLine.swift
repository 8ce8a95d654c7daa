import Text

/// Finds secrets by the names before them, in one pass over the words of any text.
struct SecretsByLine {
  /// What goes on after the end of a line.
  enum Pending: Equatable {
    case nothing
    case quoted(UInt8, SecretName)
    /// The line before ended with a backslash.
    case continued(SecretName)
    /// Lines deeper than the column belong to the name; of a list or a value of its own only what is no pair.
    case block(SecretName, column: Int, isText: Bool, isComment: Bool)
  }

  let bytes: [UInt8]
  var spans: [SecretSpan] = []
  /// How many bytes were looked at.
  private(set) var work = 0
  var pending = Pending.nothing
  var apart = NamesApart()
  var line: Line
  /// Of the line that began the data of a Kubernetes Secret.
  private var data: Int?
  private let sections: [Sections.Section]
  private var section = 0

  /// The line that is looked at.
  struct Line {
    let range: Range<Int>
    /// Nothing but signs and words as `export` came so far.
    var isLead = true
    var isComment = false
    var depth = 0
    /// The quote that was opened last and not closed.
    var quote: UInt8?
    /// A command whose `-u` or `-p` is a password.
    var usesPassword: (user: Bool, password: Bool) = (false, false)
    var isConfigMap = false
    /// The last brace belongs to `${`.
    var opensReference = false
    /// To here a value is held that stands before its name.
    var held = 0
  }

  init(_ bytes: [UInt8], _ sections: Sections) {
    self.bytes = bytes
    self.sections = sections.all
    line = Line(range: 0..<0)
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
      let goesOn = !line.range.isEmpty && bytes[line.range.upperBound - 1] == UInt8(ascii: "\\")
      let commands = goesOn ? line.usesPassword : (false, false)
      line = Line(range: start..<end, usesPassword: commands)
      work += end - start
      read()
      start = end + 1
    }
  }

  private mutating func read() {
    var index = line.range.lowerBound
    while section + 1 < sections.count, sections[section].range.upperBound <= index {
      section += 1
      (pending, data, apart) = (.nothing, nil, NamesApart())
    }
    switch pending {
    case .nothing: break
    case .quoted(let quote, let name): index = goOn(quote, name)
    case .continued(let name):
      pending = .nothing
      _ = assigned(index, name)
      return
    case .block: if hideBlock() { return }
    }
    while index < line.range.upperBound {
      let byte = bytes[index]
      if let end = PlainValue.tagEnd(bytes, at: index) {
        index = end
      } else if isNameByte(byte) {
        var end = index + 1
        while end < line.range.upperBound, isNameByte(bytes[end]) { end += 1 }
        work += end - index
        index = word(index..<end)
      } else {
        sign(byte, at: index)
        index += 1
      }
    }
  }

  private mutating func sign(_ byte: UInt8, at index: Int) {
    switch byte {
    case UInt8(ascii: "{"):
      line.opensReference = index > 0 && bytes[index - 1] == UInt8(ascii: "$")
      if !isDoubled(byte, index), !line.opensReference { apart.open() }
      line.depth += 1
    case UInt8(ascii: "["): line.depth += 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      if !isDoubled(byte, index), !line.opensReference, !endsIndex(index) {
        apart.close(isList: byte == UInt8(ascii: "]"))
      }
      line.opensReference = false
      line.depth = max(0, line.depth - 1)
    case UInt8(ascii: "#"): if line.isLead { line.isComment = true }
    case UInt8(ascii: "/"): if line.isLead, bytes[index...].starts(with: "//".utf8) { line.isComment = true }
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
      line.quote = line.quote == byte ? nil : line.quote ?? byte
    default: break
    }
  }

  /// As the braces of a template are.
  private func isDoubled(_ byte: UInt8, _ index: Int) -> Bool {
    (index > 0 && bytes[index - 1] == byte) || (index + 1 < bytes.count && bytes[index + 1] == byte)
  }

  func isNameByte(_ byte: UInt8) -> Bool {
    byte.isWordByte || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }

  /// Of a place in the line, in bytes.
  /// Whether a bracket ends the number of an item, as in `list[0].name`.
  private func endsIndex(_ index: Int) -> Bool {
    let digits = bytes[line.range.lowerBound..<index].reversed().prefix { $0.isDigit }.count
    let open = index - digits - 1
    return digits > 0 && open > line.range.lowerBound && bytes[open] == UInt8(ascii: "[") && bytes[open - 1].isWordByte
  }

  func column(_ index: Int) -> Int { index - line.range.lowerBound }

  /// Looks at a word and what it names; where to go on.
  private mutating func word(_ range: Range<Int>) -> Int {
    let text = bytes[range]
    if line.isLead, text.allSatisfy({ $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }) {
      if text.elementsEqual("-".utf8) { apart.item() }
      return range.upperBound
    }
    if let end = reference(range) { return end }
    if let command = Self.commands[
      text.last == UInt8(ascii: ".") ? "" : String(decoding: text.prefix(12), as: UTF8.self)]
    {
      line.usesPassword = (line.usesPassword.user || command.user, line.usesPassword.password || command.password)
    }
    if text.elementsEqual("configmap".utf8) { line.isConfigMap = true }
    defer { if line.isLead, !Self.leads.contains(where: { text.elementsEqual($0) }) { line.isLead = false } }
    if let pair = pair(after: range) { return follow(pair) }
    return argument(range) ?? range.upperBound
  }

  private mutating func follow(_ pair: Pair) -> Int {
    if bytes[pair.name].elementsEqual("set_sensitive".utf8) { apart.announce(.everything, isListed: true) }
    if bytes[pair.name].elementsEqual("--from-literal".utf8), !line.isConfigMap { return literal(from: pair.value) }
    let inData = isData(pair)
    let name = inData ? .everything : SecretName(bytes[pair.name])
    if let name { return value(of: pair, name) }
    let text = String(decoding: bytes[pair.name.prefix(24)], as: UTF8.self)
    if ValueNames.names.contains(text) {
      let value = bytes[plainValue(of: pair)]
      spans += apart.name(SecretName(value), at: column(pair.name.lowerBound), of: line.range)
    } else if ValueNames.values.contains(text), pair.value >= line.held {
      let count = spans.count
      let before = (pending, line)
      let name = apart.secret(at: column(pair.name.lowerBound), of: line.range)
      let end = value(of: pair, name ?? .password)
      if name != nil { return end }
      // Not known to be a secret yet: its name may come after it.
      apart.hold(Array(spans[count...]), at: column(pair.name.lowerBound), of: line.range)
      spans.removeLast(spans.count - count)
      (pending, line) = before
      line.held = end
    }
    return pair.value
  }

  /// Whether a pair stands in the data of a Kubernetes Secret that cannot be read as YAML.
  private mutating func isData(_ pair: Pair) -> Bool {
    guard line.isLead, sections.indices.contains(section), sections[section].isSecret else { return false }
    guard line.isComment || !sections[section].isRead else { return false }
    let column = column(pair.name.lowerBound)
    if let data, column > data { return true }
    let isStart = ["data", "stringData"].contains { bytes[pair.name].elementsEqual($0.utf8) }
    data = isStart && pair.mark == UInt8(ascii: ":") ? column : nil
    return false
  }

  private static let leads = [
    "export", "declare", "-x", "typeset", "readonly", "local", "set", "setx", "ENV", "ARG", "Environment", "env", "-gx",
    "-g", "rem", "REM", "-rx", "-xr",
  ].map { Array($0.utf8) }

  private static let commands: [String: (user: Bool, password: Bool)] = [
    "curl": (true, false), "wget": (true, false), "http": (true, false), "login": (false, true),
    "mysql": (false, true), "mysqldump": (false, true), "mysqladmin": (false, true), "sshpass": (false, true),
    "mongosh": (false, true), "mongo": (false, true), "ldapsearch": (false, true), "redis-cli": (false, true),
  ]
}
