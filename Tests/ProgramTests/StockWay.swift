/// Where the settings of a stock deployment are that is not run by Compose or by Helm alone.
enum StockWay: String, CaseIterable, Sendable {
  case argoObject, argoText, argoFiles, flux, kustomizedChart, kustomizedValues
  case manifestVariables, manifestStores, manifestFile, kustomizedLiterals
  case serverFile, environmentFile, unit

  /// What is opened.
  var opened: String {
    switch self {
    case .argoObject, .argoText: "application.yaml"
    case .argoFiles, .kustomizedValues: "values.yaml"
    case .flux: "helmrelease.yaml"
    case .kustomizedChart, .kustomizedLiterals: "kustomization.yaml"
    case .manifestVariables, .manifestStores, .manifestFile: "deployment.yaml"
    case .serverFile: "openmetadata.yaml"
    case .environmentFile: "openmetadata.env"
    case .unit: "openmetadata.service"
    }
  }

  /// As summaries name it.
  var deployment: String {
    switch self {
    case .argoObject, .argoText, .argoFiles, .flux: "gitops"
    case .kustomizedChart, .kustomizedValues, .manifestVariables, .manifestStores, .manifestFile, .kustomizedLiterals:
      "kubernetes"
    case .serverFile, .environmentFile, .unit: "server"
    }
  }

  /// What hands variables to the server: the chart, objects of Kubernetes, or the machine.
  var hands: String {
    switch self {
    case .argoObject, .argoText, .argoFiles, .flux, .kustomizedChart, .kustomizedValues: "chart"
    case .manifestVariables, .manifestStores, .manifestFile, .kustomizedLiterals: "objects"
    case .serverFile, .environmentFile, .unit: "machine"
    }
  }

  func files(_ stock: StockFiles) throws -> [String: String] {
    switch self {
    case .argoObject, .argoText, .argoFiles: try Self.argo(self, stock)
    case .flux: [opened: Self.release(stock) + Self.indented(try stock.values(), 4)]
    case .kustomizedChart: [opened: Self.charts(stock, "valuesInline:\n" + Self.indented(try stock.values(), 6))]
    case .kustomizedValues:
      ["kustomization.yaml": Self.charts(stock, "valuesFile: values.yaml\n"), opened: try stock.values()]
    case .manifestVariables: [opened: Self.workload(stock) + "          env:\n" + Self.list]
    case .manifestStores:
      [opened: Self.workload(stock) + Self.sources + "---\n" + Self.store + "---\n" + Self.secret]
    case .manifestFile:
      [
        opened: Self.workload(stock) + "---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: openmetadata-conf\n"
          + "data:\n  openmetadata.yaml: |\n" + Self.indented(try stock.server(), 4)
      ]
    case .kustomizedLiterals:
      ["deployment.yaml": Self.workload(stock) + Self.sources, opened: Self.literals(stock)]
    case .serverFile: [opened: try stock.server()]
    case .environmentFile:
      [
        opened: Self.variables.map { "\($0)=\($1)\n" }.joined(), "openmetadata.yaml": try stock.server(),
        "openmetadata.service": Self.service("EnvironmentFile=-/etc/openmetadata/openmetadata.env\n"),
      ]
    case .unit:
      [
        opened: Self.service(Self.variables.map { "Environment=\($0)=\($1)\n" }.joined()),
        "openmetadata.yaml": try stock.server(),
      ]
    }
  }

  private static func indented(_ text: String, _ columns: Int) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.isEmpty ? "" : String(repeating: " ", count: columns) + line
    }.joined(separator: "\n")
  }
}

extension StockWay {
  private static let variables = [
    ("AUTHENTICATION_PROVIDER", "basic"), ("AUTHENTICATION_CLIENT_TYPE", "public"),
    ("AUTHORIZER_ADMIN_PRINCIPALS", "[admin]"),
  ]
  private static let list = variables.map { "            - name: \($0)\n              value: \"\($1)\"\n" }.joined()
  private static let sources = """
              envFrom:
                - configMapRef:
                    name: openmetadata
                - secretRef:
                    name: openmetadata

    """
  private static let store =
    "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: openmetadata\ndata:\n"
    + variables.map { "  \($0): \"\($1)\"\n" }.joined()
  private static let secret =
    "apiVersion: v1\nkind: Secret\nmetadata:\n  name: openmetadata\nstringData:\n  OIDC_CLIENT_SECRET: \"\"\n"
  private static func literals(_ stock: StockFiles) -> String {
    "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n  - deployment.yaml\n"
      + "images:\n  - name: docker.getcollate.io/openmetadata/server\n    newTag: \(stock.release)\n"
      + "configMapGenerator:\n  - name: openmetadata\n    literals:\n"
      + variables.map { "      - \($0)=\($1)\n" }.joined()
      + "secretGenerator:\n  - name: openmetadata\n    literals:\n      - OIDC_CLIENT_SECRET=\n"
  }

  private static func argo(_ way: StockWay, _ stock: StockFiles) throws -> [String: String] {
    let head = """
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata:
        name: openmetadata
        namespace: argocd
      spec:
        project: default
        destination:
          server: https://kubernetes.default.svc
          namespace: openmetadata

      """
    let chart = [
      "repoURL: https://helm.open-metadata.org", "chart: openmetadata", "targetRevision: \(stock.release)", "helm:",
    ]
    let source = head + "  source:\n" + chart.map { "    \($0)\n" }.joined()
    switch way {
    case .argoObject: return [way.opened: source + "      valuesObject:\n" + indented(try stock.values(), 8)]
    case .argoText: return [way.opened: source + "      values: |\n" + indented(try stock.values(), 8)]
    default:
      let sources =
        head + "  sources:\n    - " + chart.joined(separator: "\n      ")
        + "\n        valueFiles:\n          - $values/values.yaml\n    - repoURL: https://git.example.com/platform.git\n"
        + "      targetRevision: main\n      ref: values\n"
      return ["application.yaml": sources, way.opened: try stock.values()]
    }
  }

  private static func release(_ stock: StockFiles) -> String {
    """
    apiVersion: helm.toolkit.fluxcd.io/v2
    kind: HelmRelease
    metadata:
      name: openmetadata
      namespace: openmetadata
    spec:
      interval: 10m
      chart:
        spec:
          chart: openmetadata
          version: \(stock.release)
          sourceRef:
            kind: HelmRepository
            name: open-metadata
      values:

    """
  }

  private static func charts(_ stock: StockFiles, _ values: String) -> String {
    """
    apiVersion: kustomize.config.k8s.io/v1beta1
    kind: Kustomization
    namespace: openmetadata
    helmCharts:
      - name: openmetadata
        repo: https://helm.open-metadata.org
        version: \(stock.release)
        releaseName: openmetadata
        \(values)
    """
  }

  private static func workload(_ stock: StockFiles) -> String {
    """
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: openmetadata
    spec:
      replicas: 1 # sessions are in memory
      selector:
        matchLabels:
          app.kubernetes.io/name: openmetadata
      template:
        metadata:
          labels:
            app.kubernetes.io/name: openmetadata
        spec:
          containers:
            - name: openmetadata
              image: docker.getcollate.io/openmetadata/server:\(stock.release)

    """
  }

  private static func service(_ variables: String) -> String {
    "[Unit]\nDescription=OpenMetadata\n\n[Service]\nUser=openmetadata\n\(variables)"
      + "ExecStart=/opt/openmetadata/bin/openmetadata-server-start.sh conf/openmetadata.yaml\n\n"
      + "[Install]\nWantedBy=multi-user.target\n"
  }
}
