/// JSON source of one text (RFC 8259 §7): invisible characters are escaped, all others literal.
package struct JSONString: Equatable, Sendable {
  /// Between the quotes.
  package let content: String
  package var source: String { "\"\(content)\"" }

  package init(_ text: String) {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.isVisible: result.unicodeScalars.append(scalar)
      default: for unit in Character(scalar).utf16 { result += "\\u" + hexadecimal(unit, digits: 4) }
      }
    }
    content = result
  }
}

extension JSON {
  /// How the source of a value is laid out.
  package enum Layout: Sendable {
    /// Without spaces.
    case compact
    /// On one line, with a space after each colon and comma.
    case line
    /// The members of the outermost object, one per line.
    case members
    /// Those, and the items of their arrays.
    case items
    /// One member per line; arrays of objects one item per line.
    case document
  }

  /// As a text; the layouts of more than one line end with a line break.
  package func source(_ layout: Layout = .line) -> String {
    switch layout {
    case .compact: oneLine((",", ":"))
    case .line: oneLine()
    case .members, .items, .document: source(indent: 0, layout) + "\n"
    }
  }

  private func oneLine(_ separators: (item: String, name: String) = (", ", ": ")) -> String {
    switch self {
    case .null: "null"
    case .bool(let isTrue): isTrue ? "true" : "false"
    case .number(let number): number
    case .text(let text): JSONString(text).source
    case .list(let items):
      "[" + items.map { $0.oneLine(separators) }.joined(separator: separators.item) + "]"
    case .object(let members):
      "{"
        + members.map { "\(JSONString($0.name).source)\(separators.name)\($0.value.oneLine(separators))" }
        .joined(separator: separators.item) + "}"
    }
  }

  private func source(indent: Int, _ layout: Layout) -> String {
    guard !isFlat(indent: indent, layout) else { return oneLine() }
    let margin = String(repeating: " ", count: indent)
    func enclosed(_ start: String, _ items: [String], _ end: String) -> String {
      "\(start)\n" + items.map { "\(margin)  \($0)" }.joined(separator: ",\n") + "\n\(margin)\(end)"
    }
    switch self {
    case .list(let items): return enclosed("[", items.map { $0.source(indent: indent + 2, layout) }, "]")
    case .object(let members):
      let lines = members.map { "\(JSONString($0.name).source): \($0.value.source(indent: indent + 2, layout))" }
      return enclosed("{", lines, "}")
    case .null, .bool, .number, .text: return oneLine()
    }
  }

  private func isFlat(indent: Int, _ layout: Layout) -> Bool {
    switch (self, layout) {
    case (.list(let items), _) where items.isEmpty: true
    case (.object(let members), _) where members.isEmpty: true
    case (.list(let items), .document): items.allSatisfy(\.isPlain)
    case (.object(let members), .document): indent > 2 && members.allSatisfy(\.value.isPlain)
    case (.list, .items): indent > 2
    case (.object, .members), (.object, .items): indent > 0
    default: true
    }
  }

  /// Neither an array nor an object, or an empty one.
  private var isPlain: Bool { (items ?? []).isEmpty && (members ?? []).isEmpty }
}
