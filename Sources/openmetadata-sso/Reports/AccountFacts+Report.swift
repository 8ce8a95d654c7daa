import AWSAccount
import Text
import Wizard

extension AccountFacts {
  /// For people: what was asked.
  var words: String {
    let read =
      usersTrouble != nil
      ? "users not read" : "\(counted(users.items.count, "user")) read\(users.isWhole ? "" : ", of more")"
    return visible(
      "AWS account (\(place.words)): user pool \(OutsideText.shown(pool.name, limit: 60)) (\(pool.id)), app client "
        + "\(OutsideText.shown(client.name, limit: 60)) (\(OutsideText.shown(client.id, limit: 60))), \(read).")
  }

  /// For programs, in the shape that `ResultSchema` gives.
  var tree: JSON {
    .object([
      ("profile", .optional(place.profile)), ("region", .text(pool.region)), ("pool", .text(pool.id)),
      ("poolName", .text(pool.name)), ("client", .text(client.id)), ("clientName", .text(client.name)),
      ("users", .number(users.items.count)), ("allUsers", .bool(users.isWhole && usersTrouble == nil)),
    ])
  }
}
