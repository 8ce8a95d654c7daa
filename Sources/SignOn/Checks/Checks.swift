extension Check {
  /// Every check that needs no network, in the order of the fields they speak of.
  package static let all: [Check] = general + provider + appClient + signIn + users + advanced

  private static let general: [Check] = [
    .everyQuestionIsAnswered, .choiceIsAnOption, .valueIsPrintable, .numberIsWhole,
  ]

  private static let provider: [Check] = [
    .discoveryURILeadsToTheProvider, .poolBelongsToItsRegion, .regionIsAcceptedByTheServer, .regionIsKnown,
    .clockAgreesWithTheProvider, .cognitoIsNamedAsSuch, .providerNameIsGiven, .clientTypeIsConfidential,
    .authorityAgreesWithTheDiscoveryURI, .publicKeyURLsHoldTheProviders, .publicKeyURLIsAllowed,
    .ownKeySetFitsTheVersion, .algorithmIsRS256,
  ]

  private static let appClient: [Check] = [
    .clientIDFitsCognito, .clientIDHasNoBlanks, .clientSecretIsNotTheMask, .clientSecretFitsCognito,
    .clientSecretIsWhole, .clientSecretHasNoBlanks, .clientAuthenticationIsBasicOrPost,
    .secretWithAPlusIsSentInTheForm, .scopesAreSingleSpaced, .scopeHasOpenID, .scopeHasEmail, .scopeIsOffered,
  ]

  private static let signIn: [Check] = [
    .callbackIsAnAddress, .callbackIsOpenMetadatas, .callbackEndsInCallback, .callbackHasNoQuery,
    .callbackIsEncrypted, .callbackIsShortEnough, .serverURLIsTheCallbacksBase, .responseTypeIsCode, .nonceIsUsed,
    .pkceIsUsed, .promptIsKnown, .promptLetsPeopleIn, .maxAgeIsNotZero, .tokenValidityFitsTheVersion,
    .sessionExpiryIsAnHourOrMore,
  ]

  private static let users: [Check] = [
    .adminPrincipalIsNoAddress, .adminPrincipalHasNoColon, .adminPrincipalIsLowerCase, .adminPrincipalIsOneWord,
    .adminPrincipalIsListedOnce, .principalClaimsAreGiven, .principalClaimIsAName, .firstPrincipalClaimIsReadable,
    .preferredUsernameIsInThePool, .mappingEntryIsFieldAndClaim, .mappingNamesEachFieldOnce,
    .mappingHasUsernameAndEmail, .mappingHasNoOtherFields, .mappingClaimIsAPlainName, .mappingIsLeftEmpty,
    .principalDomainIsOneHostName, .principalDomainIsLowerCase, .enforcedDomainIsYourOwn, .enforcedClaimHasADomain,
    .secureSocketIsElsewhere,
  ]

  private static let advanced: [Check] = [
    .newPeopleCanSignUp, .domainListHoldsHostNames, .selfSignUpKeepsToTheEnforcedDomain,
    .allowedDomainsHoldThePrincipalDomain, .allowedDomainsAreEnforced, .rolesComeFromTheProvider,
    .defaultRoleExists, .sessionCookieIsSecure, .customParametersAreFiveAtMost, .customParameterHasNameAndValue,
    .customParameterIsNotTheServersOwn, .oidcTypeIsTheProviders,
  ]
}
