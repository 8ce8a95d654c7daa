import SignOn
import Text
import TextUI

/// The help of a field as lines: what it is, an example, why it matters, and where to find it.
///
/// - Parameter limit: for the help pane: at most this many lines, without keys and names in files.
func helpText(_ field: Field, _ settings: Settings, columns room: Int, atMost limit: Int? = nil) -> [Line] {
  var lines = [Line(field.label, .heading)]
  let help = settings.help(field)
  lines += wrapped(help.definition, to: room).map { Line($0) }
  let isShort = limit != nil
  var text = HelpText(room: room, limit: limit.map { max(0, $0 - lines.count) } ?? Int.max)
  text.add("Example", help.examples)
  text.add("Why", [help.why])
  text.add("Where", [help.place])
  if !isShort, !field.options.isEmpty, field.kind != .toggle {
    text.add("Options", settings.options(field).map { "\($0.value.isEmpty ? "(empty)" : $0.value): \($0.note)" })
  }
  text.add("Note", help.notes)
  text.add("Server", [help.server])
  if !isShort {
    text.add("Default", [field.fallback.map { $0.isEmpty ? "(empty)" : $0.text } ?? ""])
    text.add("Source", [sourceSentence(field, settings)])
    text.add("YAML", field.keys.map(\.path))
    text.add("Variable", field.keys.compactMap(\.variable))
    text.add("Page", [settings.documentation], link: settings.documentation)
  }
  return lines + text.lines
}

/// Where the value on screen comes from, as a sentence.
private func sourceSentence(_ field: Field, _ settings: Settings) -> String {
  switch settings.value(of: field).origin {
  case .typed: "entered here"
  case .file: "read from the file"
  case .aws: "from the AWS account"
  case .discovered: "discovered from \(visible(settings.facts.discovery.url ?? "the provider"))"
  case .derived: "derived from other fields"
  case .composeDefault: "not in the file; the default of the shipped Compose file"
  case .chartDefault: "not in the file; the default of the chart"
  case .imageDefault: "not in the file; the default of openmetadata.yaml in the server's image"
  case .serverDefault: "not in the file; the server's default"
  case .default: "the default"
  case .missing: "not set"
  }
}

/// Sections with their names at the left.
private struct HelpText {
  let room: Int
  /// The most lines to lay out.
  let limit: Int
  var lines: [Line] = []

  mutating func add(_ name: String, _ texts: [String], link: String? = nil) {
    let texts = texts.filter { !$0.isEmpty }
    guard !texts.isEmpty, lines.count < limit else { return }
    let indent = room < 36 ? 2 : 10
    if indent == 2 { lines.append(Line(name, .dim)) }
    var isFirst = indent == 10
    for text in texts {
      for part in wrapped(text, to: max(8, room - indent)) {
        lines.append(Line([Span((isFirst ? name : "").padded(to: indent), .dim), Span(part, link: link)]))
        isFirst = false
      }
    }
  }
}

/// The help screen: everything about the focused field, then the keys that work here.
func helpLines(of state: State) -> [Line] {
  let room = max(10, state.size.columns - 4)
  var lines: [Line] = []
  if let field = state.field, state.page != nil {
    // In a small window the end of a finding is below the last row of the form.
    let findings = state.allFindings.filter { $0.field == field.id && !$0.isUnanswered }
    lines += findings.flatMap { finding in
      hanging(
        Span("\(finding.severity.sign) ", finding.severity.style), "\(finding.message) \(finding.remedy)", .normal,
        columns: room)
    }
    if !findings.isEmpty { lines.append(.empty) }
    lines += helpText(field, state.settings, columns: room)
    lines.append(.empty)
  }
  var below = state
  below.overlay = nil
  lines.append(Line("Keys", .heading))
  let bindings = Keymap.bindings(in: below.context).filter { binding in
    ![.account, .mend].contains(binding.command) || below.hasUse(for: binding.command, below.allFindings)
  }
  let width = bindings.map { columns(of: $0.shown) }.max() ?? 0
  lines += bindings.map { binding in
    Line([Span(binding.shown.padded(to: width + 2), .key), Span(below.label(of: binding))])
  }
  lines += [.empty, Line("Signs", .heading)]
  return lines + signs.map { Line([Span($0.padded(to: 4), $1), Span($2)]) }
}

/// The meaning of the signs beside fields and pages.
private let signs: [(String, Style, String)] = [
  ("▸", .focused, "current field"),
  ("✗", .error, "error: blocks writing, unless you override it"),
  ("!", .warning, "warning: have a look before writing"),
  ("·", .note, "note"),
  ("?", .note, "required, not set; on Checks: unknown"),
  ("…", .dim, "required fields on this page are not set"),
  ("✓", .success, "no problems"),
  ("●", .note, "changed since the program started"),
]

func drawHelp(_ state: State, _ scroll: Int, _ layout: Layout, _ drawing: inout Drawing) {
  let area = Area(column: 0, row: 0, columns: state.size.columns, rows: state.size.rows - 1)
  drawing.clear(area)
  let lines = helpLines(of: state)
  var text = area
  if !layout.isLow {
    drawing.draw(Line([Span(" Help", .title)], trailing: [Span(state.place.title + " ", .dim)]), row: 0)
    drawing.rule(row: 1)
    drawing.rule(row: area.endRow - 1)
    text = area.inset(top: 2, bottom: 1)
  }
  let inner = text.inset(left: 2, right: 2)
  let isMore = drawing.draw(lines, in: inner, scrolled: scroll)
  drawing.markMore(above: scroll > 0, below: isMore, text, layout, key: state.keyName(.pageDown))
  // In a low window it stands in place of the keys.
  if let message = state.message, !layout.isLow {
    drawing.draw(Line(truncated(" \(message)", to: area.columns).padded(to: area.columns), .note), row: area.endRow - 1)
  }
}
