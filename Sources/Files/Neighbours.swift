import SignOn

extension Deployment.Neighbour {
  /// The largest file that is looked into, in bytes.
  private static let limit = 1 << 20

  /// The files in a folder that may tell how OpenMetadata runs; by their usual names, no links followed.
  package static func find(of kind: Deployment.Kind?, in folder: String) -> [Deployment.Neighbour] {
    let system = FileSystem.live
    return Deployment.neighbourNames(of: kind).compactMap { name in
      let file = system.open("\(folder)/\(name)")
      guard file >= 0 else { return nil }
      defer { _ = system.close(file) }
      guard system.statusOfOpen(file)?.kind == .file,
        let bytes = try? InputFile.read(descriptor: file, named: name, limit: limit)
      else { return nil }
      return Deployment.Neighbour(name: name, bytes: bytes)
    }
  }
}
