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
    case .notUTF8, .tooDeep, .repeatedName: "the file \(problem.words) (\(place))"
    case .syntax: "the file is not JSON: \(problem.words) (\(place))"
    case .byteOrderMark, .empty: "the file \(problem.words)"
    }
  }
}

extension JSONError.Problem {
  /// What is wrong, to follow the name of a text.
  package var words: String {
    switch self {
    case .notUTF8: "is not UTF-8 text"
    case .byteOrderMark: "begins with a byte-order mark, which JSON does not allow"
    case .empty: "is empty"
    case .syntax(let problem): problem
    case .tooDeep(let limit): "is nested more than \(limit) levels deep"
    case .repeatedName(let name): "has ‘\(OutsideText.shown(name, limit: 60))’ twice"
    }
  }
}

extension UInt8 {
  /// White space in JSON (RFC 8259 §2).
  package var isJSONBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}
