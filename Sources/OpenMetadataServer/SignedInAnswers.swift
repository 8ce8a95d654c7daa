import OpenIDConnect
import Text

/// An account, as far as it matters here; names are as the server has them.
package struct ServerUser: Equatable, Sendable {
  package let name: String
  package let email: String
  package let isAdministrator: Bool
  package let isBot: Bool

  package init(name: String, email: String, isAdministrator: Bool = false, isBot: Bool = false) {
    self.name = name
    self.email = email
    self.isAdministrator = isAdministrator
    self.isBot = isBot
  }

  init(_ json: JSON) throws(LookupError.Cause) {
    let members = try Members(of: json)
    name = try members.requiredText("name")
    email = try members.text("email") ?? ""
    isAdministrator = try members.flag("isAdmin") ?? false
    isBot = try members.flag("isBot") ?? false
  }
}

/// One page of a list of users.
struct UserPage {
  let users: [ServerUser]
  /// What leads to the next page.
  let next: String?

  init(_ json: JSON) throws(LookupError.Cause) {
    guard let items = try Members(of: json).list("data") else { throw .content(.missingMember("data")) }
    var users: [ServerUser] = []
    for item in items { users.append(try ServerUser(item)) }
    self.users = users
    next = json["paging"]?["after"]?.text
  }
}

/// From 2.1 on: whether file or database decides about the security settings.
package struct SettingsSource: Equatable, Sendable {
  /// Whether the deployment's own files and variables decide, so that the server refuses changes.
  package let isManagedElsewhere: Bool
  /// `AUTO`, `ENV` or `DB`.
  package let name: String

  /// The settings whose stored value counts although the deployment has another, at most 20.
  package let overridden: [Overridden]
  /// Why stored settings could not be loaded last, in the server's words; empty if they were.
  package let problem: String

  package struct Overridden: Equatable, Sendable {
    /// The section that it is part of.
    package let section: String
    /// The server's path of the setting in it.
    package let path: String
    /// The variable of the deployment; empty if the server names none.
    package let variable: String
  }

  private static let types = [SecurityConfiguration.authentication, SecurityConfiguration.authorizer]

  init(_ json: JSON, shown: (String) -> String) throws(LookupError.Cause) {
    guard let items = try Members(of: json).list("settings") else { throw .content(.missingMember("settings")) }
    let named = items.filter { Self.types.contains($0["configType"]?.text ?? "") }
    let ours = named.isEmpty ? items : named
    let first = ours.first { $0["source"]?.text == "ENV" } ?? ours.first
    name = OutsideText.shown(first?["source"]?.text ?? "unknown", limit: 20)
    isManagedElsewhere = ours.contains { $0["source"]?.text == "ENV" || $0["editable"] == .bool(false) }
    problem = ours.compactMap { $0["lastReloadError"]?.text }.first { !$0.isEmpty }.map(shown) ?? ""
    overridden = Array(ours.flatMap(Self.overridden).prefix(20))
  }

  private static func overridden(_ item: JSON) -> [Overridden] {
    func name(_ text: String?) -> String { OutsideText.shown(text ?? "", limit: 100) }
    return (item["overriddenFields"]?.items ?? []).prefix(20).map { field in
      Overridden(
        section: name(item["configType"]?.text), path: name(field["path"]?.text),
        variable: name(field["envVariable"]?.text))
    }
  }
}

/// What the server thinks of a configuration that it does not use yet.
package struct ServerValidation: Equatable, Sendable {
  package let isPassed: Bool
  package let complaints: [Complaint]

  package struct Complaint: Equatable, Sendable {
    /// The server's path of the setting; empty for a complaint about the whole.
    package let path: String
    /// Fit for a screen.
    package let words: String

    package init(path: String, words: String) {
      self.path = path
      self.words = words
    }
  }

  package init(isPassed: Bool, complaints: [Complaint] = []) {
    self.isPassed = isPassed
    self.complaints = complaints
  }

  /// At most 20 complaints are read.
  init(_ json: JSON, shown: (String) -> String) throws(LookupError.Cause) {
    isPassed = try Members(of: json).requiredText("status") == "success"
    complaints = (json["errors"]?.items ?? []).prefix(20).map { item in
      Complaint(path: OutsideText.shown(item["field"]?.text ?? "", limit: 100), words: shown(item["error"]?.text ?? ""))
    }
  }
}

/// Who the server would make of the owner of an ID token.
package struct ServerPerson: Equatable, Sendable {
  package let isAdmitted: Bool
  /// Fit for a screen; empty if the server names nobody.
  package let name: String
  package let problems: [String]

  package init(isAdmitted: Bool, name: String, problems: [String] = []) {
    self.isAdmitted = isAdmitted
    self.name = name
    self.problems = problems
  }

  init(_ json: JSON, shown: (String) -> String) throws(LookupError.Cause) {
    let members = try Members(of: json)
    isAdmitted = try members.requiredText("status") == "success"
    name = shown(try members.text("resolvedPrincipal") ?? "")
    problems = (json["errors"]?.items ?? []).prefix(5).compactMap { $0.text.map(shown) }
  }
}

/// A test sign-in that the server has begun.
package struct ServerTest: Equatable, Sendable {
  let id: String
  /// Where somebody signs in, with a browser.
  package let address: String

  init(_ json: JSON) throws(LookupError.Cause) {
    let members = try Members(of: json)
    id = try members.requiredText("testSessionId")
    address = try members.requiredText("authorizationUrl")
    guard !id.isEmpty, id.utf8.count <= 128, id.isWord(and: "-._") else {
      throw .content(.wrongType(member: "testSessionId", expected: "a name", found: OutsideText.shown(id, limit: 40)))
    }
    guard let url = WebAddress(address), ["https", "http"].contains(url.scheme) else {
      throw .content(
        .wrongType(
          member: "authorizationUrl", expected: "a URL", found: OutsideText.shown(address, limit: 100)))
    }
  }
}
