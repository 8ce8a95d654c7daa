import SignOn
import TextUI

/// Everything a key can do.
package enum Command: Hashable, Sendable {
  case goOn, next, previous, up, down, pageDown, pageUp
  case nextPlace, previousPlace
  case cycleForward, cycleBack
  /// Open the options of a choice.
  case options
  case itemUp, itemDown, removeItem
  /// Go to the field that a line is about.
  case jump
  case find, filter
  /// Choose from an AWS account.
  case account
  /// Change something in AWS that a finding is about.
  case mend
  case copy, open, forget, skip
  /// Apply what is written to a running server, or not.
  case apply
  /// Yes and no to what applying asks.
  case agree, refuse
  case help, reveal, undo, redo, repair, ask, revert, review
  /// OpenMetadata runs like this.
  case runs(Deployment.Kind)
  /// OpenMetadata is of this release.
  case releases(ServerVersion)
  /// The file moves from another sign-in method to the provider with this id.
  case moves(to: String)
  case resume, removeDraft, keepDraft, save
  case insist, leave, stay, confirm, interrupt, suspend, repaint
}

/// Keys bound to a command, and their label in the footer and on the help screen.
struct Binding: Sendable {
  let keys: [Key]
  let command: Command
  let label: String
  /// Where it applies.
  let contexts: Set<Context>
  /// Whether the footer shows it; the help screen shows all.
  let isInFooter: Bool

  init(_ keys: [Key], _ command: Command, _ label: String, in contexts: Set<Context>, footer: Bool = true) {
    self.keys = keys
    self.command = command
    self.label = label
    self.contexts = contexts
    isInFooter = footer
  }

  /// `F4/Ctrl-F`: the first key and its twin.
  var shown: String { keys.prefix(2).map(\.name).joined(separator: "/") }

  var isFunctionKey: Bool {
    if case .function = keys.first { return true }
    return false
  }

  /// The alternative on keyboards without F-keys.
  var twin: Key { keys.first { $0.isOnEveryKeyboard } ?? keys[0] }
}

extension Key {
  /// Whether every terminal can send it: letters, Ctrl, Alt as Esc, and arrows.
  var isOnEveryKeyboard: Bool {
    switch self {
    case .character, .control, .alt, .enter, .tab, .escape, .backspace, .up, .down, .left, .right: true
    default: false
    }
  }
}

/// The one table that dispatch, footer and help screen are made from.
enum Keymap {
  static let bindings: [Binding] =
    Deployment.choices.enumerated().map { index, choice in
      let digit = Key.character(Character("\(index + 1)"))
      return Binding(index == 0 ? [.enter, digit] : [digit], .runs(choice.kind), choice.title, in: [.deployment])
    }
    + [Binding([.enter, .escape], .stay, "not known", in: [.release])]
    + zip("abcdefgh", ServerVersion.allCases).map { letter, release in
      Binding([.character(letter)], .releases(release), release.rawValue, in: [.release])
    }
    + [Binding([.enter, .escape], .stay, "keep it and only look", in: [.moving])]
    + Provider.all.enumerated().map { index, provider in
      Binding([.character(Character("\(index + 1)"))], .moves(to: provider.id), provider.title, in: [.moving])
    } + others

  private static let others: [Binding] = [
    Binding([.enter], .goOn, "go on", in: Context.form.union([.checks, .people, .review, .path])),
    Binding([.enter], .goOn, "check it", in: [.box]),
    Binding([.enter], .goOn, "go to its field", in: [.table]),
    Binding([.enter], .goOn, "finish", in: [.done, .applying]),
    Binding([.enter], .goOn, "go on", in: [.entering]),
    Binding([.character("y")], .agree, "yes", in: [.deciding]),
    Binding([.character("y")], .agree, "it worked", in: [.joining]),
    Binding([.character("n")], .refuse, "it did not", in: [.joining]),
    Binding([.character("n")], .refuse, "no", in: [.deciding], footer: false),
    Binding([.character("i")], .insist, "go on although it fails", in: [.applying]),
    Binding([.enter, .character("k"), .character("y")], .keepDraft, "keep draft", in: [.leaving]),
    Binding([.character("s")], .save, "go to Review", in: [.leaving, .losing]),
    Binding([.character("d")], .confirm, "discard", in: [.leaving]),
    Binding([.escape, .character("n")], .stay, "stay", in: [.leaving]),
    Binding([.character("y"), .character("d")], .confirm, "leave", in: [.losing]),
    Binding([.enter], .resume, "resume", in: [.draft]),
    Binding([.character("n"), .escape], .stay, "start over", in: [.draft]),
    Binding([.function(8), .delete, .alt("x")], .removeDraft, "delete it", in: [.draft]),
    Binding([.escape], .stay, "later", in: [.deployment]),
    Binding([.character("y")], .insist, "write", in: [.insisting]),
    Binding([.escape, .enter, .character("n")], .stay, "stay", in: [.losing, .insisting]),
    Binding([.character("y")], .insist, "change it", in: [.mending]),
    Binding([.character("c")], .copy, "copy the command", in: [.mending]),
    Binding([.escape, .character("n")], .stay, "stay", in: [.mending]),
    Binding([.function(11), .alt("m")], .mend, "change in AWS", in: [.text, .choice, .checks]),
    Binding([.enter], .goOn, "go to it", in: [.find]),
    Binding([.tab], .filter, "all, problems or changed", in: [.find]),
    Binding([.enter], .goOn, "choose", in: [.account]),
    Binding([.tab], .next, "done", in: [.account]),
    Binding([.escape], .stay, "back", in: [.account]),
    Binding([.escape], .leave, "leave", in: Context.form),
    Binding([.function(12), .alt("a")], .account, "from AWS", in: [.text, .choice]),
    Binding([.escape], .leave, "back", in: Context.screens.subtracting(Context.form)),
    Binding([.escape], .leave, "back to the form", in: [.done]),
    Binding([.escape], .leave, "stop", in: [.applying]),
    Binding([.escape], .leave, "no", in: [.deciding]),
    Binding([.escape], .leave, "skip", in: [.joining], footer: false),
    Binding([.escape], .leave, "back", in: [.entering]),
    Binding([.character("s")], .skip, "skip", in: [.joining]),
    Binding([.character("a")], .apply, "apply to a server", in: [.review, .table]),
    Binding([.character("s")], .skip, "skip the test", in: [.people]),
    Binding([.character("o")], .open, "open in browser", in: [.people, .joining]),
    Binding([.character("c"), .function(2)], .copy, "copy URL", in: [.people, .joining]),
    Binding([.function(2), .control("v")], .copy, "copy URL", in: [.box]),
    Binding([.character("x"), .function(8)], .forget, "forget user", in: [.people]),
    Binding([.function(4), .control("f")], .repair, "fix", in: Context.form.union([.checks])),
    Binding([.function(2), .control("v")], .reveal, "show", in: [.secret]),
    Binding([.function(8), .alt("x")], .removeItem, "remove", in: [.list]),
    Binding([.function(7), .control("o")], .revert, "revert", in: Context.form),
    Binding([.right, .character("e")], .jump, "its field", in: [.checks, .people]),
    Binding([.right, .character("e")], .jump, "its field", in: [.table], footer: false),
    Binding([.left], .cycleBack, "previous option", in: [.choice, .review], footer: false),
    Binding([.character(" ")], .options, "options", in: [.choice, .review]),
    Binding([.right], .cycleForward, "change", in: [.choice, .review]),
    Binding([.enter], .goOn, "choose", in: [.choosing]),
    Binding([.escape], .stay, "close", in: [.choosing]),
    Binding([.function(1), .control("g")], .help, "help", in: Context.screens),
    Binding([.function(5), .control("t")], .ask, "check again", in: Context.form, footer: false),
    Binding([.function(5), .control("t")], .ask, "check again", in: [.checks]),
    Binding([.character("c")], .copy, "copy command", in: [.checks]),
    Binding([.function(10), .alt("/")], .find, "find", in: Context.screens),
    Binding([.character("/")], .find, "find", in: [.choice, .checks, .people, .review, .table], footer: false),
    Binding([.function(3), .control("x")], .undo, "undo", in: Context.screens),
    Binding([.function(6), .control("r")], .redo, "redo", in: Context.screens),
    Binding([.function(9), .control("s")], .review, "review", in: Context.screens.subtracting(Context.scrolled)),
    Binding([.pageDown, .alt("n")], .nextPlace, "next page", in: Context.screens.subtracting(Context.scrolled)),
    Binding(
      [.pageUp, .alt("p")], .previousPlace, "previous page", in: Context.screens.subtracting(Context.scrolled),
      footer: false),
    Binding([.pageDown, .character(" ")], .pageDown, "scroll", in: [.help, .done, .applying, .deciding, .joining]),
    Binding([.pageDown, .alt("n")], .pageDown, "page down", in: [.account], footer: false),
    Binding([.pageUp, .alt("p")], .pageUp, "page up", in: [.account], footer: false),
    Binding(
      [.pageUp, .character("b")], .pageUp, "scroll back", in: [.help, .done, .applying, .deciding, .joining],
      footer: false),
    Binding([.pageDown, .alt("n")], .pageDown, "scroll", in: Context.scrolled),
    Binding([.pageUp, .alt("p")], .pageUp, "scroll back", in: Context.scrolled, footer: false),
    Binding([.tab], .next, "next", in: Context.screens.union([.entering])),
    Binding([.backTab], .previous, "previous", in: Context.screens, footer: false),
    Binding([.down], .down, "down", in: Context.lists, footer: false),
    Binding([.up], .up, "up", in: Context.lists, footer: false),
    Binding([.altUp, .control("p")], .itemUp, "move up", in: [.list], footer: false),
    Binding([.altDown, .control("n")], .itemDown, "move down", in: [.list], footer: false),
    Binding(
      [.character("?")], .help, "help", in: [.choice, .checks, .people, .review, .table], footer: false),
    Binding([.escape, .function(1), .control("g"), .enter, .character("q")], .stay, "close", in: [.help]),
    Binding([.character("o")], .open, "open the page", in: [.help]),
    Binding([.escape], .stay, "close", in: [.find]),
    Binding([.control("l")], .repaint, "repaint", in: Set(Context.allCases), footer: false),
    Binding([.control("z")], .suspend, "suspend", in: Set(Context.allCases), footer: false),
    Binding([.control("c")], .interrupt, "quit at once", in: Set(Context.allCases), footer: false),
  ]

  private static let commands: [Context: [Key: Command]] = {
    var table: [Context: [Key: Command]] = [:]
    for binding in bindings {
      for context in binding.contexts {
        for key in binding.keys where table[context]?[key] == nil {
          table[context, default: [:]][key] = binding.command
        }
      }
    }
    return table
  }()

  static func command(_ key: Key, in context: Context) -> Command? { commands[context]?[key] }

  /// The first binding for the command there.
  static func binding(of command: Command, in context: Context) -> Binding? {
    bindings(in: context).first { $0.command == command }
  }

  private static let byContext = Dictionary(
    uniqueKeysWithValues: Context.allCases.map { context in
      (context, bindings.filter { $0.contexts.contains(context) })
    })

  static func bindings(in context: Context) -> [Binding] { byContext[context] ?? [] }
}
