import AWSAccount

/// A change in the AWS account that was asked for.
package enum Mending: Equatable, Sendable {
  /// What is there is being read.
  case reading
  /// Shown; nothing is changed before it is confirmed.
  case asking(MendPlan)
  case making
  case failed(String, undoing: String?)
}

extension MendPlan {
  package var question: String {
    switch mend {
    case .callback, .codeFlow, .scopes: "Change the app client in AWS?"
    case .domain: "Give the user pool a domain in AWS?"
    case .client: "Make an app client in AWS?"
    }
  }

  /// What is done so that nothing else changes.
  package var assurance: String {
    switch mend {
    case .callback, .codeFlow, .scopes: "Its other settings are sent back unchanged, then all are compared."
    case .domain: "Its sign-in page will be there. It is read again afterwards."
    case .client: "It is read again and compared, then taken into the form."
    }
  }
}

/// News from outside about such a change.
package enum MendNews: Equatable, Sendable {
  /// Nil if AWS has it already.
  case planned(MendPlan?)
  case made(Mended)
  case failed(MendFailure, undoing: String?)
}
