import Foundation

/// The repository that the tests were built from.
enum SourceTree {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  /// Swift and C files beneath a folder.
  static func texts(in folder: String) throws -> [String] {
    let place = root.appendingPathComponent(folder)
    let names = FileManager.default.enumerator(atPath: place.path)?.compactMap { $0 as? String } ?? []
    return try names.filter { $0.hasSuffix(".swift") || $0.hasSuffix(".c") }.map { try text("\(folder)/\($0)") }
  }

  /// The names of the files right in a folder.
  static func files(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent(folder).path).sorted()
  }
}
