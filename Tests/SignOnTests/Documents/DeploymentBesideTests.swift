import Testing

@testable import SignOn

/// Values of the chart and env files do not tell what takes them; the files beside them do.
@Suite struct DeploymentBesideTests {
  private static let compose =
    "services:\n  om:\n    image: openmetadata/server:1.12.6\n    environment:\n      OIDC_SCOPE: openid\n"
  private static let values = "openmetadata:\n  config:\n    authentication:\n      provider: basic\n"

  private func deployment(
    _ file: (name: String, text: String)?, beside neighbours: [(name: String, text: String)]
  ) throws -> Deployment {
    Deployment(
      try file.map { [try Document.read(Array($0.text.utf8), named: $0.name)] } ?? [],
      beside: neighbours.map { Deployment.Neighbour(name: $0.name, bytes: Array($0.text.utf8)) })
  }

  @Test func theFilesBesideItTellWhatTakesAFile() throws {
    let env = ("om.env", "OIDC_SCOPE=openid\nOIDC_TYPE=x\n")
    let unit = ("openmetadata.service", "[Service]\nEnvironmentFile=-/etc/om.env\n")
    let server = ("openmetadata.yaml", "authenticationConfiguration:\n  provider: basic\n")
    let compose = ("compose.yaml", Self.compose)
    #expect(try deployment(env, beside: [unit]).kind == .server)
    #expect(try deployment(env, beside: [server]).kind == .server)
    #expect(try deployment(("other.env", env.1), beside: [unit]).kind == .compose)
    #expect(try deployment(env, beside: [compose, unit, server]).kind == .compose)
    #expect(try deployment(("compose.yaml", compose.1), beside: [unit, server]).kind == .compose)
    let values = ("values.yaml", Self.values)
    let argo = "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    chart: CHART\n"
    func application(of chart: String) -> (String, String) {
      ("application.yaml", argo.replacing("CHART", with: chart))
    }
    #expect(try deployment(values, beside: [application(of: "openmetadata")]).kind == .gitOps)
    #expect(try deployment(values, beside: [application(of: "superset")]).kind == .helm)
    #expect(try deployment(nil, beside: [application(of: "openmetadata"), values]).kind == .gitOps)
    let charts = ("kustomization.yaml", "helmCharts:\n  - name: openmetadata\n    valuesFile: values.yaml\n")
    #expect(try deployment(values, beside: [charts]).kind == .kubernetes)
    let resources = ("kustomization.yaml", "resources: [openmetadata.yaml]\n")
    #expect(try deployment(values, beside: [resources]).kind == .helm)
  }
}
