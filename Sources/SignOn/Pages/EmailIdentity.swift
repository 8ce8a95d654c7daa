/// Users known by their e-mail address, as 2.1 can do it; while the e-mail claim is empty, the principal claims and
/// the admin principals decide as before.
extension Field {
  package static let emailClaim = Field(
    "email-claim", label: "Email Claim", kind: .text,
    help: Help(
      "The claim with the user's e-mail address, by which 2.1 can identify users instead of by the principal claims.",
      examples: ["email"],
      why: "Users keep their account when another claim changes, and administrators can be listed by address.",
      notes: ["Empty: the principal claims and their mapping decide, as in earlier releases."],
      server: """
        Available from 2.1. If it is set, the server ignores the principal claims and their mapping, takes the \
        address in lower case, and rejects a token without a valid address in this claim.
        """),
    keys: [.authentication("emailClaim", "AUTHENTICATION_EMAIL_CLAIM", passedByCompose: false)], since: .v2_1)

  package static let displayNameClaim = Field(
    "display-name-claim", label: "Display Name Claim", kind: .text,
    help: Help(
      "The claim with the name that OpenMetadata shows for a user.",
      examples: ["name"],
      why: "Colleagues are shown by their full names instead of by the part of their address before the @.",
      notes: ["It only applies if Email Claim is set.", "Empty: the part of the address before the @ is shown."],
      server: "Available from 2.1."),
    keys: [.authentication("displayNameClaim", "AUTHENTICATION_DISPLAY_NAME_CLAIM", passedByCompose: false)],
    since: .v2_1, isRelevant: \.knowsUsersByEmail)

  package static let adminEmails = Field(
    "admin-emails", label: "Admin Emails", kind: .list(of: "e-mail address"),
    help: Help(
      "The e-mail addresses of administrators, besides the user names in Admin Principals.",
      examples: [#"["alice@company.com"]"#],
      why: "An address belongs to one person, whereas two people can share a user name.",
      notes: ["Default: an empty list.", "Upper and lower case do not matter."],
      server: "Available from 2.1, whose configuration file calls Admin Principals deprecated; they still count."),
    keys: [.authorizer("adminEmails", "AUTHORIZER_ADMIN_EMAILS", .strings, passedByCompose: false)], since: .v2_1)

  package static let allowedEmailDomains = Field(
    "allowed-email-domains", label: "Allowed Email Domains", kind: .list(of: "domain"),
    help: Help(
      "The e-mail domains whose users may sign in while Email Claim is set.",
      examples: [#"["company.com"]"#],
      why: "It limits sign-in to your organization without Enforce Principal Domain.",
      notes: ["Default: an empty list, which allows every domain.", "Upper and lower case do not matter."],
      server: "Available from 2.1. It only applies if Email Claim is set."),
    keys: [.authorizer("allowedEmailDomains", "AUTHORIZER_ALLOWED_EMAIL_DOMAINS", .strings, passedByCompose: false)],
    since: .v2_1, isRelevant: \.knowsUsersByEmail)
}

extension Settings {
  /// Whether users are identified by one claim with their address, as 2.1 can do it.
  var knowsUsersByEmail: Bool { isRelevant(.emailClaim) && !text(.emailClaim).isEmpty }
}
