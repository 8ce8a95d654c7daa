extension Format {
  static let restart = "kubectl rollout restart deployment/openmetadata"

  /// What a release that has run before needs, and the way back.
  static var storedSettingsSteps: [Activation.Step] {
    [
      Activation.Step(
        title: "A server that has run before goes by its stored settings, whatever the values say. Remove them:",
        command: "kubectl exec deployment/openmetadata -- \(Activation.remove)"),
      Activation.Step(title: "Then restart the server, and wait for it.", command: restart),
      Activation.Step(
        title: "Watch it come up.", command: "kubectl rollout status deployment/openmetadata --timeout=10m"),
    ] + kubernetesRescue
  }

  /// `kubectl exec` needs a running container; a copy of the pod with another command does not.
  static var kubernetesRescue: [Activation.Step] {
    [
      Activation.Step(
        title: "If nobody can sign in: go back to the former values, remove the stored settings, restart the server.",
        command: "helm rollback openmetadata && kubectl exec deployment/openmetadata -- \(Activation.remove) "
          + "&& \(restart)"),
      Activation.Step(
        title: "If nobody can sign in and the server does not start either: a copy of its pod removes them; then "
          + "restart the server, and delete the copy by kubectl delete pod openmetadata-rescue.",
        command: "kubectl debug \"$(kubectl get pods -l app.kubernetes.io/name=openmetadata "
          + "-o jsonpath='{.items[0].metadata.name}')\" -it --copy-to=openmetadata-rescue --container=openmetadata -- "
          + Activation.remove),
    ]
  }
}
