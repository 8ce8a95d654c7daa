import Files
import SignOn
import Text

extension FieldReference {
  /// For programs, in this shape; members may be added, none is removed or changes its type:
  ///
  ///     {"status": 0, "fields": [{"name", "heading", "page", "kind", "unit", "required",
  ///      "options": [{"value", "note"}], "default", "since", "examples",
  ///      "help": {"definition", "why", "where", "notes", "server"},
  ///      "keys": [{"path", "variable", "names": {format: name}}]}]}
  ///
  /// A kind is text, secret, url, choice, switch, number, list or pairs. `unit` is for numbers and lists, else null;
  /// `default` is null, a text, a list of texts or of `{"name", "value"}`; `variable` and a name may be null.
  static func json(_ fields: [Field]) -> String {
    let trees = Page.all.flatMap { page in
      page.fields.filter(fields.contains).map { tree($0, on: page) }
    }
    return JSON.result(.done, [("fields", .list(trees))])
  }

  private static func tree(_ field: Field, on page: Page) -> JSON {
    let (kind, unit) = kind(field)
    let options = field.options.map { JSON.object([("value", .text($0.value)), ("note", .text($0.note))]) }
    return .object([
      ("name", .text(field.id)), ("heading", .text(field.label)), ("page", .text(page.title)), ("kind", .text(kind)),
      ("unit", .optional(unit)), ("required", .bool(field.isAsked)), ("options", .list(options)),
      ("default", JSON(field.fallback)), ("since", .text(field.since.rawValue)),
      ("examples", .texts(field.help.examples)), ("help", help(field.help)), ("keys", .list(field.keys.map(key))),
    ])
  }

  private static func kind(_ field: Field) -> (name: String, unit: String?) {
    switch field.kind {
    case .text: ("text", nil)
    case .secret: ("secret", nil)
    case .url: ("url", nil)
    case .choice: ("choice", nil)
    case .toggle: ("switch", nil)
    case .number(let unit, _): ("number", unit)
    case .list(let of): ("list", of)
    case .pairs: ("pairs", nil)
    }
  }

  private static func help(_ help: Help) -> JSON {
    .object([
      ("definition", .text(help.definition)), ("why", .text(help.why)), ("where", .text(help.place)),
      ("notes", .texts(help.notes)), ("server", .text(help.server)),
    ])
  }

  private static func key(_ key: ServerKey) -> JSON {
    let names = FileKind.opened.map { ($0.id, JSON.optional($0.name(of: key))) }
    return .object([
      ("path", .text(key.path)), ("variable", .optional(key.variable)), ("names", .object(names)),
    ])
  }
}
