import SignOn

extension State {
  /// Does what the user wants, if there is no key for it.
  mutating func take(_ intent: Intent) -> [Effect] {
    switch intent {
    case .askFirst, .offerApplying: break
    default: message = nil
    }
    switch intent {
    case .begin: return askIfNeeded()
    case .askFirst:
      asksFirst = true
      if editing == nil, let file = settings.deployment.file, !review.isFormatChosen {
        message =
          review.ownFile.map { "\($0) is here and is changed in place, once the difference was shown" }
          ?? "\(file) is here; openmetadata-sso edit \(file) changes it"
      }
      askFirstIfDue()
    case .edit(let files, let deployment): edit(files, in: deployment)
    case .answer(let field, let text): return answer(field, text)
    case .command(let command, let field): return (field.map { focus(on: $0) } ?? []) + perform(command)
    case .go(let place): return go(to: place)
    case .chooseFromAccount(let row):
      guard var list = account else { return [] }
      list.selected = row
      return moveInAccount(list, .goOn)
    case .narrowAccount(let text):
      return account.map { editAccount($0) { $0.narrow(to: text) } } ?? []
    case .choose(let format, let path, let summary, let answers):
      choose(format: format, path: path, summary: summary, answers: answers)
    case .toggleAnswers: review.keepsAnswers.toggle()
    case .toggleAlone: review.isAlone.toggle()
    case .toggle(let part): editing?.toggle(part)
    case .write(let isInsisting):
      return editing == nil ? write(insisting: isInsisting) : replace(insisting: isInsisting)
    case .beginSignIn(let callback):
      people.notice = nil
      return beginSignIn(at: callback)
    case .read(let text):
      people.notice = nil
      return [.read(text)]
    case .giveUpSignIn: return endSignIn()
    case .offerApplying: (run.appliesHere, review.applies) = (true, run.server != nil)
    case .leave(let leaving): return [.stopAsking, .leave(leaving)]
    }
    return []
  }

  /// Sets a field to a text, as if it had been typed and left.
  private mutating func answer(_ field: Field, _ text: String) -> [Effect] {
    let effects = focus(on: field)
    history.close()
    remember(field)
    repaired[field.id] = nil
    settings.typed[field.id] = field.value(from: text)
    visited.insert(field.id)
    openEditor()
    return effects + leaveField()
  }
}
