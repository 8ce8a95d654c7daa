import ConfigText

extension FileKind {
  /// Literals that Kustomize makes a ConfigMap or a Secret of, or values of the chart that it passes on.
  package static let kustomization = FileKind(
    id: "kustomization", title: "Kustomization", phrase: "a kustomization", part: .environment, runs: .kubernetes,
    keyName: { $0.variable ?? HelmKeys.name($0) },
    claims: { $0.form == .kustomization },
    open: { bytes throws(EditRefusal) in
      let text = try YAMLText(bytes)
      let places = ["configMapGenerator", "secretGenerator"].flatMap { list in
        (0..<min(text.count(at: [.key(list)]), 100)).map { index in
          EnvironmentList.Place("\(list) \(index + 1)", at: [.key(list), .index(index), "literals"], .literal)
        }
      }
      let list = EnvironmentList(text, places)
      let groups = places.map(\.service).map { VariableKeys.carriers([$0], in: list) }.filter { !$0.isEmpty }
      if groups.isEmpty { return try HelmPlace.find(in: text) }
      let provides = list.services.contains { (try? list.entry("AUTHENTICATION_PROVIDER", of: $0)) != nil }
      return VariableKeys(list: list, groups: groups, isPartial: !provides)
    },
    steps: { NextStep.applied("kubectl apply -k \($0.folder)", $0.release) })
}
