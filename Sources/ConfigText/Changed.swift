/// A changed text, parsed again to verify that only the intended value differs, and its edits.
package struct Changed<Text: Sendable>: Sendable {
  package let text: Text
  /// Of the text before; empty if it said so already.
  package let edits: [TextEdit]

  package init(_ text: Text, edits: [TextEdit] = []) {
    self.text = text
    self.edits = edits
  }

  package func map<Other>(_ wrap: (Text) -> Other) -> Changed<Other> { Changed<Other>(wrap(text), edits: edits) }

  /// This change followed by another one to its result.
  package func then(
    _ next: (Text) throws(EditRefusal) -> Changed
  ) throws(EditRefusal) -> Changed {
    let later = try next(text)
    return Changed(later.text, edits: edits.followed(by: later.edits))
  }
}
