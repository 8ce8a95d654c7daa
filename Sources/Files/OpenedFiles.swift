import SignOn
import Text
import TextUI

/// The files of one configuration, read: their combined values, and where each is set.
package struct OpenedFiles {
  package let configuration: DocumentSet

  /// A line of a file.
  package struct Line: Equatable {
    package let path: String
    package let number: Int?

    package init(path: String, number: Int?) {
      self.path = path
      self.number = number
    }

    package var shown: String { visible(path) + (number.map { ":\($0)" } ?? "") }
  }

  /// - Throws: `Refusal` if one cannot be read or is not a configuration, or two overlap.
  ///
  /// - Parameter kind: What a file is taken for that is not recognized.
  package init(_ paths: [String], as kind: FileKind? = nil) throws {
    try self.init(together: try paths.map { try Self.document($0, as: kind) })
  }

  package init(together documents: [Document]) throws {
    var taken: [FileKind.Part: Document] = [:]
    for document in documents {
      if let part = document.kind.part, let other = taken.updateValue(document, forKey: part) {
        throw Refusal.usage(
          "\(visible(other.path)) and \(visible(document.path)) overlap; pass only one \(part.rawValue)"
        )
      }
    }
    self.init(documents)
  }

  package init(_ documents: [Document]) {
    configuration = DocumentSet(documents)
  }

  /// The env file that Compose reads besides the files: the one that a Compose file names in `env_file`, else `.env`
  /// in its folder if variables are used. Nil if an env file is among them, or there is none that can be read.
  package static func envFile(besides paths: [String], as kind: FileKind? = nil) -> String? {
    let system = FileSystem.live
    // A pipe can be read only once.
    guard paths.allSatisfy({ path in (try? system.target(of: path)).flatMap(system.status)?.kind == .file }) else {
      return nil
    }
    let documents = paths.compactMap { try? document($0, as: kind) }
    guard documents.count == paths.count, !documents.contains(where: { $0.kind.part == .environment }),
      let compose = documents.first(where: { $0.kind.part == .compose })
    else { return nil }
    let folder = compose.path.lastIndex(of: "/").map { String(compose.path[...$0]) } ?? ""
    let named = compose.envFiles
    guard named.count < 2, let name = named.first ?? (compose.usesVariables ? ".env" : nil) else { return nil }
    let path = name.hasPrefix("/") ? name : folder + (name.hasPrefix("./") ? String(name.dropFirst(2)) : name)
    guard let found = try? document(path), found.kind.part == .environment else { return nil }
    return path
  }

  /// Also removes what a killed program has left beside it, which may contain a secret.
  package static func document(_ path: String, as kind: FileKind? = nil) throws -> Document {
    do {
      let system = FileSystem.live
      if let target = try? system.target(of: path) {
        TemporaryFile.removeStale(in: Path.folder(of: target), system: system)
      }
      return try document(try InputFile.read(path), named: path, as: kind)
    } catch let error as FileError {
      throw Refusal(error)
    }
  }

  package static func document(_ bytes: [UInt8], named path: String, as kind: FileKind? = nil) throws -> Document {
    do throws(DocumentError) {
      return try Document.read(bytes, named: path, as: kind)
    } catch {
      throw Refusal.file("\(visible(path)): \(visible("\(error.message) \(error.remedy)"))")
    }
  }

  package var documents: [Document] { configuration.documents }

  /// Where a field is set; nil if no file sets it.
  package func line(of field: String) -> Line? {
    guard let place = configuration.places[field] else { return nil }
    let document = configuration.deciders[field].map { configuration.documents[$0] } ?? configuration.documents[0]
    return Line(path: document.path, number: place.line)
  }

  /// The file for findings about a file as a whole.
  package var onlyFile: Line? { documents.count == 1 ? Line(path: documents[0].path, number: nil) : nil }

  /// The settings from the files, with the given values.
  ///
  /// - Parameter given: adds the values from the command line.
  package func settings(
    version: ServerVersion?, given: (inout Settings) throws -> Void = { _ in }
  ) rethrows -> Settings {
    let folder = documents.first.map { Path.folder(of: $0.path) } ?? "."
    let neighbours = Deployment.Neighbour.find(of: configuration.deployment.kind, in: folder)
    var settings = Settings(Deployment(documents, beside: neighbours, given: version))
    settings.imported = configuration.values
    settings.elsewhere = configuration.elsewhere
    try given(&settings)
    if let version { settings.version = version }
    settings.read(configuration)
    return settings
  }

  /// Goes on with another release, after what these settings were made for.
  package func check(_ settings: inout Settings, for release: Release) {
    settings.deployment.release = release
    settings.read(configuration)
  }

  /// The secrets to hide.
  package var secrets: [Secret] {
    documents.flatMap { document in
      document.values.values.compactMap { if case .secret(let secret) = $0 { secret } else { nil } }
    }
  }
}

extension Refusal {
  package init(_ error: FileError) {
    self.init(message: visible("\(error.message) \(error.remedy)"), status: error.status)
  }
}
