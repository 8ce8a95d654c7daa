import ConfigText

/// Files as people write them, any number of them, the same at every run.
struct RandomFile {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  struct Document {
    var text: String
    var paths: [(path: [YAMLStep], isList: Bool)]
  }

  private static let words = [
    "admin", "https://om.company.com/callback", "openid email profile", "cognito:username", "Größe", "a/b", "x-1z",
    "日本", "alice@company.com",
  ]

  mutating func below(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
  }

  mutating func pick<Element>(_ items: [Element]) -> Element { items[below(items.count)] }

  private mutating func chance(_ part: Int) -> Bool { below(part) == 0 }

  mutating func document(variables: Bool) -> Document {
    var document = Document(text: "", paths: [])
    let step = pick([2, 2, 4])
    for section in 0..<(1 + below(3)) {
      if chance(3) { document.text += pick(["# «comment»\n", "\n", "# key: old\n", "#no blank\n"]) }
      document.text += "section\(section):\(pick(["", "", " # c: d"]))\n"
      for key in 0..<(1 + below(4)) {
        add("k\(key)", [.key("section\(section)")], indent: step, variables, to: &document)
      }
      guard chance(2) else { continue }
      document.text += "\(spaces(step))deep:\n"
      for key in 0..<(1 + below(3)) {
        add("d\(key)", [.key("section\(section)"), "deep"], indent: step * 2, variables, to: &document)
      }
    }
    if chance(4) { document.text.removeLast() }
    if chance(4) { document.text = document.text.replacing("\n", with: "\r\n") }
    if chance(8) { document.text = "\u{FEFF}" + document.text }
    return document
  }

  private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }

  private mutating func add(
    _ key: String, _ above: [YAMLStep], indent: Int, _ variables: Bool, to document: inout Document
  ) {
    let margin = spaces(indent)
    if chance(5) { document.text += "\(margin)# \(key): commented\n" }
    let isList = chance(3)
    document.paths.append((above + [.key(key)], isList))
    let colon = pick([":", ":", ":", " :"])
    let end = pick(["", "", " ", "  # trailing", " #7 days"])
    if !isList {
      document.text += "\(margin)\(key)\(colon)\(scalar(margin, variables, end))\n"
    } else if chance(2) {
      let dash = margin + pick(["", "  "]) + pick(["- ", "-   "])
      let items = (0..<(1 + below(3))).map { _ in dash + pick([plain(), "'\(plain())'"]) + pick(["", " # c"]) + "\n" }
      document.text += "\(margin)\(key)\(colon)\n\(items.joined())"
    } else {
      let list = "[\((0..<below(4)).map { _ in plain() }.joined(separator: pick([",", ", "])))]"
      document.text += "\(margin)\(key)\(colon) \(variables && chance(2) ? "${V_1:-\(list)}" : list)\(end)\n"
    }
  }

  private mutating func plain() -> String { pick(Self.words) }

  private mutating func scalar(_ margin: String, _ variables: Bool, _ end: String) -> String {
    let word = plain()
    switch below(variables ? 11 : 7) {
    case 0: return end
    case 1: return " '\(word)'\(end)"
    case 2: return " \"\(word)\"\(end)"
    case 3: return " \(pick(["|", "|-", ">-", "|+"]))\(end)\n\(margin)  \(word)\n\(margin)  \(plain())"
    case 4: return " \(word)\n\(margin)  \(plain())"
    case 7, 8: return " ${NAME_\(below(9)):-\(word)}\(end)"
    case 9: return " ${NAME_\(below(9)):-\"\(word)\"}\(end)"
    case 10: return " \(pick(["\"${N:-\(word)}\"", "'${N:-\(word)}'", "${N:-}"]))\(end)"
    default: return " \(word)\(end)"
    }
  }

  /// A few bytes or lines changed at random.
  mutating func mutated(_ text: String) -> [UInt8] {
    var bytes = Array(text.utf8)
    for _ in 0..<(1 + below(3)) {
      let place = below(bytes.count)
      switch below(5) {
      case 0: bytes.remove(at: place)
      case 1:
        bytes.insert(
          contentsOf: Array(
            pick(["'", "\"", ": ", " #", "\t", "\n", "- ", "&a ", "*a", "{", "]", "|", "${", "}", "!!str "]).utf8),
          at: place)
      case 2: bytes[place] = UInt8(below(128))
      case 3:
        let start = bytes[..<place].lastIndex(of: 10).map { $0 + 1 } ?? 0
        let end = bytes[place...].firstIndex(of: 10).map { $0 + 1 } ?? bytes.count
        bytes.insert(contentsOf: bytes[start..<end], at: start)
      default: bytes.swapAt(place, below(bytes.count))
      }
      if bytes.isEmpty { bytes = [0x61] }
    }
    return bytes
  }

  mutating func environment() -> (text: String, names: [String]) {
    var lines: [String] = []
    var names: [String] = []
    for index in 0..<(1 + below(8)) {
      if chance(4) { lines.append(pick(["", "# c", "#N0=x", "  # deeper"])) }
      let name = "N\(chance(8) ? 0 : index)"
      names.append(name)
      let word = pick(["admin", "http://x:1/y", "", "a-b", "x@y.z"])
      let value = pick([word, "'\(word) #x'", "\"\(word) y\"", "'[\"all\"]'", "\(word) # c", "'a\nb'"])
      lines.append("\(pick(["", "", "export "]))\(name)=\(value)")
    }
    return (lines.joined(separator: "\n") + pick(["", "\n", "\n\n"]), names)
  }
}
