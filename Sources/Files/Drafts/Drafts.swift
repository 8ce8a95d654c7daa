import Glibc

/// A draft of a wizard that is no longer running.
package struct DraftOffer: Equatable, Sendable {
  package let id: String
  /// When it was last saved, in nanoseconds since 1970.
  package let saved: Int64
}

/// The answers of unfinished wizards, one file each, in the user's state folder, readable only by this user.
///
/// Never an obstacle: if drafts cannot be kept, there are none, and `note` says why.
package struct Drafts: Sendable {
  /// How many are kept.
  package static let limit = 10
  /// The longest draft that is read, in bytes.
  package static let largest = 4 << 20

  package let system: FileSystem
  /// Nil if no drafts can be kept.
  package let folder: String?
  /// Why no drafts are kept; one sentence.
  package let note: String?

  package init(environment: [String: String], system: FileSystem = .live) {
    self.system = system
    guard let state = Self.stateFolder(environment) else {
      folder = nil
      note = "Drafts are off: neither HOME nor XDG_STATE_HOME is set to a folder"
      return
    }
    let place = "\(state)/openmetadata-sso/drafts"
    if Self.make(place, system), Self.isPrivate(place, system) {
      folder = place
      note = nil
    } else {
      folder = nil
      note = "Drafts are off: cannot write to \(place)"
    }
  }

  /// A relative path is ignored, as the XDG Base Directory Specification says.
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

  /// Owned by us and closed to others, created or fixed if needed, and writable.
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

  /// A draft for this wizard; nothing is on disk until it is first saved. Nil if none are kept.
  package func begin() -> Draft? {
    folder.map { Draft(id: Self.newID(), folder: $0, system: system) }
  }

  /// The drafts that can be resumed, newest first, without those of running wizards; old ones are removed.
  package func offer() -> [DraftOffer] {
    let found = left()
    for old in found.dropFirst(Self.limit) { remove(old) }
    return Array(found.prefix(Self.limit))
  }

  /// Takes over a draft: this wizard continues saving to it. Nil if another wizard has it, or it is gone.
  package func resume(_ offer: DraftOffer) -> Draft? {
    guard let folder, let file = locked("\(folder)/\(offer.id).json") else { return nil }
    return Draft(id: offer.id, folder: folder, system: system, file: file)
  }

  /// Nil if it cannot be read.
  package func content(of offer: DraftOffer) -> [UInt8]? {
    folder.flatMap { Draft(id: offer.id, folder: $0, system: system).content() }
  }

  /// Removes a draft that is not in use.
  ///
  /// - Returns: whether it is gone.
  @discardableResult package func remove(_ offer: DraftOffer) -> Bool { resume(offer)?.remove() ?? false }

  /// Those whose wizards are no longer running, newest first.
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

  /// The file, open and locked; nil if it is locked, is not a file, or was replaced by its wizard in the meantime.
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

  /// The process ID, the start time, and a random number.
  private static func newID() -> String {
    let random = String(UInt32.random(in: .min ... .max), radix: 36)
    return "\(getpid())-\(Backups.systemTime())-\(random)"
  }
}
