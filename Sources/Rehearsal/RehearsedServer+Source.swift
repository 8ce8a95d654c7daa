import Loopback
import Text

/// Who decides about the settings, from 2.1 on: `system/settings/source`.
extension RehearsedServer {
  /// Of each section.
  var source: LoopbackResponse {
    let name = fault == .managedElsewhere ? "ENV" : "AUTO"
    let types = ["authenticationConfiguration", "authorizerConfiguration"].map {
      JSON.object([
        ("configType", .text($0)), ("source", .text(name)), ("editable", .bool(name != "ENV")),
        ("overriddenFields", .list($0 == "authorizerConfiguration" ? overridden : [])),
      ])
    }
    return Self.json([("settings", .list(types))])
  }

  private var overridden: [JSON] {
    guard fault == .overrides else { return [] }
    return [
      .object([("path", .text("principalDomain")), ("envVariable", .text("AUTHORIZER_PRINCIPAL_DOMAIN"))])
    ]
  }
}
