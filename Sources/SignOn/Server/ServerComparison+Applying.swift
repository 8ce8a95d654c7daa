extension ServerComparison {
  /// The results where the configuration is about to be applied to this server: what differs will then change.
  package var resultsBeforeApplying: [ServerCheck.Result] {
    results.map { [.configuration, .signIn].contains($0.check) ? $0.beforeApplying : $0 }
  }
}

extension ServerCheck.Result {
  /// Whether nothing is wrong but that the server has other values.
  package var isOnlyDifferent: Bool {
    guard case .failed(let finding) = verdict else { return false }
    return finding.severity == .note
  }

  /// The findings that the verdict itself does not say.
  package var otherFindings: [Finding] { findings.filter { $0.message != verdict.finding?.message } }

  fileprivate var beforeApplying: Self {
    let changed = findings.map { $0.remedy == Comparison.remedy ? $0.beforeApplying : $0 }
    guard case .failed(let finding) = verdict, changed.allSatisfy({ $0.severity == .note }) else {
      return Self(check, verdict, changed)
    }
    return Self(check, .failed(finding.beforeApplying), changed)
  }
}

extension Finding {
  fileprivate var beforeApplying: Finding {
    Finding(
      severity: .note, field: field, message: message,
      remedy: "Applying replaces what the server has. If the server is right, correct it here.", repair: nil)
  }
}
