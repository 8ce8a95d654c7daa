extension KindSamples {
  static let terraform = """
    resource "helm_release" "openmetadata" {
      name  = "openmetadata"
      chart = "openmetadata" # of the vendor

      values = [
        <<-EOT
          openmetadata:
            config:
              authorizer:
                initialAdmins: [ann]
                principalDomain: ${var.domain}
              authentication:
                clientId: other
        EOT
        , yamlencode({ openmetadata = { config = { authentication = { authority = "https://a.test", clientType = "public" } } } }),
      ]

      set {
        name  = "openmetadata.config.authentication.provider"
        value = "custom-oidc"
      }
      set {
        value = "catalog"
        name  = "openmetadata.config.authentication.clientId"
      }
      set {
        name  = "openmetadata.config.authentication.publicKeys"
        value = "{https://a.test/one,https://a.test/two}"
      }
      set {
        name  = "openmetadata.config.authentication.callbackUrl"
        value = var.callback
      }
      set_sensitive {
        name  = "extraEnvs[0].name"
        value = "OIDC_CLIENT_SECRET"
      }
      set_sensitive {
        name  = "extraEnvs[0].value"
        value = "oldsecret0123456789abcdef"
      }
    }
    """

  static let terraformList = """
    resource "helm_release" "om" {
      chart  = "${path.module}/openmetadata"
      values = [file("values.yaml")]
      set = [
        { name = "openmetadata.config.authentication.provider", value = "custom-oidc" },
        {
          name  = "openmetadata.config.authentication.clientId"
          value = "catalog"
        },
        { name = "openmetadata.config.authorizer.initialAdmins[0]", value = "ann" },
        { name = "openmetadata.config.authorizer.initialAdmins[1]", value = "bob" },
      ]
    }
    """
}
