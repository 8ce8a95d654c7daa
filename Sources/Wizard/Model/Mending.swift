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

/// News from outside about such a change.
package enum MendNews: Equatable, Sendable {
  /// Nil if AWS has it already.
  case planned(MendPlan?)
  /// The client after it.
  case made(AppClient)
  case failed(MendFailure, undoing: String?)
}
