import SignOn

/// What receives the keys.
enum Context: Hashable, Sendable, CaseIterable {
  case text, secret, list, choice
  case checks, people, box, review, path, table, done
  /// Applying to a server: in progress or over, before the write, while somebody signs in, while something is typed.
  case applying, deciding, joining, entering
  case help, leaving, losing, insisting, find, draft, deployment, release, moving, account, mending, choosing

  static let form: Set<Context> = [.text, .secret, .list, .choice]
  /// Contexts with a list to move in.
  static let lists = Set(allCases).subtracting([
    .leaving, .losing, .insisting, .deployment, .release, .moving, .mending,
  ])
  /// All but the overlays and the last screen.
  static let screens = form.union([.checks, .people, .box, .review, .path, .table])
  static let scrolled: Set<Context> = [.review, .path, .table]
}

extension State {
  /// What receives the keys now.
  var context: Context {
    switch overlay {
    case .help: return .help
    case .leaving: return canKeepDraft ? .leaving : .losing
    case .draft: return .draft
    case .deployment: return .deployment
    case .release: return .release
    case .moving: return .moving
    case .insisting: return .insisting
    case .find: return .find
    case .account: return .account
    case .mending: return .mending
    case .options: return .choosing
    case nil: break
    }
    switch place {
    case .checks: return .checks
    case .people: return people.row == .box ? .box : .people
    case .review:
      guard editing == nil else { return .review }
      if case .entry = reviewRow { return .table }
      return reviewRow == .path ? .path : .review
    case .applying:
      switch applying?.stage {
      case .entering, .insisting: return .entering
      case .asking: return .deciding
      case .testing, .welcoming: return .joining
      case .running, .ended, nil: return .applying
      }
    case .done: return .done
    case .page: break
    }
    switch field?.kind {
    case .secret: return .secret
    case .list, .pairs: return .list
    case .choice, .toggle: return .choice
    case .text, .url, .number, nil: return .text
    }
  }
}
