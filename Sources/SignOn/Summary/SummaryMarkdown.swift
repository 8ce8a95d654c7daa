extension Summary {
  /// As Markdown with tables (GitHub Flavored Markdown).
  package var markdown: String {
    var lines = ["# \(Self.title)", ""] + headings.map { "- \($0.name): \($0.text.asMarkdown)" }
    lines += ["", "| Page | Field | Value | Source | Finding |", "|---|---|---|---|---|"]
    lines += rows.map { row in
      let findings = row.findings.map(\.asMarkdown).joined(separator: "<br>")
      let value = row.value.isEmpty ? "" : row.value.asCodeInTable
      return "| \(row.page.asMarkdown) | \(row.label.asMarkdown) | \(value) | \(row.origin) | \(findings) |"
    }
    if !outcomes.isEmpty {
      lines += ["", "## Checks", "", "| Check | Result |", "|---|---|"]
      lines += outcomes.map { "| \($0.title.asMarkdown) | \($0.result.asMarkdown) |" }
    }
    if !steps.isEmpty {
      lines += ["", "## Next steps", ""]
      lines += steps.enumerated().flatMap { index, step in
        ["\(index + 1). \(step.title.asMarkdown)"]
          + (step.command.map { ["", "   ```sh", "   \($0)", "   ```", ""] } ?? [])
      }
    }
    while lines.last == "" { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension String {
  /// Escaped for Markdown and HTML.
  fileprivate var asMarkdown: String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if #"\|`*_<>[]~&!"#.unicodeScalars.contains(scalar) { result.append("\\") }
      result.append(scalar)
    }
    return String(result)
  }

  /// As a code span in a table: only pipes are escaped, and the fence is longer than any run of backticks inside.
  fileprivate var asCodeInTable: String {
    let longest = split { $0 != "`" }.map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: longest + 1)
    let padding = hasPrefix("`") || hasSuffix("`") || (hasPrefix(" ") && hasSuffix(" ")) ? " " : ""
    let escaped = unicodeScalars.map { $0 == "|" ? #"\|"# : String($0) }.joined()
    return fence + padding + escaped + padding + fence
  }
}
