import Foundation

/// Takes pictures of the real program; with `--check` only compares their texts with those that are kept.
@main
enum Main {
  static func main() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../screenshots").standardized
    let pictures = try Tours.all()
    guard CommandLine.arguments.contains("--check") else {
      try write(pictures, to: folder)
      print("\(pictures.count) screenshots in \(folder.path)")
      return
    }
    let stale = names(notCurrentIn: folder, pictures)
    for name in stale { print("not current: screenshots/\(name)") }
    if !stale.isEmpty {
      print("take them again with: swift run Screenshots")
      exit(1)
    }
  }

  private static func write(_ pictures: [Picture], to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for file in kept(in: folder) { try FileManager.default.removeItem(at: folder.appendingPathComponent(file)) }
    for picture in pictures {
      let base = folder.appendingPathComponent(picture.name)
      try Data(picture.text.utf8).write(to: base.appendingPathExtension("txt"))
      try Data(picture.svg.utf8).write(to: base.appendingPathExtension("svg"))
    }
  }

  private static func kept(in folder: URL) -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".txt") || $0.hasSuffix(".svg") }.sorted()
  }

  /// Files that differ in text, are missing, or show what no longer is.
  private static func names(notCurrentIn folder: URL, _ pictures: [Picture]) -> [String] {
    let kept = Set(kept(in: folder))
    let wanted = Set(pictures.flatMap { [$0.name + ".txt", $0.name + ".svg"] })
    let differing = pictures.map { ($0.name + ".txt", $0.text) }.filter { name, text in
      (try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)) != text
    }
    return kept.symmetricDifference(wanted).union(differing.map(\.0)).sorted()
  }
}
