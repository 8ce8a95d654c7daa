import AWSAccount
import SignOn
import Text
import TextUI

extension Layout {
  /// Where the rows of the choice from an AWS account stand.
  var accountRows: Area {
    Area(column: 0, row: isLow ? 1 : 2, columns: size.columns, rows: max(1, size.rows - (isLow ? 2 : 7)))
  }
}

/// The choice from an AWS account: what is typed to narrow it, the rows, and what speaks against the selected one.
func drawAccount(_ state: State, _ list: AccountList, _ layout: Layout, _ drawing: inout Drawing) {
  let area = Area(column: 0, row: 0, columns: state.size.columns, rows: state.size.rows - 1)
  drawing.clear(area)
  let rows = list.rows(state.settings)
  let selected = min(list.selected, max(0, rows.count - 1))
  drawing.draw(searchLine(state, list, rows.count), row: 0)
  let room = layout.accountRows
  if !layout.isLow {
    drawing.rule(row: 1)
    drawing.rule(row: room.endRow)
    let below = Area(column: 1, row: room.endRow + 1, columns: area.columns - 2, rows: 3)
    drawing.draw(about(list, rows, selected, state, columns: below.columns), in: below)
  }
  let titles = min(area.columns / 2 - 4, rows.map { columns(of: visible($0.title)) }.max() ?? 0)
  var lines = rows.enumerated().map { index, row in
    line(row, index, isSelected: index == selected, titles: titles, layout, state)
  }
  if layout.isLow, list.stage == .newClient, let row = rows.first { lines = whole(row, columns: area.columns) }
  let start = offset(showing: selected..<selected + 1, of: lines.count, in: room.rows)
  drawing.draw(lines, in: room, from: start)
  if lines.isEmpty { drawing.draw(nothing(list, state), in: room) }
  drawing.markMore(above: start > 0, below: start + room.rows < lines.count, room, layout)
}

/// The new app client in a low window, where nothing below the rows says more.
private func whole(_ row: AccountList.Row, columns room: Int) -> [Line] {
  var lead = Span.lead(true)
  lead.text += " "
  let title = hanging(lead, visible(row.title), .focused, columns: room)
  guard let against = row.against?.first else { return title + [Line("  \(visible(row.detail))", .dim)] }
  return title + hanging(Span("! ", .warning), visible(against), .warning, columns: room)
}

private func searchLine(_ state: State, _ list: AccountList, _ count: Int) -> Line {
  let heading = " \(state.size.columns < 64 ? list.stage.brief : list.stage.title) "
  let asked = list.isWaiting ? [state.spinner, Span(" \(state.ticks / 10) s ", .dim)] : []
  let count = Span("\(count) ", .dim)
  let room = max(4, state.size.columns - columns(of: heading) - 14)
  let view = list.editor.window(columns: room)
  let hint = truncated(list.stage == .newClient ? "its callback URL" : "type to narrow", to: room)
  let text = list.editor.text.isEmpty ? Span(hint, .placeholder) : Span(view.text, .value)
  return Line(
    [Span(heading, .heading), text], trailing: asked + [count], cursor: columns(of: heading) + view.cursorColumn)
}

private func line(
  _ row: AccountList.Row, _ index: Int, isSelected: Bool, titles: Int, _ layout: Layout, _ state: State
) -> Line {
  let room = state.size.columns
  let isDoubtful = row.against?.isEmpty == false
  let mark = row.isMarked ? Span("✓", .success) : isDoubtful ? Span("!", .warning) : Span(" ")
  let title = Span(truncated(visible(row.title), to: titles).padded(to: titles + 2), isSelected ? .focused : .label)
  let detail = visible(row.detail)
  var end = Span(visible((row.against ?? []).joined(separator: ", ")), .warning)
  var middle = ""
  if layout.isNarrow {
    if end.text.isEmpty { end = Span(detail, .dim) }
    end.text = truncated(end.text, to: max(0, room - titles - 6))
  } else {
    end.text = truncated(end.text, to: room / 3)
    middle = truncated(detail, to: max(0, room - titles - columns(of: end.text) - 8), keeping: .bothEnds)
  }
  end.text += " "
  return Line(
    [.lead(isSelected), mark, Span(" "), title, Span(middle)], trailing: end.text == " " ? [] : [end],
    target: .accountRow(index))
}

/// Why a list is missing; else what the selected row is, and what choosing it does.
private func about(
  _ list: AccountList, _ rows: [AccountList.Row], _ selected: Int, _ state: State, columns room: Int
) -> [Line] {
  if let message = state.message { return [Line(message, .note)] }
  // Without rows it stands in their place.
  guard rows.indices.contains(selected) else { return [] }
  if let (place, trouble) = list.trouble, list.client != nil || place != nil {
    return troubleLines(place, trouble, columns: room)
  }
  let row = rows[selected]
  var lines = [
    Line(
      truncated(
        visible([row.title, row.detail].filter { !$0.isEmpty }.joined(separator: "  ")), to: room, keeping: .bothEnds))
  ]
  if let against = row.against, !against.isEmpty {
    lines += hanging(Span("! ", .warning), visible(against.joined(separator: ", ")), .warning, columns: room)
  } else if row.against == nil {
    lines.append(Line("asking AWS", .dim))
  }
  return lines + [Line(truncated(list.stage.effect, to: room), .dim)]
}

private func nothing(_ list: AccountList, _ state: State) -> [Line] {
  if let (place, trouble) = list.trouble {
    return troubleLines(place, trouble, columns: state.size.columns - 2).map { line in
      Line([Span(" ")] + line.spans)
    }
  }
  let words =
    if list.stage == .newClient {
      "Type OpenMetadata's URL, then /callback"
    } else if list.isWaiting {
      "Asking AWS"
    } else {
      list.editor.text.isEmpty ? "There are none here" : "No matches"
    }
  return [Line(" " + words, .dim)]
}

private func troubleLines(_ place: AWSPlace?, _ trouble: AWSTrouble, columns room: Int) -> [Line] {
  let start = place.map { "\($0.words): " } ?? ""
  return hanging(Span("✗ ", .error), "\(start)\(trouble.message).", .error, columns: room)
    + wrapped(trouble.remedy, to: room - 2).map { Line("  " + $0) }
}

extension AccountList.Stage {
  fileprivate var title: String {
    switch self {
    case .places: "AWS: region and profile"
    case .pools: "AWS: user pool"
    case .clients: "AWS: app client"
    case .newClient: "AWS: new app client"
    case .callbacks: "AWS: callback URL"
    case .people: "AWS: administrators"
    }
  }

  /// In a narrow window.
  fileprivate var brief: String {
    switch self {
    case .places: "Region"
    case .pools: "User pool"
    case .clients: "App client"
    case .newClient: "New client"
    case .callbacks: "Callback"
    case .people: "Administrators"
    }
  }

  fileprivate var effect: String {
    switch self {
    case .places: "Its user pools are listed next. Nothing is changed in AWS."
    case .pools: "Its app clients are listed next."
    case .newClient: "What will be made is shown first."
    case .clients: "It fills in ID, secret, client type, scopes and callback URL."
    case .callbacks: "It becomes the callback URL."
    case .people: "The name before the address is the user's in OpenMetadata. Tab when done."
    }
  }
}
