import ConfigText
import Foundation
import SignOn
import Testing

/// Other people's files, where they are at hand: recognised for what they are, and one field set in each.
@Suite(.enabled(if: ReferenceFiles.root != nil)) struct ReferenceFilesTests {
  @Test(arguments: ReferenceFiles.files) func aFileIsTakenForWhatItIs(file: String) throws {
    let root = try #require(ReferenceFiles.root)
    let bytes = [UInt8](try Data(contentsOf: root.appendingPathComponent(file)))
    var outcome = ""
    var row = ""
    do {
      let document = try Document.read(bytes, named: file)
      outcome = document.kind.id
      row = try changed(document)
    } catch let error as DocumentError {
      outcome = error.line.map { "line \($0)" } ?? "unrecognized"
      row = error.message
    }
    if ProcessInfo.processInfo.environment["PRINT_OUTCOMES"] != nil { print("| \(file) | \(outcome) | \(row) |") }
    #expect(outcome == ReferenceFiles.expected[file])
  }

  /// Sets each field that the file has to something else, and back.
  private func changed(_ document: Document) throws -> String {
    #expect(document.changes(to: Settings()).isEmpty)
    var settings = Settings(version: .v2_0)
    settings.imported = document.values
    #expect(document.changes(to: settings).isEmpty)
    var (set, same, refused): (Int, Int, [RefusedField]) = (0, 0, [])
    for field in Field.all where settings.isRelevant(field) {
      guard let old = document.values[field.id], document.places[field.id]?.state != .inferred else { continue }
      let change = document.setting([field.id: field.other(than: old)], in: settings)
      refused += change.refused
      guard !change.edits.isEmpty else { continue }
      #expect(document.bytes.applying(change.edits) == change.document.bytes)
      #expect(change.document.values[field.id] == field.other(than: old), "\(field.id)")
      set += 1
      guard field.id != "client-type" else { continue }
      let back = change.document.setting([field.id: old], in: settings)
      #expect(back.document.values[field.id] == old, "\(field.id) back")
      same += back.document.bytes == document.bytes ? 1 : 0
    }
    let reasons = Dictionary(grouping: refused) { $0.problem }.map { "\($0.key) ×\($0.value.count)" }.sorted()
    let release = DocumentSet([document]).deployment.release
    let version = release.isAssumed ? "" : ", \(release.version.rawValue)"
    return
      "\(document.values.count) values\(version), \(document.notes.count) notes; \(set) set, \(same) set back to the byte"
      + (reasons.isEmpty ? "" : "; refused: \(reasons.joined(separator: "; "))")
  }
}

enum ReferenceFiles {
  static let root = ProcessInfo.processInfo.environment["OPENMETADATA_REFERENCE"].map {
    URL(fileURLWithPath: $0).appendingPathComponent("samples")
  }

  static let files: [String] = {
    guard let root, let found = FileManager.default.enumerator(atPath: root.path) else { return [] }
    return found.compactMap { $0 as? String }.filter { path in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path, isDirectory: &isFolder)
        && !isFolder.boolValue && !path.hasSuffix(".md") && !path.hasSuffix("SUMS") && !path.hasSuffix(".gitattributes")
    }.sorted()
  }()

  static let expected: [String: String] = Dictionary(
    uniqueKeysWithValues: kinds.flatMap { kind, files in files.map { ($0, kind) } })
}

extension Field {
  /// Another value of its kind.
  func other(than old: Value) -> Value {
    switch kind {
    case .toggle: .text(old.text == "true" ? "false" : "true")
    case .choice: .text(options.first { $0.value != old.text }?.value ?? "other")
    case .number: .text(old.text == "7200" ? "7300" : "7200")
    case .list: .list(["changed.example"])
    case .pairs: .pairs([.init("lang", "de")])
    case .secret: .secret(Secret("changedsecret0123456789"))
    case .url: .text("https://changed.example/callback")
    case .text: .text("changed")
    }
  }
}

extension ReferenceFiles {
  private static let kinds: [(String, [String])] = [
    (
      "openmetadata-yaml",
      [
        "1.12.6/conf__openmetadata.yaml",
        "1.13x-fork/conf__openmetadata.yaml",
        "docs-shapes/02-cognito-public-openmetadata.yaml",
        "docs-shapes/09-auth0-confidential-openmetadata.yaml",
        "field/14-conf-hand-written-braces-in-default.yaml",
        "field/15-conf-crlf.yaml",
        "field/16-conf-azure-edited-defaults.yaml",
        "official-948f571/conf__openmetadata.yaml",
      ]
    ),
    (
      "docker-env",
      [
        "1.12.6/docker__development__.env.sso-test",
        "1.12.6/docker__docker-compose-openmetadata__env-mysql",
        "1.12.6/docker__docker-compose-openmetadata__env-postgres",
        "1.12.6/docker__docker-compose-quickstart__.env.example",
        "docs-shapes/01-cognito-public.env",
        "docs-shapes/04-okta-confidential.env",
        "docs-shapes/06-azure-confidential.env",
        "docs-shapes/10-google-public.env",
        "docs-shapes/12-keycloak-confidential.env",
        "field/26-env-two-services-one-file.env",
        "field/27-env-keycloak-no-final-newline.env",
        "field/28-env-cognito-confidential.env",
        "field/29-env-google-export.sh",
        "official-06a1231/docker__development__.env.sso-test",
        "official-2ed68df/docker__development__.env.sso-test-public",
      ]
    ),
    (
      "compose",
      [
        "1.12.6/docker__development__docker-compose.yml",
        "1.12.6/docker__docker-compose-openmetadata__docker-compose-openmetadata.yml",
        "1.12.6/docker__docker-compose-quickstart__docker-compose-postgres.yml",
        "1.12.6/docker__docker-compose-quickstart__docker-compose.yml",
        "field/17-compose-environment-list.yml",
        "field/18-compose-commented-oidc-block.yml",
        "field/19-compose-variables-without-default.yaml",
        "field/21-compose-anchor-alias-environment.yml",
        "field/22-compose-stock-1.13.0-with-banner.yml",
        "field/23-compose-stock-1.12.6-two-edits.yml",
        "field/24-compose-keycloak-edited-defaults-fragment.yml",
        "field/25-compose-terraform-template.yml.tftpl",
      ]
    ),
    (
      "unrecognized",
      [
        "1.12.6/docker__docker-compose-quickstart__docker-compose.override.yml",
        "helm-1.11.14/charts__openmetadata__values.schema.json",
        "helm-1.13.1/charts__openmetadata__values.schema.json",
      ]
    ),
    (
      "helm-values",
      [
        "docs-shapes/03-cognito-public-values.yaml",
        "docs-shapes/05-okta-confidential-values.yaml",
        "docs-shapes/07-azure-confidential-values.yaml",
        "docs-shapes/13-custom-oidc-values.yaml",
        "field/01-helm-keycloak-confidential.yaml",
        "field/02-helm-custom-oidc-trailing-comments.yaml",
        "field/03-helm-azure-full-copy.yaml",
        "field/04-helm-keycloak-templated-strings.yaml",
        "field/05-helm-keycloak-no-enabled-key.yaml",
        "field/06-helm-public-admin-email.yaml",
        "field/07-helm-old-global-layout.yaml",
        "field/08-helm-minimal-no-final-newline.yaml",
        "field/09-argocd-values-object-keycloak.yaml",
        "field/10-argocd-multi-source-keycloak.yaml",
        "field/11-argocd-values-block-scalar.yaml",
        "field/12-helm-go-template-patch.yaml",
        "helm-1.11.14/charts__openmetadata__values.yaml",
        "helm-1.13.1/charts__openmetadata__values.yaml",
      ]
    ),
    (
      "line 13",
      [
        "docs-shapes/08-azure-confidential-openmetadata.yaml"
      ]
    ),
    (
      "line 33",
      [
        "docs-shapes/11-keycloak-confidential-values.yaml"
      ]
    ),
    (
      "line 4",
      [
        "field/13-helm-go-template-configmap.yaml"
      ]
    ),
    (
      "line 818",
      [
        "field/20-compose-tab-breaks-yaml.yml"
      ]
    ),
  ]
}
