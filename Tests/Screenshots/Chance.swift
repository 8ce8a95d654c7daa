import Emulator

/// What differs from run to run in the address of a test sign-in becomes something that does not: port, time left,
/// and the values that are chance; so do the time of day, the tags that stand for secrets, and the size of a summary,
/// which tells how long each answer took.
func withoutChance(_ rows: [[SeenCell]]) -> [[SeenCell]] {
  var rows = rows
  var tags: [String] = []
  for index in rows.indices {
    for place in rows[index].map(\.text).ranges(of: "‹secret ".map(String.init)) {
      let tag = rows[index].dropFirst(place.upperBound).prefix(4).map(\.text).joined()
      let known = tags.firstIndex(of: tag) ?? tags.endIndex
      if known == tags.endIndex { tags.append(tag) }
      write(String(3689 + known), over: "‹secret " + tag, at: 8, in: &rows[index])
    }
    write("pasted claims, 14:02", over: "pasted claims, ", at: 0, in: &rows[index])
    if rows[index].map(\.text).joined().contains(" bytes") {
      write("4121", over: ".summary.md  ", at: 13, in: &rows[index])
    }
    write("http://127.0.0.1:00000/", over: "http://127.0.0.1:", at: 0, in: &rows[index])
    write(".server.20260101-140200-000", over: ".server.2", at: 0, in: &rows[index])
    write("saved today at 14:02", over: "saved today at ", at: 0, in: &rows[index])
  }
  let texts = rows.map { $0.map(\.text).joined() }
  guard let head = texts.firstIndex(where: { $0.contains("Open this in a browser") }),
    let end = texts[head...].firstIndex(where: { $0.contains("The browser ends") || $0.contains("Listening on") })
  else { return rows }
  write("5:00 left", over: " left", at: -4, in: &rows[head])
  let places = (head + 1..<end).flatMap { row in
    rows[row].indices.filter { rows[row][$0].text != " " && rows[row][$0].text != "▸" }.map { (row, $0) }
  }
  var address = places.map { rows[$0.0][$0.1].text }
  for (name, stop, sign) in [
    ("127.0.0.1:", "/", "0"), ("&state=", "&", "x"), ("&nonce=", "&", "x"), ("&code_challenge=", "&", "x"),
  ] {
    let name = name.map(String.init)
    guard let start = address.firstRange(of: name)?.upperBound else { continue }
    for index in start..<(address[start...].firstIndex(of: stop) ?? address.endIndex) { address[index] = sign }
  }
  for (place, text) in zip(places, address) { rows[place.0][place.1].text = text }
  return rows
}

/// Writes a text so many columns from where another stands.
private func write(_ text: String, over mark: String, at offset: Int, in row: inout [SeenCell]) {
  guard let place = row.map(\.text).firstRange(of: mark.map(String.init)) else { return }
  for (index, character) in text.enumerated() where row.indices.contains(place.lowerBound + offset + index) {
    row[place.lowerBound + offset + index].text = String(character)
  }
}
