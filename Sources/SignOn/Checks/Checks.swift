extension Check {
  /// All offline checks, in field order.
  package static let all: [Check] = {
    let listed = values + provider + appClient + signIn + users + advanced
    let names = Set(listed.map(\.name))
    return listed + ofProviders.map(\.check).filter { !names.contains($0.name) }
  }()

  private static let values: [Check] = [
    .everyQuestionIsAnswered, .valueIsYourOwn, .choiceIsAnOption, .valueIsPrintable, .numberIsWhole,
  ]

  private static let provider: [Check] =
    [.discoveryURILeadsToTheProvider] + ofProviders(.discoveryURI) + [.clockAgreesWithTheProvider]
    + ofProviders(.provider) + [.providerNameIsGiven] + ofProviders(.clientType) + [
      .authorityAgreesWithTheDiscoveryURI, .publicKeyURLsHoldTheProviders, .publicKeyURLIsAllowed,
      .ownKeySetFitsTheVersion,
    ] + ofProviders(.publicKeyURLs) + ofProviders(.tenant) + [.algorithmIsRS256]

  private static let appClient: [Check] =
    ofProviders(.clientID) + [.clientSecretIsNotTheMask] + ofProviders(.clientSecret) + [
      .clientAuthenticationIsBasicOrPost, .secretWithAPlusIsSentInTheForm, .scopesAreSingleSpaced, .scopeHasOpenID,
      .scopeHasEmail, .scopeIsOffered,
    ] + ofProviders(.requestScopes)

  private static let signIn: [Check] =
    [
      .callbackIsAnAddress, .callbackIsOpenMetadatas, .callbackEndsInCallback, .callbackHasNoQuery,
      .callbackIsEncrypted, .callbackIsShortEnough, .serverURLIsTheCallbacksBase, .responseTypeIsCode, .nonceIsUsed,
      .pkceIsUsed, .promptIsKnown,
    ] + ofProviders(.prompt) + [
      .promptLetsPeopleIn, .maxAgeIsNotZero, .tokenValidityFitsTheVersion, .sessionExpiryIsAnHourOrMore,
    ]

  private static let users: [Check] =
    [
      .adminPrincipalIsNoAddress, .adminPrincipalHasNoColon, .adminPrincipalIsLowerCase, .adminPrincipalIsOneWord,
      .adminPrincipalIsListedOnce, .adminIsOneOfYourUsers, .principalClaimsAreGiven, .principalClaimIsAName,
      .firstPrincipalClaimIsReadable,
    ] + ofProviders(.jwtPrincipalClaims) + [
      .mappingEntryIsFieldAndClaim, .mappingNamesEachFieldOnce, .mappingHasUsernameAndEmail, .mappingHasNoOtherFields,
      .mappingClaimIsAPlainName, .mappingIsLeftEmpty, .principalDomainIsOneHostName, .principalDomainIsLowerCase,
      .enforcedDomainIsYourOwn, .enforcedClaimHasADomain,
    ] + ofProviders(.enforcePrincipalDomain) + [.secureSocketIsElsewhere]

  private static let advanced: [Check] =
    [
      .newPeopleCanSignUp, .domainListHoldsHostNames, .selfSignUpKeepsToTheEnforcedDomain,
      .allowedDomainsHoldThePrincipalDomain, .allowedDomainsAreEnforced,
    ] + ofProviders(.rolesFromProvider) + [
      .defaultRoleExists, .adminEmailIsAnAddress, .sessionCookieIsSecure, .customParametersAreFiveAtMost,
      .customParameterHasNameAndValue,
      .customParameterIsNotTheServersOwn, .oidcTypeIsTheProviders,
    ]

  private static func ofProviders(_ field: Field) -> [Check] {
    ofProviders.filter { $0.field == field }.map(\.check)
  }

  /// The providers' own checks, each once, limited to the providers that have it.
  private static let ofProviders: [(field: Field, check: Check)] = {
    var holders: [String: Set<String>] = [:]
    var added: [(field: Field, check: Check)] = []
    for provider in Provider.all {
      for (field, checks) in provider.checks() {
        for check in checks {
          if holders[check.name] == nil { added.append((field, check)) }
          holders[check.name, default: []].insert(provider.id)
        }
      }
    }
    return added.map { field, check in
      let ids = holders[check.name] ?? []
      return (field, check.limited { ids.contains($0.provider.id) && $0.otherSignIn == nil })
    }
  }()
}
