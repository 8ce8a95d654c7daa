import SignOn
import TextUI

/// The options of a choice, opened over it, each with what it means; typing goes to the first that begins so.
package struct OptionList: Equatable, Sendable {
  /// What is chosen.
  package enum Subject: Equatable, Sendable {
    case field(String)
    case format
  }

  struct Option: Equatable, Sendable {
    let value: String
    let name: String
    let note: String
  }

  let subject: Subject
  let title: String
  let options: [Option]
  /// The value that is chosen now.
  let current: String
  var selected: Int
  /// What was typed to find an option.
  private(set) var typed = ""

  init(_ subject: Subject, _ title: String, _ options: [Option], current: String) {
    self.subject = subject
    self.title = title
    self.options = options
    self.current = current
    selected = options.firstIndex { $0.value == current } ?? 0
  }

  mutating func move(by distance: Int) {
    typed = ""
    selected = max(0, min(options.count - 1, selected + distance))
  }

  /// A letter more; if nothing begins with all of them, the last one begins anew.
  mutating func type(_ character: Character) {
    for text in [typed + character.lowercased(), character.lowercased()] {
      guard let found = options.firstIndex(where: { $0.begins(with: text) }) else { continue }
      (typed, selected) = (text, found)
      return
    }
  }
}

extension OptionList.Option {
  fileprivate func begins(with text: String) -> Bool {
    [value, name].contains { $0.lowercased().hasPrefix(text) }
  }
}

extension State {
  /// The options of what is focused, if they are more than two: with fewer, changing it shows all.
  var openableOptions: OptionList? {
    guard overlay == nil else { return nil }
    if place == .review {
      guard editing == nil, reviewRow == .format else { return nil }
      let kinds = FileKind.written.map { OptionList.Option(value: $0.id, name: $0.title, note: $0.fileName ?? "") }
      return OptionList(.format, "Format", kinds, current: review.formatID)
    }
    guard let field, case .choice = field.kind, field.options.count > 2 else { return nil }
    let options = settings.options(field).map {
      OptionList.Option(value: $0.value, name: $0.value.isEmpty ? "(empty)" : $0.value, note: $0.note)
    }
    return OptionList(.field(field.id), field.label, options, current: settings.text(field))
  }

  mutating func openOptions() -> [Effect] {
    guard let list = openableOptions else { return change(.cycleForward) }
    overlay = .options(list)
    return []
  }

  mutating func moveInOptions(_ list: OptionList, _ command: Command) -> [Effect] {
    var list = list
    switch command {
    case .goOn: return choose(list)
    case .up, .previous: list.move(by: -1)
    default: list.move(by: 1)
    }
    overlay = .options(list)
    return []
  }

  private mutating func choose(_ list: OptionList) -> [Effect] {
    overlay = nil
    let value = list.options[list.selected].value
    switch list.subject {
    case .format:
      review.choose(formatID: value)
      settings.deployment.follow(review.format)
      return []
    case .field(let id): return Field.named(id).map { choose(value, of: $0) } ?? []
    }
  }
}
