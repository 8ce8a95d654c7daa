extension Format {
  /// The ways back where only the stored settings have changed, one for each kind of deployment.
  static var storedRescue: [Activation.Step] {
    [
      Activation.Step(
        title: "If nobody can sign in: remove the stored settings in the server's folder and restart it; it need not "
          + "run for that, and goes by its own file then.", command: Activation.remove),
      Activation.Step(
        title: "If nobody can sign in, with Docker: the same in a container of its own, then restart "
          + "openmetadata-server.",
        command: "docker compose run --rm execute-migrate-all \(Activation.remove)"),
      Activation.Step(
        title: "If nobody can sign in, on Kubernetes: the same in the pod; then \(restart).",
        command: "kubectl exec deployment/openmetadata -- \(Activation.remove)"),
    ] + kubernetesRescue.suffix(1)
  }
}

extension Settings {
  /// What goes into the database: there the server's own keys are at hand, and its check refuses them in the list.
  var storedEntries: [Entry] {
    entries.map { entry in
      guard entry.key.name == "publicKeyUrls", entry.value.items.contains(where: { !$0.isOwnKeySet }) else {
        return entry
      }
      return Entry(key: entry.key, field: entry.field, value: .list(entry.value.items.filter { !$0.isOwnKeySet }))
    }
  }
}
