import TextUI

extension Span {
  /// The first column of a line: the pointer if it is focused. A blank has no style, which could underline it.
  static func lead(_ isHere: Bool) -> Span { isHere ? Span("▸", .focused) : Span(" ") }
}
