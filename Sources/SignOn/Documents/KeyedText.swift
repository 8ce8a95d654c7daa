import ConfigText

/// A text in which the server's keys have their places.
protocol KeyedText: Sendable {
  var bytes: [UInt8] { get }

  /// The content of the key; nil if it is absent.
  func found(_ key: ServerKey) throws(EditRefusal) -> KeyContent?
  /// The text with the entry's key set.
  func setting(_ entry: Entry) throws(EditRefusal) -> Changed<any KeyedText>
  /// The text with several keys set that stand in the order of `ServerKey.known`; those are left out that are to be set
  /// for themselves. Nil where all are.
  func setting(together entries: [Entry]) -> Changed<any KeyedText>?
  func removing(_ key: ServerKey) throws(EditRefusal) -> Changed<any KeyedText>
  /// What is worth knowing about the file as a whole.
  func notes() -> [Finding]
  /// What stands where the server or the chart looks for its own names.
  var unknownNames: UnknownNames { get }
  /// Where a value is stored that this kind of file only refers to.
  func reference(for key: ServerKey) -> (secret: String, key: String)?
  /// The text with settings added that the keys require to take effect; nil if nothing is missing.
  func completed(isConfidential: Bool) throws(EditRefusal) -> Changed<any KeyedText>?
  /// What to add manually if a key cannot be added.
  func lineToAdd(_ entry: Entry) -> String?
  /// Whether other files set what this one leaves out.
  var isPartial: Bool { get }
  /// What gives a value to the settings that this one leaves out.
  var stock: StockSource { get }
  /// The env files that this file names: their variables are set unless it sets them itself.
  var envFiles: [String] { get }
  /// The objects of Kubernetes whose entries become variables; a later one wins.
  var sources: [VariableSource] { get }
  /// The objects of Kubernetes that it contains, as `Secret/name`.
  var objectNames: [String] { get }
  /// Files that change what this one gives, with the lines that name them.
  var patchFiles: [(path: String, line: Int)] { get }
  /// Whether it has containers of the server.
  var runsServer: Bool { get }
  /// Whether another file takes the key from one of its objects.
  func isLinked(_ key: ServerKey) -> Bool
  /// Where other files take keys from, by the keys' paths.
  var links: [String: VariableKeys.Link] { get set }
  func has(_ link: VariableKeys.Link) -> Bool
  /// Nil where every edit is made on the whole.
  var parts: Parts? { get }
}

extension KeyedText {
  func setting(together entries: [Entry]) -> Changed<any KeyedText>? { nil }
  func notes() -> [Finding] { [] }
  var unknownNames: UnknownNames { UnknownNames(found: [], reader: .server) }
  func reference(for key: ServerKey) -> (secret: String, key: String)? { nil }
  func completed(isConfidential: Bool) throws(EditRefusal) -> Changed<any KeyedText>? { nil }
  func lineToAdd(_ entry: Entry) -> String? { nil }
  var isPartial: Bool { false }
  var stock: StockSource { .image }
  var envFiles: [String] { [] }
  var sources: [VariableSource] { [] }
  var objectNames: [String] { [] }
  var patchFiles: [(path: String, line: Int)] { [] }
  var hasObjects: Bool { !objectNames.isEmpty }
  var runsServer: Bool { false }
  func isLinked(_ key: ServerKey) -> Bool { links[key.path] != nil }
  var links: [String: VariableKeys.Link] {
    get { [:] }
    // Nothing of such a text is referred to.
    set {}
  }
  func has(_ link: VariableKeys.Link) -> Bool { false }
  var parts: Parts? { nil }
}

/// The content of a key in a file.
struct KeyContent: Equatable {
  enum Content: Equatable {
    case null
    case text(String)
    case list([String])
    case pairs([Value.Pair])
    case reference(secret: String, key: String)
    /// Somewhere that is neither, for use in a sentence: `the ConfigMap settings under PROVIDER`.
    case elsewhere(String)
    /// Only a name, or a variable without a default.
    case variable(String)
    case unreadable(String)
  }

  var content: Content
  var line: Int
  /// As written in the file.
  let name: String
  /// The variable whose default this is.
  var variable: String?
  /// As written, quotes and brackets included; of the default, where there is one.
  var source = ""
  /// Whether the server does not start with it.
  var stopsServer = false
  /// What `valueFrom` names.
  var refersTo: EnvironmentList.Source?
}

extension ServerKey {
  /// Sibling keys to insert it after, best first.
  var neighbours: [ServerKey] {
    let all = Self.known
    guard let index = all.firstIndex(of: self) else { return all.filter { $0.section == section }.reversed() }
    let before = all[..<index].reversed()
    let after = all[(index + 1)...]
    return before.filter { $0.section == section } + after.filter { $0.section == section }
      + before.filter { $0.section != section }
  }

  /// Of the same section.
  var neighbourNames: [String] { neighbours.filter { $0.section == section }.map(\.name) }
  var neighbourVariables: [String] { neighbours.compactMap(\.variable) }
  /// Empty where there is none.
  var variableName: String { variable ?? "" }

  /// Every key that a field has, and the two class names, in the order of the shipped file.
  static let known: [ServerKey] = {
    let keys = Entry.always.map(\.key) + Field.all.flatMap(\.keys)
    let place = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    return keys.sorted { (place[$0.path] ?? Int.max) < (place[$1.path] ?? Int.max) }
  }()

  /// Its place among them.
  var rank: Int { Self.ranks[path] ?? Int.max }
  private static let ranks = Dictionary(known.enumerated().map { ($1.path, $0) }) { first, _ in first }

  /// All variables, each once.
  static let variables: Set<String> = Set(known.compactMap(\.variable))

  var steps: [YAMLStep] { path.split(separator: ".").map { .key(String($0)) } }
}
