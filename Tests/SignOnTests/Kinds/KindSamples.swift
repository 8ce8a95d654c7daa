import SignOn
import Testing

/// Small files of kinds that only exist at people's: what each is, and what it says.
enum KindSamples {
  struct Sample: Sendable, CustomTestStringConvertible {
    let name: String
    let kind: String
    let text: String
    var provider: String? = "custom-oidc"
    var clientID: String? = "catalog"

    var testDescription: String { name }
  }

  static let secret = """
    # Made by hand.
    apiVersion: v1
    kind: Secret
    metadata:
      name: oidc-secrets
    stringData:
      openmetadata-oidc-client-id: catalog
      openmetadata-oidc-client-secret: 'oldsecret0123456789abcdef'   # rotate in May

    """

  static let encodedSecret = """
    apiVersion: v1
    kind: Secret
    metadata: {name: oidc-secrets}
    type: Opaque
    data:
      openmetadata-oidc-client-id: Y2F0YWxvZw==
      openmetadata-oidc-client-secret: "b2xkc2VjcmV0MDEyMzQ1Njc4OWFiY2RlZg=="
    """

  static let deployment = """
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: openmetadata
    spec:
      template:
        spec:
          containers:
            - name: openmetadata
              image: docker.getcollate.io/openmetadata/server:1.12.6
              env:
                - name: AUTHENTICATION_PROVIDER
                  value: custom-oidc   # Keycloak
                - name: AUTHENTICATION_CLIENT_TYPE
                  value: confidential
                # of the realm
                - name: AUTHENTICATION_CLIENT_ID
                  value: "catalog"
                - name: OIDC_CLIENT_ID
                  value: "catalog"
                - name: OIDC_CLIENT_SECRET
                  valueFrom:
                    secretKeyRef:
                      name: keycloak
                      key: client-secret
                - name: AUTHORIZER_PRINCIPAL_DOMAIN
                  valueFrom: {configMapKeyRef: {name: names, key: domain}}
                - name: AUTHORIZER_ADMIN_PRINCIPALS
                  value: "[ann]"
                - {name: OIDC_PROMPT_TYPE, value: login}
            - name: proxy
              image: nginx
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: openmetadata

    """

  static let statefulSet = """
    apiVersion: v1
    kind: List
    items:
    - apiVersion: apps/v1
      kind: StatefulSet
      metadata: {name: openmetadata}
      spec:
        template:
          spec:
            initContainers:
            - name: migrate
              image: openmetadata/server:1.13.0
              env:
              - {name: AUTHENTICATION_PROVIDER, value: custom-oidc}
              - {name: AUTHENTICATION_CLIENT_ID, value: 'catalog'}
              - {name: OIDC_CLIENT_SECRET, valueFrom: {secretKeyRef: {name: sso, key: password}}}
            containers:
            - name: server
              image: openmetadata/server:1.13.0
              env:
              - {name: AUTHENTICATION_PROVIDER, value: custom-oidc}
              - {name: AUTHENTICATION_CLIENT_ID, value: 'catalog'}
              - {name: OIDC_CLIENT_SECRET, valueFrom: {secretKeyRef: {name: sso, key: password}}}
    - apiVersion: v1
      kind: Secret
      metadata: {name: sso}
      stringData: {password: oldsecret0123456789abcdef}
    """

  static let pod = """
    {
      "apiVersion": "v1", "kind": "Pod",
      "metadata": {"name": "openmetadata"},
      "spec": {"containers": [{
        "name": "server",
        "image": "openmetadata/server:1.12.6",
        "env": [
          {"name": "AUTHENTICATION_PROVIDER", "value": "custom-oidc"},
          {"name": "AUTHENTICATION_CLIENT_ID", "value": "catalog"}
        ]
      }]}
    }

    """

  static let template = """
    apiVersion: template.openshift.io/v1
    kind: Template
    objects:
      - apiVersion: apps.openshift.io/v1
        kind: DeploymentConfig
        metadata: {name: openmetadata}
        spec:
          template:
            spec:
              containers:
                - name: openmetadata
                  env:
                    - {name: AUTHENTICATION_PROVIDER, value: custom-oidc}
                    - {name: AUTHENTICATION_CLIENT_ID, value: catalog}
                    - {name: AUTHORIZER_PRINCIPAL_DOMAIN, value: "${DOMAIN}"}
    parameters:
      - name: DOMAIN
    """

  static let configMap = """
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: openmetadata
    data:
      AUTHENTICATION_PROVIDER: custom-oidc
      AUTHENTICATION_CLIENT_ID: catalog
      AUTHORIZER_ADMIN_PRINCIPALS: '[ann]'
    """

  static let configMapWithYAML = """
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: openmetadata-conf
    data:
      logging.properties: |
        level=INFO
      openmetadata.yaml: |
        authorizerConfiguration:
          adminPrincipals: ${AUTHORIZER_ADMIN_PRINCIPALS:-[ann]}

        authenticationConfiguration:
          provider: ${AUTHENTICATION_PROVIDER:-custom-oidc}
          clientId: "catalog"
    """

  static let configMapWithEnv = """
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: openmetadata-env
    data:
      openmetadata.env: |
        # Keycloak
        AUTHENTICATION_PROVIDER=custom-oidc
        AUTHENTICATION_CLIENT_ID="catalog"
        AUTHORIZER_ADMIN_PRINCIPALS=[ann]

    """

  static let severalDocuments = """
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: openmetadata
    data:
      AUTHENTICATION_PROVIDER: custom-oidc
      AUTHENTICATION_CLIENT_ID: catalog
    ---
    apiVersion: v1
    kind: Secret
    metadata:
      name: openmetadata
    data:
      OIDC_CLIENT_SECRET: b2xkc2VjcmV0MDEyMzQ1Njc4OWFiY2RlZg==
    """

  static let task = """
    {
      "family": "openmetadata",
      "containerDefinitions": [
        {
          "name": "proxy", "image": "nginx", "environment": []
        },
        {
          "name": "server",
          "image": "docker.getcollate.io/openmetadata/server:1.12.6",
          "environment": [
            {"name": "AUTHENTICATION_PROVIDER", "value": "custom-oidc"},
            {"name": "AUTHENTICATION_CLIENT_TYPE", "value": "confidential"},
            {
              "value": "catalog",
              "name": "AUTHENTICATION_CLIENT_ID"
            },
            {"name": "OIDC_CLIENT_ID", "value": "catalog"},
            {"name": "OIDC_PROMPT_TYPE", "value": "\\"\\""}
          ],
          "secrets": [{"name": "OIDC_CLIENT_SECRET", "valueFrom": "arn:aws:secretsmanager:eu-west-1:1:secret:x"}]
        }
      ]
    }
    """

  static let kustomization = """
    configMapGenerator:
      - name: openmetadata
        literals:
          - AUTHENTICATION_PROVIDER=custom-oidc
          - AUTHENTICATION_CLIENT_ID=catalog
          - AUTHORIZER_ADMIN_PRINCIPALS=[ann]
    secretGenerator:
      - name: openmetadata-secret
        literals:
          - OIDC_CLIENT_SECRET='oldsecret0123456789abcdef'

    """

  static let kustomizePatch = """
    kind: Kustomization
    configMapGenerator:
      - name: openmetadata
        literals:
          - AUTHENTICATION_PROVIDER=custom-oidc
          - AUTHORIZER_PRINCIPAL_DOMAIN=a.test
    patches:
      - target: {kind: Deployment}
        patch: |
          kind: Deployment
          metadata:
            name: openmetadata   # the workload
          spec:
            template:
              spec:
                containers:
                  - name: server
                    env:
                      - name: AUTHORIZER_PRINCIPAL_DOMAIN
                        value: example.com
                      - name: AUTHENTICATION_CLIENT_ID
                        value: catalog

    """

  static let values = """
    openmetadata:
      config:
        authentication:
          clientType: public
          provider: custom-oidc   # Keycloak
          clientId: catalog
    """

  private static func indented(_ text: String, by count: Int) -> String {
    text.split(separator: "\n").map { String(repeating: " ", count: count) + $0 }.joined(separator: "\n") + "\n"
  }

  static let kustomizeChart = """
    apiVersion: kustomize.config.k8s.io/v1beta1
    kind: Kustomization
    helmCharts:
      - name: redis
        valuesInline: {}
      - name: openmetadata
        valuesInline:
    \(indented(values, by: 6))
    """

  static let helmRelease = """
    apiVersion: source.toolkit.fluxcd.io/v1
    kind: HelmRepository
    spec:
      url: https://helm.open-metadata.org
    ---
    apiVersion: helm.toolkit.fluxcd.io/v2
    kind: HelmRelease
    spec:
      values:
    \(indented(values, by: 4))
    """

  static let helmfile = """
    releases:
      - name: openmetadata
        chart: open-metadata/openmetadata
        values:
          - other.yaml
          - extraEnvs: []
            openmetadata:
              config:
                authentication: {provider: custom-oidc, clientType: public, clientId: catalog}
    """

  static let valuesInside = """
    authentication:
      clientType: public
      provider: custom-oidc
      clientId: catalog
    authorizer:
      initialAdmins: [ann]
    """

  static let composeInside = """
    openmetadata-server:
      image: openmetadata/server:1.12.6
      environment:
        AUTHENTICATION_PROVIDER: custom-oidc
        AUTHENTICATION_CLIENT_ID: catalog
    mysql:
      environment:
        - MYSQL_DATABASE=openmetadata_db
    """

  static let quotedLines = """
    # for a shell
    export "AUTHENTICATION_PROVIDER=custom-oidc"
    export 'AUTHENTICATION_CLIENT_ID=catalog'
    export "OIDC_CLIENT_SECRET=oldsecret0123456789abcdef"
    """

  static let unit = """
    [Unit]
    Description=OpenMetadata

    [Service]
    Environment=AUTHENTICATION_PROVIDER=custom-oidc "AUTHENTICATION_CLIENT_ID=catalog"
    Environment="AUTHORIZER_ADMIN_PRINCIPALS=[ann]"
    Environment=OIDC_CLIENT_SECRET=oldsecret0123456789abcdef
    ExecStart=/opt/openmetadata/bin/openmetadata-server-start.sh

    [Install]
    WantedBy=multi-user.target

    """

  static let externalSecret = """
    apiVersion: external-secrets.io/v1
    kind: ExternalSecret
    metadata:
      name: oidc-secrets
    spec:
      data:
        - secretKey: openmetadata-oidc-client-id
          remoteRef: {key: sso, property: id}
        - secretKey: openmetadata-oidc-client-secret
          remoteRef: {key: sso, property: secret}
    """

  static let sealedSecret = """
    apiVersion: bitnami.com/v1alpha1
    kind: SealedSecret
    metadata:
      name: openmetadata
    spec:
      encryptedData:
        OIDC_CLIENT_SECRET: AgBy3i4OJSWK+PiTySYZZA9rO43cGDEq
    """

  static let all = [
    Sample(name: "secret", kind: "kubernetes-secret", text: secret, provider: nil),
    Sample(name: "encoded secret", kind: "kubernetes-secret", text: encodedSecret, provider: nil),
    Sample(name: "deployment", kind: "kubernetes-manifest", text: deployment),
    Sample(name: "list", kind: "kubernetes-manifest", text: statefulSet),
    Sample(name: "pod", kind: "kubernetes-manifest", text: pod),
    Sample(name: "template", kind: "kubernetes-manifest", text: template),
    Sample(name: "config map", kind: "kubernetes-manifest", text: configMap),
    Sample(name: "config map with YAML", kind: "kubernetes-manifest", text: configMapWithYAML),
    Sample(name: "config map with env file", kind: "kubernetes-manifest", text: configMapWithEnv),
    Sample(name: "several documents", kind: "kubernetes-manifest", text: severalDocuments),
    Sample(name: "external secret", kind: "external-secret", text: externalSecret, provider: nil, clientID: nil),
    Sample(name: "sealed secret", kind: "external-secret", text: sealedSecret, provider: nil, clientID: nil),
    Sample(name: "kustomization", kind: "kustomization", text: kustomization),
    Sample(name: "patch in a kustomization", kind: "kustomization", text: kustomizePatch),
    Sample(name: "chart in a kustomization", kind: "kustomization", text: kustomizeChart),
    Sample(name: "Flux", kind: "helm-values", text: helmRelease),
    Sample(name: "helmfile", kind: "helm-values", text: helmfile),
    Sample(name: "inside of values", kind: "helm-values", text: valuesInside),
    Sample(name: "inside of services", kind: "compose", text: composeInside),
    Sample(name: "quoted lines", kind: "docker-env", text: quotedLines),
    Sample(name: "unit", kind: "systemd-unit", text: unit),
    Sample(name: "Terraform", kind: "terraform", text: terraform),
    Sample(name: "Terraform with a list", kind: "terraform", text: terraformList),
    Sample(name: "task", kind: "ecs-task-definition", text: task),
  ]
}
