/// One rule, named as a sentence, that returns findings where it is violated.
package struct Check: Sendable {
  /// The sentence in kebab case: `scope-is-offered`.
  package let name: String
  /// The sentence to display: `The provider offers every scope`.
  package let statement: String
  /// Whether the rule is one for a configuration; of other providers' rules there is nothing to say.
  package let applies: @Sendable (Settings) -> Bool
  private let judge: @Sendable (Settings) -> [Finding]
  /// Whether it says nothing unless the AWS account was asked.
  package private(set) var needsAccount = false

  private init(
    name: String, statement: String, applies: @escaping @Sendable (Settings) -> Bool = { _ in true },
    judge: @escaping @Sendable (Settings) -> [Finding]
  ) {
    self.name = name
    self.statement = statement
    self.applies = applies
    self.judge = judge
  }

  /// A check with at most one finding.
  init(_ name: String, _ statement: String, finding: @escaping @Sendable (Settings) -> Finding?) {
    self.init(name: name, statement: statement) { finding($0).map { [$0] } ?? [] }
  }

  /// A check of several fields by the same rule.
  init(
    _ name: String, _ statement: String, ofEach fields: [Field],
    finding: @escaping @Sendable (Field, Settings) -> Finding?
  ) {
    self.init(name: name, statement: statement) { settings in fields.compactMap { finding($0, settings) } }
  }

  /// A check of every item of a list that reports the first wrong one.
  init(
    _ name: String, _ statement: String, noItemOf field: Field, where isWrong: @escaping @Sendable (String) -> Bool,
    finding: @escaping @Sendable (_ item: String, Settings) -> Finding
  ) {
    self.init(name, statement) { settings in
      settings.items(field).first(where: isWrong).map { finding($0, settings) }
    }
  }

  /// The same check, limited to some configurations.
  func limited(to applies: @escaping @Sendable (Settings) -> Bool) -> Check {
    var check = Check(
      name: name, statement: statement, applies: { [here = self.applies] in here($0) && applies($0) }, judge: judge)
    check.needsAccount = needsAccount
    return check
  }

  /// The same check, limited to configurations whose AWS account was asked.
  var ofAccount: Check {
    var check = limited { $0.accountOfPool != nil }
    check.needsAccount = true
    return check
  }

  /// What is wrong with the fields that apply.
  package func findings(_ settings: Settings) -> [Finding] {
    guard applies(settings) else { return [] }
    return judge(settings).compactMap { finding in
      guard let field = Field.named(finding.field), settings.isRelevant(field), settings.isJudged(field) else {
        return nil
      }
      var named = finding
      named.check = name
      let origin = settings.value(of: field).origin
      if origin.isStock, finding.severity > .note, !finding.isUnanswered {
        named.message += " It is not set: this is the \(origin.words)."
      }
      return named
    }
  }
}

extension Settings {
  /// Everything that is wrong now, worst first within each field, fields in the order of their pages.
  ///
  /// A provider finding about a field with an offline error is omitted, to avoid reporting a problem twice.
  package func findings() -> [Finding] {
    let all = Check.all.flatMap { $0.findings(self) }
    // Whatever else is wrong with a placeholder is no news.
    let copied = Set(all.lazy.filter { $0.check == Check.valueIsYourOwn.name }.map(\.field))
    let told = all.filter { $0.check == Check.valueIsYourOwn.name || !copied.contains($0.field) }
    let wrong = Set(told.lazy.filter { $0.severity == .error }.map(\.field))
    let asked = otherSignIn == nil ? Ladder.standard.steps.compactMap { $0.finding(self) } : []
    let found = told + asked.filter { !wrong.contains($0.field) }
    let place = Field.places
    return found.enumerated().sorted { left, right in
      let (here, there) = (place[left.element.field] ?? 0, place[right.element.field] ?? 0)
      if here != there { return here < there }
      if left.element.severity != right.element.severity { return left.element.severity > right.element.severity }
      return left.offset < right.offset
    }.map(\.element)
  }
}
