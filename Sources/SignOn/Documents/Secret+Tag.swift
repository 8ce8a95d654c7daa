extension Secret {
  /// What stands for it wherever two secrets are to be told apart: the same for the same secret.
  public var tag: String { reveal(SecretTag.name) }
}
