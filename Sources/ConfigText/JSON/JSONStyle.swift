import Text

/// How the members of an object are laid out.
struct JSONStyle {
  /// Between a name and its value, the colon included.
  let colon: String
  /// Of the members, after a line break; nil where they share a line.
  let margin: String?
  let lineBreak: String
  let step: Int

  /// Before a member that many levels deeper; one less closes the object itself.
  func lead(_ depth: Int) -> String {
    guard let margin else { return depth < 0 ? "" : (depth == 0 ? " " : "") }
    if margin.contains("\t") {
      let count = margin.utf8.count + depth
      return lineBreak + String(repeating: "\t", count: max(count, 0))
    }
    return lineBreak + String(repeating: " ", count: max(margin.utf8.count + depth * step, 0))
  }
}

extension JSONText {
  func style(of object: Int) -> JSONStyle {
    let members = children(of: object)
    let lineBreak = source.lineBreak(near: nodes[object].range.lowerBound)
    let colon = nodes.first { $0.key != nil }.flatMap { node in
      node.key.map { source.string($0.upperBound..<node.range.lowerBound) }
    }
    let step = nodes.first { $0.key != nil && $0.depth == 1 }.map { memberMargin($0)?.utf8.count ?? 2 } ?? 2
    let margin: String? =
      if let first = members.first {
        memberMargin(nodes[first])
      } else {
        outerMargin(object).map { $0 + ($0.contains("\t") ? "\t" : String(repeating: " ", count: max(step, 1))) }
      }
    return JSONStyle(colon: colon ?? ": ", margin: margin, lineBreak: lineBreak, step: max(step, 1))
  }

  /// The indentation of a member that starts its line.
  private func memberMargin(_ node: JSONNode) -> String? {
    let begin = (node.key ?? node.range).lowerBound
    let line = source.lineStart(begin)
    let text = source.string(line..<begin)
    return line > 0 && text.utf8.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) ? text : nil
  }

  /// Margin of the member that contains an empty object; empty for the outermost one.
  private func outerMargin(_ object: Int) -> String? {
    nodes[object].key == nil ? "" : memberMargin(nodes[object])
  }
}
