import ConfigText

/// What a large text has that no edit of the server's keys concerns, and how an excerpt without it is read.
struct Parts {
  let text: any TextInParts
  let cuts: [Cut]
  /// The same kind of text, with the same places.
  let read: ([UInt8]) throws(EditRefusal) -> any KeyedText

  /// The changed text, read once; nil where it must be made on the whole.
  func carryOut(_ plan: ChangePlan, _ kind: FileKind) -> DocumentWriter.Result? {
    cuts.isEmpty ? nil : carryOut(plan, kind, on: text)
  }

  private func carryOut<Text: TextInParts>(
    _ plan: ChangePlan, _ kind: FileKind, on whole: Text
  ) -> DocumentWriter.Result? {
    let excerpt = Excerpt(of: whole, without: cuts)
    guard let small = try? read(excerpt.bytes) else { return nil }
    var writer = DocumentWriter(text: small, kind: kind)
    writer.carryOut(plan)
    var result = writer.result
    result.refused = result.refused.map { $0.moved(to: excerpt.lineInWhole) }
    guard !result.edits.isEmpty else { return result }
    guard let edits = excerpt.inWhole(result.edits), let after = try? read(whole.bytes.applying(edits)),
      let parts = after.parts?.text, let changed = result.text.parts?.text,
      excerpt.isChanged(parts, by: edits, as: changed)
    else { return nil }
    (result.text, result.edits) = (after, edits)
    return result
  }
}

extension RefusedField {
  fileprivate func moved(to place: (Int) -> Int) -> RefusedField {
    RefusedField(
      field: field, line: line.map(place), column: column, problem: problem, textToPutThere: textToPutThere)
  }
}
