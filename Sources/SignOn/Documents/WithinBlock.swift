import ConfigText

/// The server's keys in a text within a block scalar of another file.
struct WithinBlock: KeyedText {
  let block: BlockText
  let inner: any KeyedText

  /// Nil if there is no block scalar at the path, or `open` finds nothing in it.
  init?(
    _ text: YAMLText, at path: [YAMLStep], open: ([UInt8]) throws(EditRefusal) -> (any KeyedText)?
  ) throws(EditRefusal) {
    guard let block = try BlockText(text, at: path),
      let inner = try block.placed({ () throws(EditRefusal) in try open(block.bytes) })
    else { return nil }
    (self.block, self.inner) = (block, inner)
  }

  private init(block: BlockText, inner: any KeyedText) {
    (self.block, self.inner) = (block, inner)
  }

  var bytes: [UInt8] { block.outer.bytes }
  var isPartial: Bool { inner.isPartial }
  var sources: [VariableSource] {
    inner.sources.map { VariableSource(object: $0.object, prefix: $0.prefix, line: $0.line + block.linesBefore) }
  }
  var stock: StockSource { inner is EnvKeys ? .image : inner.stock }

  func found(_ key: ServerKey) throws(EditRefusal) -> KeyContent? {
    var found = try block.placed { () throws(EditRefusal) in try inner.found(key) }
    found?.line += block.linesBefore
    return found
  }

  private func changed(
    _ change: () throws(EditRefusal) -> Changed<any KeyedText>
  ) throws(EditRefusal) -> Changed<any KeyedText> {
    let change = try block.placed(change)
    return try block.applying(change.edits).map { WithinBlock(block: $0, inner: change.text) }
  }

  func setting(_ entry: Entry) throws(EditRefusal) -> Changed<any KeyedText> {
    try changed { () throws(EditRefusal) in try inner.setting(entry) }
  }

  func removing(_ key: ServerKey) throws(EditRefusal) -> Changed<any KeyedText> {
    try changed { () throws(EditRefusal) in try inner.removing(key) }
  }

  func completed(isConfidential: Bool) throws(EditRefusal) -> Changed<any KeyedText>? {
    guard let change = try inner.completed(isConfidential: isConfidential) else { return nil }
    return try changed { () throws(EditRefusal) in change }
  }

  // The notes of an env file name its own lines.
  func notes() -> [Finding] { inner is EnvKeys ? [] : inner.notes() }
  var unknownNames: UnknownNames {
    let names = inner.unknownNames
    return UnknownNames(
      found: names.found.map { FoundName(section: $0.section, name: $0.name, line: $0.line + block.linesBefore) },
      reader: names.reader)
  }
  func reference(for key: ServerKey) -> (secret: String, key: String)? { inner.reference(for: key) }
  func lineToAdd(_ entry: Entry) -> String? { inner.lineToAdd(entry) }
}
