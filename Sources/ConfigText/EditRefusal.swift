/// Why a file was not changed, and what to write there manually.
package struct EditRefusal: Error, Equatable, Sendable {
  /// The reason; only names and positions, never a value.
  package enum Reason: Equatable, Sendable {
    case notUTF8
    case tooLarge
    case tooDeep
    case unreadable(String)
    case duplicateKey(String, firstLine: Int)
    case alias(String)
    case sharedAnchor(String)
    case mergeKey
    case explicitTag
    case template
    /// A template that is not YAML until it is rendered.
    case unfilledTemplate
    case nestedPlaceholder
    case unknownPlaceholder
    /// The value has signs that end or change a default of Compose.
    case notInDefault
    case severalDocuments
    case otherKind(found: String)
    case inexpressible
    case onlyEntry
    case commentInside
    case missing
    case wouldChangeMore
    /// A kind of file that is read, never edited.
    case onlyRead
  }

  /// From one.
  package let line: Int
  /// In Unicode scalars, from one.
  package let column: Int
  package let reason: Reason
  /// Nil if nothing is to be set; contains the secret if the value is one.
  package let textToPutThere: String?

  package init(line: Int, column: Int, reason: Reason, textToPutThere: String? = nil) {
    self.line = line
    self.column = column
    self.reason = reason
    self.textToPutThere = textToPutThere
  }

  /// The same of a text that stands within another.
  func moved(lines: Int, columns: Int = 0) -> EditRefusal {
    EditRefusal(line: line + lines, column: column + columns, reason: reason, textToPutThere: textToPutThere)
  }

  /// The same with what to add manually.
  func putting(_ text: String?) -> EditRefusal {
    EditRefusal(line: line, column: column, reason: reason, textToPutThere: text)
  }
}

extension EditRefusal.Reason: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notUTF8: "not UTF-8 text"
    case .tooLarge: "the file is too large"
    case .tooDeep: "nested too deeply"
    case .unreadable(let problem): problem
    case .duplicateKey(let key, let line): "duplicate key '\(key)', first defined in line \(line)"
    case .alias(let name): "the value is an alias of the anchor &\(name)"
    case .sharedAnchor(let name): "the value is also used elsewhere through its anchor &\(name)"
    case .mergeKey: "the value comes from a merge key"
    case .explicitTag: "the value has an explicit type tag"
    case .template: "there is a template outside quotes"
    case .unfilledTemplate: "this is a template, which must be rendered first"
    case .nestedPlaceholder: "the default itself contains a variable"
    case .unknownPlaceholder: "the variable is not in the form ${NAME:-default}"
    case .notInDefault:
      "Compose does not take {, } or $ within ${NAME:-default}; set the variable in an env file, or replace ${…} by "
        + "the value with each $ doubled"
    case .severalDocuments: "the file has several documents with this key"
    case .otherKind(let found): "there is \(found) here"
    case .inexpressible: "the value cannot be written here"
    case .onlyEntry: "it is the only entry of its parent"
    case .commentInside: "it contains a comment"
    case .missing: "the parent key does not exist"
    case .wouldChangeMore: "the edit would also change something else"
    case .onlyRead: "this kind of file is only read"
    }
  }
}
