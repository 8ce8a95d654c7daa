/// The help of the pages after the client, for another provider than AWS Cognito.
extension Help {
  static func signIn(_ name: String) -> [(Field, Help)] {
    [
      (
        .callbackURL,
        Help(
          "The redirect URI: where \(name) sends the browser after sign-in.",
          examples: ["https://yourapp.company.com/callback"],
          why: "It must exactly match a URL registered for the client.",
          notes: [
            "Always use HTTPS in production.",
            "A public client renews its session at /silent-callback; register that URL as well.",
          ],
          server: """
            It must be OpenMetadata's base URL followed by /callback, because the server only listens there. The \
            server reads it from two settings, callbackUrl and oidcConfiguration.callbackUrl; both are written from \
            this field.
            """)
      ),
      (
        .serverURL,
        Help(
          Field.serverURL.help.definition, examples: Field.serverURL.help.examples, why: Field.serverURL.help.why,
          notes: ["Derived from the callback URL."],
          server: "It is OpenMetadata's own URL, not the provider's. If it is empty, single sign-on stays off.")
      ),
      (
        .responseType,
        Help(
          Field.responseType.help.definition, examples: ["code"], why: Field.responseType.help.why,
          notes: [
            "The authorization code flow is more secure: tokens never appear in the browser's address bar.",
            "Only the code flow returns a refresh token; without one the session ends at the first refresh.",
          ],
          server: """
            The server has two such settings: one in oidcConfiguration, code in the shipped files, and an outer one \
            for public clients, id_token there. Both are set to the value chosen here.
            """, options: ["id_token": "the implicit flow, for public clients only"])
      ),
      (
        .useNonce,
        Help(
          Field.useNonce.help.definition, examples: ["true"], why: Field.useNonce.help.why, notes: ["Default: true."],
          server: """
            The provider returns the nonce in the ID token and the server compares it. The shipped files have true, \
            OpenMetadata's own form false.
            """)
      ),
      (
        .disablePKCE,
        Help(
          Field.disablePKCE.help.definition, examples: ["false"], why: Field.disablePKCE.help.why,
          notes: Field.disablePKCE.help.notes,
          server: """
            The default in the server's schema, the shipped files and the Helm chart is true, that is without PKCE, so \
            false is always written.
            """)
      ),
      (
        .preferredJWSAlgorithm,
        Help(
          Field.preferredJWSAlgorithm.help.definition, examples: ["RS256"],
          why: "The server compares it with the algorithms in the provider's metadata.", notes: ["Default: RS256."],
          server: """
            An algorithm that the metadata does not list fails the server's check. How tokens are verified depends on \
            Token Validation Algorithm; no other effect of this setting is known.
            """, options: algorithms)
      ),
      (
        .prompt,
        Help(
          "What \(name) prompts users for at sign-in, even if they already have a session.", examples: ["login"],
          why: Field.prompt.help.why, notes: Field.prompt.help.notes,
          server: """
            With none, users without a session get an error and are locked out. The shipped files send consent unless \
            an empty value is written, as is done here.
            """, options: ["consent": "ask for consent at every sign-in"])
      ),
      (
        .maxAge,
        Help(
          Field.maxAge.help.definition, examples: ["3600"],
          why: "A low value makes users sign in more often; empty leaves it to the provider.",
          notes: Field.maxAge.help.notes,
          server: """
            The shipped files have 0, which is sent to the provider and forces a new sign-in each time, so an empty \
            value is written.
            """)
      ),
      (
        .tokenValidity,
        Help(
          Field.tokenValidity.help.definition, examples: ["3600"], why: Field.tokenValidity.help.why,
          notes: ["Default: 0, which writes nothing."],
          server: """
            The server's default is 3600, and from 2.0 it refuses 0. It never sets the lifetime of the provider's \
            tokens: from 2.0 it is the lifetime of the token OpenMetadata issues after sign-in.
            """)
      ),
      (
        .customParameters,
        Help(
          Field.customParameters.help.definition, examples: ["login_hint=alice@company.com"],
          why: "Some providers need one, for example to choose a connection or a directory.",
          server: Field.customParameters.help.server)
      ),
    ]
  }

  static func users(_ name: String) -> [(Field, Help)] {
    [
      (
        .adminPrincipals,
        Help(
          Field.adminPrincipals.help.definition, examples: Field.adminPrincipals.help.examples,
          why: Field.adminPrincipals.help.why, notes: Field.adminPrincipals.help.notes,
          server: """
            The server compares user names, so an address never matches. At least one entry is required, and an entry \
            with a colon is split into a name and a password. An existing user becomes an administrator at sign-in \
            only with a confidential client.
            """)
      ),
      (
        .jwtPrincipalClaims,
        Help(
          Field.jwtPrincipalClaims.help.definition, examples: [#"["email", "preferred_username", "sub"]"#],
          why: Field.jwtPrincipalClaims.help.why,
          server: """
            sub is rarely readable: user names made from it are IDs, which fails with an enforced domain. \
            alice@a.com and alice@b.com become the same user.
            """)
      ),
      (
        .jwtPrincipalClaimsMapping,
        Help(
          Field.jwtPrincipalClaimsMapping.help.definition, examples: Field.jwtPrincipalClaimsMapping.help.examples,
          why: Field.jwtPrincipalClaimsMapping.help.why, notes: ["Format of an entry: openmetadata_field:jwt_claim."],
          server: """
            A mapping must contain exactly username and email; with anything else the server may not even start. \
            Claims with a colon cannot be mapped. A mapping can break personal access tokens and, in 2.0, every \
            sign-in.
            """)
      ),
      (
        .enableSelfSignup,
        Help(
          Field.enableSelfSignup.help.definition, examples: ["true"], why: Field.enableSelfSignup.help.why,
          notes: Field.enableSelfSignup.help.notes,
          server: """
            If it is off, users without an account see: User not found and self-signup is disabled. The default is \
            false in the schema and true in the shipped files.
            """)
      ),
      (
        .rolesFromProvider,
        Help(
          Field.rolesFromProvider.help.definition, examples: ["false"], why: Field.rolesFromProvider.help.why,
          notes: Field.rolesFromProvider.help.notes,
          server: """
            The server reads a claim named roles that contains a list; few providers send it unless it is configured.
            """)
      ),
      (
        .teamClaim,
        Help(
          Field.teamClaim.help.definition, examples: ["groups"], why: Field.teamClaim.help.why,
          notes: Field.teamClaim.help.notes, server: Field.teamClaim.help.server)
      ),
    ]
  }
}
