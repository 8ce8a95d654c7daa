/// Why a file is left as it is, and what to write there by hand.
package struct EditRefusal: Error, Equatable, Sendable {
  /// What stands in the way; names and places only, never a value.
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
    /// A template that is not YAML before it is filled in.
    case unfilledTemplate
    case nestedPlaceholder
    case unknownPlaceholder
    case severalDocuments
    case otherKind(found: String)
    case inexpressible
    case onlyEntry
    case commentInside
    case missing
    case wouldChangeMore
  }

  /// From one.
  package let line: Int
  /// In Unicode scalars, from one.
  package let column: Int
  package let reason: Reason
  /// Nil where nothing is to be set; may hold a secret if the value is one.
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

  /// The same with what is to be put there by hand.
  func putting(_ text: String?) -> EditRefusal {
    EditRefusal(line: line, column: column, reason: reason, textToPutThere: text)
  }
}

extension EditRefusal.Reason: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notUTF8: "the text is not UTF-8"
    case .tooLarge: "the file is too large"
    case .tooDeep: "the text is nested too deeply"
    case .unreadable(let problem): "the text cannot be read: \(problem)"
    case .duplicateKey(let key, let line): "the key '\(key)' stands here again, after line \(line)"
    case .alias(let name): "the value is written elsewhere, at the anchor &\(name)"
    case .sharedAnchor(let name): "other places use this value through its anchor &\(name)"
    case .mergeKey: "the value comes from elsewhere through a merge key"
    case .explicitTag: "the value has a tag that fixes its type"
    case .template: "a template stands here outside quotes"
    case .unfilledTemplate: "it is a template, which has to be filled in first"
    case .nestedPlaceholder: "the default holds a variable itself"
    case .unknownPlaceholder: "the variable is not of the form ${NAME:-default}"
    case .severalDocuments: "the file holds several documents with this key"
    case .otherKind(let found): "there is \(found) here"
    case .inexpressible: "the value cannot be written in this place"
    case .onlyEntry: "nothing would be left of what holds it"
    case .commentInside: "a comment stands within"
    case .missing: "there is nothing here to hold the value"
    case .wouldChangeMore: "the edit would change something else too"
    }
  }
}
