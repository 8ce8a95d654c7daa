import SignOn
import Text
import TextUI

/// How a field's value is shown: on one line, or with the focus as an editor or a list of rows.
struct FieldValue {
  let field: Field
  let state: State
  let isFocused: Bool

  private var settings: Settings { state.settings }

  func rows(columns room: Int) -> [Line] {
    switch field.kind {
    case .choice, .toggle: [choice(room)]
    case .list, .pairs: isFocused ? items(room) : [Line([list(room)])]
    case .secret: [secret(room)]
    case .text, .url, .number: [text(room)]
    }
  }

  private func choice(_ room: Int) -> Line {
    let value = settings.text(field)
    let option = field.options.first { $0.value == value }
    let shown = value.isEmpty ? "(empty)" : visible(value)
    guard isFocused else { return Line([Span(truncated(shown, to: room), value.isEmpty ? .dim : .value)]) }
    var spans = [
      Span("◂ ", .key, .cycle(field.id, forward: false)), Span(truncated(shown, to: room - 4), .value),
      Span(" ▸", .key, .cycle(field.id, forward: true)),
    ]
    let left = room - columns(of: shown) - 6
    if case .choice = field.kind, let note = option?.note, left > 12 {
      spans.append(Span("  " + truncated(note, to: left), .dim))
    }
    return Line(spans, cursor: 0)
  }

  private func text(_ room: Int) -> Line {
    guard isFocused else { return Line([atRest(room)]) }
    var line = editing(state.editor, room)
    if case .number(let unit, _) = field.kind, !state.editor.text.isEmpty {
      line.spans.append(Span(" \(inWords(state.editor.text, unit))", .dim))
    }
    return line
  }

  private func atRest(_ room: Int) -> Span {
    let text = visible(settings.text(field))
    if text.isEmpty { return emptySpan }
    if case .number(let unit, _) = field.kind {
      let note = field == .tokenValidity && text == "0" ? "(not written)" : inWords(text, unit)
      return Span(truncated("\(text) \(note)", to: room), .value)
    }
    return Span(truncated(text, to: room, keeping: field.kind == .url ? .bothEnds : .start), .value)
  }

  private var emptySpan: Span {
    if field.isAsked { return Span("required", .placeholder) }
    return Span(settings[field] == nil ? "(not set)" : "(empty)", .placeholder)
  }

  /// That a file or its default gives an empty value; beside an example its origin would be misread.
  private var knownEmpty: Span? {
    let (value, origin) = settings.value(of: field)
    guard value != nil, origin == .file || origin.isStock else { return nil }
    return Span(origin == .file ? "(empty in the file)" : "(empty)", .placeholder)
  }

  /// A line being edited: the part around the cursor, or an example.
  private func editing(_ editor: LineEditor, _ room: Int) -> Line {
    if editor.text.isEmpty, let known = knownEmpty { return Line([known], cursor: 0) }
    if editor.text.isEmpty, let example = settings.help(field).example(fitting: room - 5) {
      return Line([Span(truncated("e.g. \(example)", to: room), .placeholder)], cursor: 0)
    }
    let style: Style = state.isUntouched ? .selection : .value
    let whole = editor.window(columns: room)
    guard whole.hiddenBefore || whole.hiddenAfter, room > 4 else {
      return Line([Span(whole.text, style)], cursor: whole.cursorColumn)
    }
    let view = editor.window(columns: room - 2)
    let signs = (view.hiddenBefore ? "…" : "", view.hiddenAfter ? "…" : "")
    return Line(
      [Span(signs.0, .dim), Span(view.text, style), Span(signs.1, .dim)],
      cursor: view.cursorColumn + columns(of: signs.0))
  }

  private func secret(_ room: Int) -> Line {
    guard case .secret(let secret)? = settings[field], !secret.isEmpty else {
      return isFocused
        ? Line([Span(truncated("paste it; shown as dots", to: room), .placeholder)], cursor: 0)
        : Line([emptySpan])
    }
    if isFocused, state.isRevealed { return editing(state.editor, room) }
    let dots = String(repeating: "•", count: min(secret.length, room))
    return Line([Span(dots, .secret)], cursor: isFocused ? min(state.editor.cursor, room - 1) : nil)
  }

  private func list(_ room: Int) -> Span {
    let items = settings.items(field).map(visible)
    guard !items.isEmpty else { return emptySpan }
    let isAddress = items.allSatisfy { $0.contains("://") }
    return Span(truncated(items.joined(separator: ", "), to: room, keeping: isAddress ? .bothEnds : .start), .value)
  }

  /// One row per item, and one to add the next.
  private func items(_ room: Int) -> [Line] {
    let items = settings.items(field)
    let width = room - 2
    return (0...items.count).map { index in
      let isHere = index == state.item
      let number = index < items.count ? "\(index + 1) " : "+ "
      let lead = Span(number, isHere ? .key : .dim)
      let target = Target.field(field.id, item: index)
      guard isHere else {
        let text = index < items.count ? Span(truncated(visible(items[index]), to: width), .value) : Span("add", .dim)
        return Line([lead, text], target: target)
      }
      let line = state.editor.text.isEmpty ? placeholder(index, width) : editing(state.editor, width)
      return Line([lead] + line.spans, target: target, cursor: (line.cursor ?? 0) + 2)
    }
  }

  private func placeholder(_ index: Int, _ room: Int) -> Line {
    if index == 0, let known = knownEmpty { return Line([known], cursor: 0) }
    let example = index == 0 ? settings.help(field).examples.first.flatMap { ListText.items($0).first } : nil
    let text = example.map { "e.g. \($0)" } ?? "add another, or Enter to go on"
    return Line([Span(truncated(text, to: room), .placeholder)], cursor: 0)
  }
}

extension Help {
  /// The first example that fits, else the shortest.
  package func example(fitting room: Int) -> String? {
    examples.first { columns(of: $0) <= room } ?? examples.min { $0.count < $1.count }
  }
}

/// `604800` with unit seconds is `seconds (7 days)`.
func inWords(_ number: String, _ unit: String) -> String {
  guard unit == "seconds", let seconds = Int(number), seconds >= 120 else { return unit }
  let spans = [(86_400, "day"), (3_600, "hour"), (60, "minute")]
  guard let (size, word) = spans.first(where: { seconds % $0.0 == 0 }) else { return unit }
  return "\(unit) (\(counted(seconds / size, word)))"
}
