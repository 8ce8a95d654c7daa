/// A place of a text that must not be seen.
struct SecretSpan {
  let range: Range<Int>
  /// What is hidden, where that is not what is written: the tag is of this.
  var text: String?
}
