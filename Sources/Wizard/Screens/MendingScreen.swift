import AWSAccount
import Text
import TextUI

/// What a change in AWS will do, and the question whether to make it.
func drawMending(_ state: State, _ mending: Mending, _ drawing: inout Drawing) {
  switch mending {
  case .reading: drawQuestion(["Reading what is there", "", wait(state)], [("Esc", "stop", .stay)], &drawing)
  case .making: drawQuestion(["Making the change", "", wait(state)], [], &drawing)
  case .asking(let plan):
    drawQuestion(
      [plan.question] + plan.changes.map { visible($0.words) } + [plan.assurance],
      [("y", "change it", .insist), ("c", "copy the command", .copy), ("Esc", "stay", .stay)], &drawing)
  case .failed(let message, let undoing):
    drawQuestion(
      ["AWS did not confirm the change", "", visible(message)],
      (undoing == nil ? [] : [("c", "copy the command that puts it back", .copy)]) + [("Esc", "close", .stay)], &drawing
    )
  }
}

private func wait(_ state: State) -> String { "\(state.spinner.text) asking AWS, \(state.ticks / 10) s" }
