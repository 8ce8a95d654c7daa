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
    try self.init(together: try Self.documents(try paths.map { ($0, try Self.bytes($0)) }, as: kind))
  }

  package init(together documents: [Document]) throws {
    for (index, document) in documents.enumerated() {
      let others = documents[..<index].filter { $0.kind.part == document.kind.part }
      guard let other = others.first(where: { !document.goesBeside($0) }), let part = document.kind.part else {
        continue
      }
      throw Refusal.usage(
        "\(visible(other.path)) and \(visible(document.path)) overlap; pass only one \(part.rawValue)")
    }
    self.init(documents)
  }

  package init(_ documents: [Document]) {
    configuration = DocumentSet(documents)
  }

  /// Files of one configuration; what says nothing by itself is read by what the others make of it.
  package static func documents(
    _ files: [(path: String, bytes: [UInt8])], as kind: FileKind? = nil
  ) throws -> [Document] {
    let alone = files.map { try? Document.read($0.bytes, named: $0.path, as: kind) }
    let known = alone.compactMap(\.self)
    return try zip(files, alone).map { file, read in
      try read ?? Document.read(file.bytes, named: file.path, beside: known)
        ?? document(file.bytes, named: file.path, as: kind)
    }
  }

  /// The files of one configuration, with those beside them.
  ///
  /// - Parameter besides: Finds what belongs to them; its result is read once more, by `read`.
  package static func documents(
    _ paths: [String], as kind: FileKind?, besides: ([Document]) -> [Document], read: (String) throws -> [UInt8]
  ) throws -> [Document] {
    let named = try documents(paths.map { ($0, try read($0)) }, as: kind)
    return try named
      + besides(named).map { document in
        let bytes = try read(document.path)
        do throws(DocumentError) {
          return try document.reading(bytes)
        } catch {
          throw Refusal(error, in: document.path)
        }
      }
  }

  /// Also removes what a killed program has left beside it, which may contain a secret.
  package static func bytes(_ path: String) throws -> [UInt8] {
    let system = FileSystem.live
    if let target = try? system.target(of: path) {
      TemporaryFile.removeStale(in: Path.folder(of: target), system: system)
    }
    do throws(FileError) {
      return try InputFile.read(path)
    } catch {
      throw Refusal(error)
    }
  }

  package static func document(_ bytes: [UInt8], named path: String, as kind: FileKind? = nil) throws -> Document {
    do throws(DocumentError) {
      return try Document.read(bytes, named: path, as: kind)
    } catch {
      throw Refusal(error, in: path)
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
  fileprivate init(_ error: DocumentError, in path: String) {
    self = .file("\(visible(path)): \(visible("\(error.message) \(error.remedy)"))")
  }

  package init(_ error: FileError) {
    self.init(message: visible("\(error.message) \(error.remedy)"), status: error.status)
  }
}
