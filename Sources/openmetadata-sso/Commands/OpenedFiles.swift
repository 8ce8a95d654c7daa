import SignOn
import TextUI

/// The files of one configuration, read: what they say together, and where.
struct OpenedFiles {
  let documents: [Document]
  /// By field id.
  let values: [String: Value]
  private let deciders: [String: Int]

  /// A line of a file.
  struct Line: Equatable {
    let path: String
    let number: Int?

    var shown: String { visible(path) + (number.map { ":\($0)" } ?? "") }
  }

  /// - Throws: `Refusal` when one cannot be read or is no configuration.
  init(_ paths: [String]) throws {
    self.init(try paths.map(Self.document))
  }

  /// What a later file says wins, but for the kind that only fills in what others leave to it: an env file wins over all.
  init(_ documents: [Document]) {
    self.documents = documents
    var values: [String: Value] = [:]
    var deciders: [String: Int] = [:]
    let order = documents.indices.sorted { left, right in
      let (isEnv, isOtherEnv) = (documents[left].kind == .dockerEnv, documents[right].kind == .dockerEnv)
      return isEnv == isOtherEnv ? left < right : !isEnv
    }
    for index in order {
      for (id, place) in documents[index].places {
        guard let value = documents[index].values[id] else {
          if values[id] == nil { deciders[id] = index }
          continue
        }
        guard values[id] == nil || !(place.isStock || place.state == .inferred) else { continue }
        values[id] = value
        deciders[id] = index
      }
    }
    self.values = values
    self.deciders = deciders
  }

  static func document(_ path: String) throws -> Document {
    do {
      return try document(try InputFile.read(path), named: path)
    } catch let error as FileError {
      throw Refusal(error)
    }
  }

  static func document(_ bytes: [UInt8], named path: String) throws -> Document {
    do throws(DocumentError) {
      return try Document.read(bytes, named: path)
    } catch {
      throw Refusal.file("\(visible(path)): \(visible("\(error.message) \(error.remedy)"))")
    }
  }

  var version: ServerVersion? { documents.lazy.compactMap(\.version).first }

  func place(of field: String) -> Place? { deciders[field].flatMap { documents[$0].places[field] } }

  /// Where a field is said; nil where no file says it.
  func line(of field: String) -> Line? {
    guard let index = deciders[field], let place = documents[index].places[field] else { return nil }
    return Line(path: documents[index].path, number: place.line)
  }

  func imported(beside typed: [String: Value], version: ServerVersion) -> [String: Value] {
    guard documents.count != 1 else { return documents[0].imported(beside: typed, version: version) }
    return values
  }

  /// The settings that the files make, with what is given besides.
  func settings(version: ServerVersion?, given: GivenValues?) throws -> Settings {
    var settings = Settings(version: version ?? self.version ?? .v1_11)
    settings.imported = values
    try given?.apply(to: &settings)
    if let version { settings.version = version }
    settings.imported = imported(beside: settings.typed, version: settings.version)
    return settings
  }

  /// Whatever must not be seen.
  var secrets: [Secret] {
    documents.flatMap { document in
      document.values.values.compactMap { if case .secret(let secret) = $0 { secret } else { nil } }
    }
  }
}

extension Refusal {
  init(_ error: FileError) {
    self.init(message: visible("\(error.message) \(error.remedy)"), status: error.status)
  }
}
