import Glibc

/// A draft of a wizard that does not run any more.
package struct DraftOffer: Equatable, Sendable {
  package let id: String
  /// When it was last saved, in nanoseconds since 1970.
  package let saved: Int64
}

/// The answers of wizards that were not finished, one file each, in the user's state folder and for this user alone.
///
/// Never in the way: where they cannot be kept, there are none, and `note` says why.
package struct Drafts: Sendable {
  /// So many are kept.
  package static let limit = 10
  /// The longest draft that is read, in bytes.
  package static let largest = 4 << 20

  package let system: FileSystem
  /// Nil where no drafts can be kept.
  package let folder: String?
  /// Why no drafts are kept; one sentence.
  package let note: String?

  package init(environment: [String: String], system: FileSystem = .live) {
    self.system = system
    guard let state = Self.stateFolder(environment) else {
      folder = nil
      note = "No draft is kept: neither HOME nor XDG_STATE_HOME names a folder"
      return
    }
    let place = "\(state)/openmetadata-sso/drafts"
    if Self.make(place, system), Self.isPrivate(place, system) {
      folder = place
      note = nil
    } else {
      folder = nil
      note = "No draft is kept: cannot write in \(place)"
    }
  }

  /// A relative path does not count, by the XDG Base Directory Specification.
  private static func stateFolder(_ environment: [String: String]) -> String? {
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") { return state }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return "\(home)/.local/state"
  }

  private static func make(_ folder: String, _ system: FileSystem) -> Bool {
    if system.makeDirectory(folder, 0o700) == 0 || errno == EEXIST { return true }
    guard errno == ENOENT, folder != "/" else { return false }
    guard make(Path.folder(of: folder), system) else { return false }
    return system.makeDirectory(folder, 0o700) == 0 || errno == EEXIST
  }

  /// Ours and closed to others, made so where need be; and files can be made in it.
  private static func isPrivate(_ folder: String, _ system: FileSystem) -> Bool {
    let directory = system.openDirectory(folder)
    guard directory >= 0 else { return false }
    defer { _ = system.close(directory) }
    guard let status = system.statusOfOpen(directory), status.owner == geteuid() else { return false }
    if status.mode & 0o077 != 0, system.changeMode(directory, 0o700) != 0 { return false }
    return system.isWritable(folder)
  }
}

extension Drafts {
  /// Of the user who runs this.
  package static var here: Drafts {
    var environment: [String: String] = [:]
    for name in ["HOME", "XDG_STATE_HOME"] { environment[name] = getenv(name).map { String(cString: $0) } }
    return Drafts(environment: environment)
  }

  /// A draft for this wizard; nothing is on the disk before it is first saved. Nil where none are kept.
  package func begin() -> Draft? {
    folder.map { Draft(id: Self.newID(), folder: $0, system: system) }
  }

  /// What can be taken up again, newest first; drafts of running wizards are not among it, and old ones are removed.
  package func offer() -> [DraftOffer] {
    let found = left()
    for old in found.dropFirst(Self.limit) { remove(old) }
    return Array(found.prefix(Self.limit))
  }

  /// Takes a draft over: this wizard goes on saving in it. Nil where another wizard has it, or it is gone.
  package func resume(_ offer: DraftOffer) -> Draft? {
    guard let folder, let file = locked("\(folder)/\(offer.id).json") else { return nil }
    return Draft(id: offer.id, folder: folder, system: system, file: file)
  }

  /// Nil where it cannot be read.
  package func content(of offer: DraftOffer) -> [UInt8]? {
    folder.flatMap { Draft(id: offer.id, folder: $0, system: system).content() }
  }

  /// Removes a draft that nobody works on.
  package func remove(_ offer: DraftOffer) { resume(offer)?.remove() }

  /// Those whose wizards do not run any more, newest first.
  private func left() -> [DraftOffer] {
    guard let folder else { return [] }
    TemporaryFile.removeStale(in: folder, system: system)
    return system.names(folder).compactMap { name -> DraftOffer? in
      guard name.hasSuffix(".json"), !name.hasPrefix("."), let file = locked("\(folder)/\(name)") else { return nil }
      defer {
        _ = system.unlock(file)
        _ = system.close(file)
      }
      guard let status = system.statusOfOpen(file), status.owner == geteuid() else { return nil }
      return DraftOffer(id: String(name.dropLast(5)), saved: status.modified)
    }.sorted { ($0.saved, $0.id) > ($1.saved, $1.id) }
  }

  /// The file, open and locked; nil where it is locked, is no file, or was replaced by its wizard meanwhile.
  private func locked(_ path: String) -> Int32? {
    let file = system.open(path)
    guard file >= 0 else { return nil }
    if system.lock(file) == 0 {
      let (open, named) = (system.statusOfOpen(file), system.status(path))
      if let open, open.kind == .file, open.inode == named?.inode { return file }
      _ = system.unlock(file)
    }
    _ = system.close(file)
    return nil
  }

  /// The process, when it began this, and a random number.
  private static func newID() -> String {
    let random = String(UInt32.random(in: .min ... .max), radix: 36)
    return "\(getpid())-\(Backups.systemTime())-\(random)"
  }
}
