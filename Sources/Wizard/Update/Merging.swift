import SignOn

/// A new configuration whose file exists already becomes a change to that file.
extension State {
  private var configurationPaths: [String] { [review.path] + filesBeside.map(\.path) }

  /// Whether the file to write exists; it is then changed, and not written anew.
  package var isFileThere: Bool { editing == nil && review.existing.contains(review.path) }

  /// Whoever reviews is told what is there, whenever the paths may have changed.
  mutating func lookForFiles() -> [Effect] {
    guard place == .review, !review.hasLooked, editing == nil, !run.isUnattended else { return [] }
    review.hasLooked = true
    return [.look(for: configurationPaths)]
  }

  /// Reads the existing files, instead of writing.
  mutating func openExisting() -> [Effect] {
    review.isWriting = true
    return [.openFiles(configurationPaths.filter(review.existing.contains))]
  }

  /// The answers become changes to the files; nothing is written before they were shown.
  mutating func merge(into files: DocumentSet) {
    guard review.isWriting, editing == nil else { return }
    review.isWriting = false
    // The answers are for this provider, whichever the file has.
    settings.typed[Field.provider.id] = .text(settings.provider.id)
    edit(files, in: settings.deployment)
    review.arrive()
    // Not on Write: Enter was meant for another screen.
    editing?.selected = 1
    message = "\(editing?.title ?? "") exists; this is the change to it"
  }
}
