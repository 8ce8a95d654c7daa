import ConfigText

extension FileKind {
  /// A task definition of Amazon ECS, as `aws ecs` takes and prints it.
  package static let ecsTaskDefinition = FileKind(
    id: "ecs-task-definition", title: "ECS task definition", phrase: "an ECS task definition", part: .environment,
    runs: .ecs,
    keyName: \.variable,
    claims: { $0.form == .taskDefinition },
    open: { bytes throws(EditRefusal) in
      let text = try YAMLText(bytes)
      let root: [YAMLStep] = text.topLevelKeys.contains("taskDefinition") ? ["taskDefinition"] : []
      let path = root + ["containerDefinitions"]
      let containers = (0..<min(text.count(at: path), 100)).map { path + [.index($0)] }
      func places(_ list: String) -> [EnvironmentList.Place] {
        containers.enumerated().map { index, path in
          let name = text.scalar(at: path + ["name"]) ?? "container"
          return EnvironmentList.Place("\(name) (\(index + 1)), \(list)", at: path + [.key(list)], .plain)
        }
      }
      let list = EnvironmentList(text, places("environment") + places("secrets"))
      let groups = ["environment", "secrets"].map { kind in
        VariableKeys.carriers(places(kind).map(\.service), in: list)
      }
      let filled = groups.filter { !$0.isEmpty }
      return filled.isEmpty ? nil : VariableKeys(list: list, groups: filled)
    },
    steps: { file in
      let removal =
        "aws ecs execute-command --cluster CLUSTER --task TASK --interactive --command '\(NextStep.remove)'"
      return [
        NextStep(
          title: "Register the task definition.",
          command: "aws ecs register-task-definition --cli-input-json \(file.url)"),
        NextStep(
          title: "Let the service use the new revision. Replace CLUSTER, SERVICE and FAMILY here and below.",
          command: "aws ecs update-service --cluster CLUSTER --service SERVICE --task-definition FAMILY"),
        NextStep(
          title: NextStep.stored(over: "these values", file.release)
            + " (replace TASK; the service needs ECS Exec), then restart the server:", command: removal),
        NextStep(
          title:
            "If nobody can sign in: let the service use the previous revision, remove the stored settings again and "
            + "restart the server.", command: removal),
      ]
    })
}
