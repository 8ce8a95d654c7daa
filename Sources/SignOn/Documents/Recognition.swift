import ConfigText
import Text

/// Tells what a file is by what stands in it.
struct Recognition {
  let bytes: [UInt8]
  let path: String
  /// Keys at the first column of a YAML text, and whether other signs of one kind are there.
  private let keys: Set<String>

  init(bytes: [UInt8], path: String) {
    self.bytes = bytes
    self.path = path
    keys = Self.keys(bytes)
  }

  func recognised() throws(DocumentError) -> (DocumentKind, any KeyedText) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let first = bytes[start...].first { !" \t\r\n".utf8.contains($0) }
    if first == UInt8(ascii: "{") { return try json() }
    if let env = try env() { return (.dockerEnv, env) }
    let isServer = keys.contains("authenticationConfiguration") || keys.contains("authorizerConfiguration")
    if isServer, keys.contains("services") { throw .ambiguous([.openMetadataYAML, .compose]) }
    if isServer { return try server() }
    guard Self.signs.contains(where: { bytes.firstRange(ofText: $0) != nil }) else { throw .unrecognized }
    return keys.contains("services") ? try compose() : try values()
  }

  /// Words without which nothing has to do with signing in to OpenMetadata.
  private static let signs = [
    "openmetadata", "initialAdmins", "principalDomain", "AUTHENTICATION_", "AUTHORIZER_", "OIDC_",
  ]

  private func json() throws(DocumentError) -> (DocumentKind, any KeyedText) {
    do throws(EditRefusal) {
      let text = try JSONText(bytes)
      if case .object(let names)? = try text.value(at: [])?.content,
        names.contains("authenticationConfiguration") || names.contains("authorizerConfiguration")
      {
        return (.securityConfigJSON, JSONKeys(text: text))
      }
    } catch {
      throw DocumentError(error, in: .securityConfigJSON)
    }
    throw .unrecognized
  }

  private func compose() throws(DocumentError) -> (DocumentKind, any KeyedText) {
    do throws(EditRefusal) {
      if let keys = ComposeKeys(try EnvironmentList(bytes)) { return (.compose, keys) }
    } catch {
      throw DocumentError(error, in: .compose)
    }
    throw .unrecognized
  }

  /// Helm values, or a piece of a Compose file.
  private func values() throws(DocumentError) -> (DocumentKind, any KeyedText) {
    do throws(EditRefusal) {
      let text = try YAMLText(bytes, variables: .none)
      if let place = try HelmPlace.find(in: text) { return (.helmValues, HelmKeys(place: place)) }
      if text.topLevelKeys.contains(where: ServerKey.variables.contains) {
        return (.compose, VariableMapKeys(text: try YAMLText(bytes, variables: .replacedAfterReading)))
      }
    } catch {
      throw DocumentError(error, in: .helmValues)
    }
    guard let template = bytes.firstRange(ofText: "{{") else { throw .unrecognized }
    let line = bytes[..<template.lowerBound].count { $0 == UInt8(ascii: "\n") } + 1
    throw .unreadable(.helmValues, line: line, column: 1, problem: "it is a template, which has to be filled in first")
  }

  /// An env file: more assignments than anything else, and known names among them or `env` in the path.
  private func env() throws(DocumentError) -> (any KeyedText)? {
    let lines = Self.assignments(bytes)
    guard lines.equals > 0, lines.equals > lines.colons else { return nil }
    do throws(EditRefusal) {
      return EnvKeys(text: try EnvText(bytes))
    } catch {
      throw DocumentError(error, in: .dockerEnv)
    }
  }

  private func server() throws(DocumentError) -> (DocumentKind, any KeyedText) {
    let others = keys.subtracting(["authenticationConfiguration", "authorizerConfiguration"])
    let name = (path.split(separator: "/").last ?? "").lowerCase
    let isStored = others.isEmpty && name.contains("security") && bytes.firstRange(ofText: "${") == nil
    let kind = isStored ? DocumentKind.securityConfigYAML : .openMetadataYAML
    do throws(EditRefusal) {
      let text = try YAMLText(bytes, variables: isStored ? .none : .replacedBeforeReading)
      return (kind, YAMLKeys(text: text))
    } catch {
      throw DocumentError(error, in: kind)
    }
  }

  /// How many lines assign a variable, and how many hold a key and a colon.
  private static func assignments(_ bytes: [UInt8]) -> (equals: Int, colons: Int) {
    var result = (equals: 0, colons: 0)
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      var rest = line.drop { $0 == UInt8(ascii: " ") }
      if rest.starts(with: "export ".utf8) { rest = rest.dropFirst(7) }
      let name = rest.prefix { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
      guard !name.isEmpty else { continue }
      let mark = rest[name.endIndex...].first { $0 != UInt8(ascii: " ") }
      if mark == UInt8(ascii: "=") { result.equals += 1 }
      if mark == UInt8(ascii: ":") { result.colons += 1 }
    }
    return result
  }

  private static func keys(_ bytes: [UInt8]) -> Set<String> {
    var result: Set<String> = []
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let rest = line.starts(with: [0xEF, 0xBB, 0xBF]) ? line.dropFirst(3) : line
      var name = rest.prefix { $0.isLetter || $0.isDigit || "_-.\"'".utf8.contains($0) }
      guard !name.isEmpty, rest[name.endIndex...].first(where: { $0 != UInt8(ascii: " ") }) == UInt8(ascii: ":") else {
        continue
      }
      if let quote = name.first, "\"'".utf8.contains(quote), name.last == quote { name = name.dropFirst().dropLast() }
      result.insert(String(decoding: name, as: UTF8.self))
    }
    return result
  }
}
