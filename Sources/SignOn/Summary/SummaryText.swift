import Text

extension Summary {
  /// As plain text in aligned columns.
  package func text(width: Int = 100) -> String {
    let ruler = Ruler(width: width)
    var lines = [Self.title, ""] + headings.map { "\(ruler.pad($0.name, to: 10))\($0.text)" }
    let labelWidth = rows.map { columns(of: $0.label) }.max() ?? 0
    let originWidth = rows.map { columns(of: $0.origin) }.max() ?? 0
    let valueWidth = max(width - 2 - labelWidth - 2 - 2 - originWidth, 20)
    var page = ""
    for row in rows {
      if row.page != page { lines += ["", row.page] }
      page = row.page
      for (index, part) in ruler.chop(row.value, to: valueWidth).enumerated() {
        let label = ruler.pad(index == 0 ? row.label : "", to: labelWidth + 2)
        lines.append("  \(label)\(ruler.pad(part, to: valueWidth + 2))\(index == 0 ? row.origin : "")")
      }
      lines += row.findings.flatMap { ruler.wrap($0, indent: 6) }
    }
    if !outcomes.isEmpty { lines += ["", "Checks"] }
    let titleWidth = outcomes.map { columns(of: $0.title) }.max() ?? 0
    lines += outcomes.map { "  \(ruler.pad($0.title, to: titleWidth + 2))\($0.result)" }
    return (lines + stepLines(ruler)).map(\.withoutTrailingBlanks).joined(separator: "\n") + "\n"
  }

  private func stepLines(_ ruler: Ruler) -> [String] {
    guard !steps.isEmpty else { return [] }
    return ["", "Next steps"]
      + steps.enumerated().flatMap { index, step in
        ruler.wrap("\(index + 1). \(step.title)", indent: 2, hanging: 3) + (step.command.map { ["       \($0)"] } ?? [])
      }
  }
}

/// Fits text to columns.
private struct Ruler {
  let width: Int

  func pad(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(width - columns(of: text), 0))
  }

  /// Split at the column limit, for values without spaces; at least one part.
  func chop(_ text: String, to width: Int) -> [String] {
    var parts = [""]
    for character in text {
      let part = parts[parts.count - 1] + String(character)
      if columns(of: part) <= width {
        parts[parts.count - 1] = part
      } else {
        parts.append(String(character))
      }
    }
    return parts
  }

  /// Broken between words.
  func wrap(_ text: String, indent: Int, hanging: Int = 0) -> [String] {
    wrapped(text, to: width - indent, indent: hanging, breakingWords: false).map {
      String(repeating: " ", count: indent) + $0
    }
  }
}

extension String {
  fileprivate var withoutTrailingBlanks: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
