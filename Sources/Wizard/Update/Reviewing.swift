import SignOn

extension State {
  mutating func moveInReview(_ command: Command) -> [Effect] {
    let rows = Review.Row.allCases
    let here = rows.firstIndex(of: review.row) ?? 0
    switch command {
    case .up, .previous: review.row = rows[max(0, here - 1)]
    case .down, .next: review.row = rows[min(rows.count - 1, here + 1)]
    case .goOn where review.row == .write: return write()
    case .goOn: review.row = rows[min(rows.count - 1, here + 1)]
    default: break
    }
    return []
  }

  /// Nothing is written while an error stands; Enter then leads to the first.
  private mutating func write() -> [Effect] {
    guard !review.isWriting else { return [] }
    if let error = errors.first, let field = Field.named(error.field) {
      visited.insert(error.field)
      let effects = focus(on: field)
      message = "Nothing written yet: \(counted(errors.count, "error")) to put right first"
      return effects
    }
    review.failure = nil
    review.isWriting = true
    ticks = 0
    return [.write(plannedFiles)]
  }

  var plannedFiles: [PlannedFile] {
    let text = review.format.text(settings)
    var files = [
      PlannedFile(path: review.path, text: text, isPrivate: review.format.holdsSecret && settings.isConfidential)
    ]
    if let path = review.summaryPath, let text = summaryFileText {
      files.append(PlannedFile(path: path, text: text, isPrivate: false))
    }
    return files
  }

  mutating func take(written result: Result<[WrittenFile], WriteFailure>) {
    review.isWriting = false
    switch result {
    case .success(let files):
      review.written = files
      review.scroll(by: Int.min / 2)
      place = .done
    case .failure(let failure): review.failure = failure
    }
  }
}

/// `1 error`, `2 errors`.
func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}

extension State {
  /// The files that this run has made.
  public var writtenFiles: [WrittenFile] { review.written }
}
