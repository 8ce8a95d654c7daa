import AWSAccount

extension Finding {
  /// A refusal by the provider, with its own fix.
  static func refused(
    _ field: Field, _ message: String, _ refusal: ClientRefusal, _ settings: Settings, mend: AccountMend? = nil
  ) -> Finding {
    let fix = settings.provider.fix(refusal, settings)
    var finding = Finding.error(field, message, remedy: fix.remedy)
    finding.command = fix.command
    finding.mend = mend
    return finding
  }
}
