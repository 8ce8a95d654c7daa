import ConfigText
import Text

/// What is known about a file before it is parsed as one kind or another.
struct FileSigns {
  enum Shape { case json, assignments, yaml }

  /// What a file is for whose text is not the server's own.
  enum Form {
    case secret, externalSecret, manifest, taskDefinition, kustomization, compose, helm, terraform, unit, other
  }

  let shape: Shape
  let form: Form
  /// Whether one of the server's own sections is there.
  let hasSections: Bool
  /// Whether it contains only these sections and no variables, and has a matching name.
  let isStored: Bool
  /// Whether it has services, or variables of the server in their place.
  let isOfCompose: Bool

  init(_ bytes: [UInt8], path: String) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let first = bytes[start...].first { !" \t\r\n".utf8.contains($0) }
    let lines = Self.assignments(bytes)
    shape =
      first == UInt8(ascii: "{") ? .json : (lines.equals > 0 && lines.equals > lines.colons ? .assignments : .yaml)
    let keys = shape == .yaml ? Self.topLevelKeys(bytes) : []
    hasSections = !keys.isDisjoint(with: Self.sections)
    let name = (path.split(separator: "/").last ?? "").lowerCase
    isStored =
      keys.isSubset(of: Self.sections) && name.contains("security") && bytes.firstRange(ofText: "${") == nil
    isOfCompose = keys.contains("services") || (!hasSections && !keys.isDisjoint(with: ServerKey.variables))
    let isAboutSigningIn = !hasSections && Self.words.contains { bytes.firstRange(ofText: $0) != nil }
    let isOfService = isOfCompose || (shape == .yaml && Self.hasServices(bytes))
    form = isAboutSigningIn ? Self.form(bytes, shape, keys, isOfCompose: isOfService) : .other
  }

  private static let sections: Set = ["authenticationConfiguration", "authorizerConfiguration"]
  private static let words = [
    "openmetadata", "initialAdmins", "publicKeys", "oidcConfiguration", "clientType", "principalDomain",
    "AUTHENTICATION_", "AUTHORIZER_", "OIDC_",
  ]

  private static func form(_ bytes: [UInt8], _ shape: Shape, _ keys: Set<String>, isOfCompose: Bool) -> Form {
    if bytes.firstRange(ofText: "resource \"") != nil || bytes.firstRange(ofText: "module \"") != nil {
      return .terraform
    }
    if bytes.firstRange(ofText: "[Service]") != nil, bytes.firstRange(ofText: "\nEnvironment") != nil { return .unit }
    guard shape != .assignments else { return .other }
    let kinds = objectKinds(bytes)
    if !kinds.isDisjoint(with: charts) { return .helm }
    if kinds == ["Secret"], bytes.firstRange(ofText: "openmetadata-oidc-client-") != nil { return .secret }
    if kinds.contains("Kustomization") || !keys.isDisjoint(with: generators) { return .kustomization }
    if !kinds.isDisjoint(with: stores) { return .externalSecret }
    if !kinds.isDisjoint(with: objects) { return .manifest }
    if bytes.firstRange(ofText: "\"containerDefinitions\"") != nil { return .taskDefinition }
    if shape == .json { return .other }
    if isOfCompose { return .compose }
    return keys.isDisjoint(with: roots) ? .other : .helm
  }

  /// Kinds of objects with values of a chart.
  private static let charts: Set = ["Application", "ApplicationSet", "HelmRelease"]
  /// Keys at the top of the chart's values, or of what brings them.
  private static let roots: Set = ["openmetadata", "global", "authentication", "authorizer", "spec", "releases"]
  private static let generators: Set = [
    "configMapGenerator", "secretGenerator", "helmCharts", "patches", "patchesStrategicMerge", "patchesJson6902",
  ]
  private static let stores: Set = ["ExternalSecret", "ClusterExternalSecret", "SealedSecret"]

  /// Whether a line a level deeper than the first key is `environment:`, as in the inside of a Compose file's services.
  private static func hasServices(_ bytes: [UInt8]) -> Bool {
    ["\n  environment:", "\n    environment:"].contains { bytes.firstRange(ofText: $0) != nil }
  }

  /// Kinds of objects with variables or files, and of lists of objects.
  private static let objects: Set = [
    "ConfigMap", "CronJob", "DaemonSet", "Deployment", "DeploymentConfig", "Job", "List", "Pod", "ReplicaSet",
    "Rollout",
    "Secret", "StatefulSet", "Template",
  ]

  /// Whether it makes Argo CD or Flux apply a chart.
  static func bringsChart(_ bytes: [UInt8]) -> Bool { !objectKinds(bytes).isDisjoint(with: charts) }

  /// What stands after each `kind:`, where there is an `apiVersion` too.
  private static func objectKinds(_ bytes: [UInt8]) -> Set<String> {
    guard bytes.firstRange(ofText: "apiVersion") != nil else { return [] }
    var result: Set<String> = []
    var index = 0
    while let found = bytes.firstRange(ofText: "kind", from: index) {
      let before = found.lowerBound > 0 ? bytes[found.lowerBound - 1] : UInt8(ascii: "\n")
      index = found.upperBound
      var value = bytes[index...].prefix(40)
      if value.first == UInt8(ascii: "\"") { value = value.dropFirst() }
      value = value.drop { $0 == UInt8(ascii: " ") }
      guard " \n\"{,".utf8.contains(before), value.first == UInt8(ascii: ":") else { continue }
      let word = value.dropFirst().drop { " \"'".utf8.contains($0) }.prefix { $0.isLetter }
      if !word.isEmpty { result.insert(String(decoding: word, as: UTF8.self)) }
    }
    return result
  }

  /// Whether it is a JSON 6902 patch: a list of operations.
  static func isOperations(_ bytes: [UInt8]) -> Bool {
    let first = bytes.first { !" \t\r\n".utf8.contains($0) }
    return (first == UInt8(ascii: "-") || first == UInt8(ascii: "[")) && hasOperations(bytes)
  }

  private static func hasOperations(_ bytes: [UInt8]) -> Bool {
    ["op: ", "\"op\""].contains { bytes.firstRange(ofText: $0) != nil }
  }

  /// Why a file is not known that is of no kind, or has nothing of the sign-in where its kind has it.
  func unknown(_ bytes: [UInt8]) -> DocumentError {
    if form == .terraform { return .terraform(line: Self.firstLine(bytes)) }
    let isPatch = Self.isOperations(bytes) || (form == .kustomization && Self.hasOperations(bytes))
    let isAboutSigningIn = Self.words.contains { bytes.firstRange(ofText: $0) != nil }
    return isPatch && isAboutSigningIn ? .operations(line: Self.firstLine(bytes)) : .unrecognized
  }

  /// The line with the first of the words, from one.
  static func firstLine(_ bytes: [UInt8]) -> Int {
    let place = words.compactMap { bytes.firstRange(ofText: $0)?.lowerBound }.min()
    return bytes[..<(place ?? 0)].count { $0 == UInt8(ascii: "\n") } + 1
  }

  /// The number of lines with an assignment, and of lines with a key and a colon.
  private static func assignments(_ bytes: [UInt8]) -> (equals: Int, colons: Int) {
    var result = (equals: 0, colons: 0)
    bytes.forEachLine { line in
      var rest = line.drop { $0 == UInt8(ascii: " ") }
      if rest.starts(with: "export ".utf8) { rest = rest.dropFirst(7) }
      if let quote = rest.first, "\"'".utf8.contains(quote), line.last == quote { rest = rest.dropFirst() }
      let name = rest.prefix { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
      guard !name.isEmpty else { return }
      let mark = rest[name.endIndex...].first { $0 != UInt8(ascii: " ") }
      if mark == UInt8(ascii: "=") { result.equals += 1 }
      if mark == UInt8(ascii: ":") { result.colons += 1 }
    }
    return result
  }

  /// The keys at the column of a YAML text's first key.
  static func topLevelKeys(_ bytes: [UInt8]) -> Set<String> {
    var result: Set<String> = []
    var margin: Int?
    bytes.forEachLine { line in
      let rest = (line.starts(with: [0xEF, 0xBB, 0xBF]) ? line.dropFirst(3) : line)
      let start = rest.firstIndex { $0 != UInt8(ascii: " ") } ?? rest.endIndex
      var name = rest[start...].prefix { $0.isLetter || $0.isDigit || "_-.\"'".utf8.contains($0) }
      guard !name.isEmpty, rest[name.endIndex...].first(where: { $0 != UInt8(ascii: " ") }) == UInt8(ascii: ":"),
        start - rest.startIndex == margin ?? (start - rest.startIndex)
      else { return }
      margin = start - rest.startIndex
      if let quote = name.first, "\"'".utf8.contains(quote), name.last == quote { name = name.dropFirst().dropLast() }
      result.insert(String(decoding: name, as: UTF8.self))
    }
    return result
  }
}

extension [UInt8] {
  /// Those that are not empty, without their breaks.
  fileprivate func forEachLine(_ body: (Slice<UnsafeBufferPointer<UInt8>>) -> Void) {
    withUnsafeBufferPointer { bytes in
      var start = 0
      while start < bytes.count {
        let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        if end > start { body(bytes[start..<end]) }
        start = end + 1
      }
    }
  }
}

extension FileKind {
  /// The kind of a file by content, and the parsed file; the file name only breaks ties.
  static func recognised(_ bytes: [UInt8], named path: String) throws(DocumentError) -> (FileKind, any KeyedText) {
    let signs = FileSigns(bytes, path: path)
    let kinds = opened.filter { $0.claims(signs) }
    guard let kind = kinds.first else { throw signs.unknown(bytes) }
    guard kinds.count == 1 else { throw .ambiguous(kinds) }
    do throws(EditRefusal) {
      if let text = try kind.open(bytes) { return (kind, text) }
    } catch {
      throw DocumentError(error, in: kind)
    }
    throw signs.unknown(bytes)
  }
}
