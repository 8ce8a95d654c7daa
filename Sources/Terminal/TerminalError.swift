import Text
import TextUI

/// Why there can be no full screen here.
package enum TerminalError: Error, Equatable, CustomStringConvertible {
  case notATerminal
  /// `$TERM` names a terminal that is unknown or cannot move its cursor.
  case unusable(String)
  /// One process has one screen.
  case alreadyOpen

  package var description: String {
    switch self {
    case .notATerminal: "input and output are not a terminal"
    case .unusable(""): "the variable TERM is not set, so it is not known how to draw on this terminal"
    case .unusable(let term): "the terminal type TERM=\(visible(term)) is unknown or cannot show a full screen"
    case .alreadyOpen: "the screen is in use already"
    }
  }
}
