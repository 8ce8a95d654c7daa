import Foundation
import SignOn
import Testing

/// Cases from the field, where they are at hand: each kind of file is recognised, and one value goes in and back.
@Suite(.enabled(if: CaseFiles.root != nil)) struct CaseFilesTests {
  @Test(arguments: CaseFiles.kinds.sorted { $0.key < $1.key }.map(\.key)) func aFileIsTakenForWhatItIs(
    file: String
  ) throws {
    let root = try #require(CaseFiles.root)
    guard let data = try? Data(contentsOf: root.appendingPathComponent(file)) else { return }
    let document = try Document.read([UInt8](data), named: file)
    #expect(document.kind.id == CaseFiles.kinds[file])
    var settings = Settings(version: .v2_0)
    settings.imported = document.values
    guard let old = document.values["principal-domain"] else { return }
    let change = document.setting(["principal-domain": .text("changed.example")], in: settings)
    #expect(change.refused.isEmpty && change.document.values["principal-domain"] == .text("changed.example"))
    #expect(change.document.setting(["principal-domain": old], in: settings).document.bytes == document.bytes)
  }
}

enum CaseFiles {
  static let root = ProcessInfo.processInfo.environment["OPENMETADATA_REFERENCE"].map {
    URL(fileURLWithPath: $0).deletingLastPathComponent().appendingPathComponent("cases/kinds")
  }

  static let kinds = [
    "02-configmap-env.yaml": "kubernetes-manifest", "03-configmap-conf.yaml": "kubernetes-manifest",
    "04-kustomization.yaml": "kustomization", "05-kustomize-helm.yaml": "kustomization",
    "06-ecs-task.json": "ecs-task-definition", "07-swarm-stack.yml": "compose",
    "08-externalsecret.yaml": "external-secret", "09-helmrelease-flux.yaml": "helm-values",
    "10-helmfile.yaml": "helm-values", "14-openshift-template.yaml": "kubernetes-manifest",
    "k8s-deployment-alone.yaml": "kubernetes-manifest", "own-secret.yaml": "kubernetes-secret",
  ]
}
