import Text
import TextUI

/// Why a full screen is not possible here.
package enum TerminalError: Error, Equatable, CustomStringConvertible {
  case notATerminal
  /// `$TERM` names a terminal that is unknown or cannot move its cursor.
  case unusable(String)
  /// One process has one screen.
  case alreadyOpen

  package var description: String {
    switch self {
    case .notATerminal: "input and output are not a terminal"
    case .unusable(""): "TERM is not set, so the terminal type is unknown"
    case .unusable(let term): "the terminal type TERM=\(visible(term)) is unknown or cannot show a full screen"
    case .alreadyOpen: "the screen is already in use"
    }
  }
}
