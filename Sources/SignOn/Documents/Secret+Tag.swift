extension Secret {
  /// What stands for it wherever two secrets are to be told apart: the same for the same secret.
  package var tag: String { reveal(SecretTag.name) }
}
