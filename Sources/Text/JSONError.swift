/// Why a text is not acceptable JSON, and where; it contains nothing of the text but a member's name.
package struct JSONError: Error, Equatable, Sendable {
  package enum Problem: Equatable, Sendable {
    case notUTF8
    case byteOrderMark
    case empty
    case syntax(String)
    case tooDeep(limit: Int)
    case repeatedName(String)
  }

  package let problem: Problem
  /// In bytes, from 0.
  package let offset: Int
  /// From 1.
  package let line: Int
  /// In Unicode scalars, from 1.
  package let column: Int

  init(_ problem: Problem, at offset: Int, in bytes: [UInt8]) {
    self.problem = problem
    self.offset = offset
    (line, column) = bytes.position(of: offset)
  }

  /// What is wrong with a file, on one line and with its place.
  package var message: String {
    let place = "line \(line), column \(column)"
    return switch problem {
    case .notUTF8: "the file is not UTF-8 text (\(place))"
    case .byteOrderMark: "the file begins with a byte-order mark, which JSON does not allow"
    case .empty: "the file is empty"
    case .syntax(let problem): "the file is not JSON: \(problem) (\(place))"
    case .tooDeep(let limit): "the file is nested more than \(limit) levels deep (\(place))"
    case .repeatedName(let name): "the file has ‘\(OutsideText.shown(name, limit: 60))’ twice (\(place))"
    }
  }
}

extension UInt8 {
  /// White space in JSON (RFC 8259 §2).
  package var isJSONBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}
