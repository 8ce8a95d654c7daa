/// A JSON text as a value; numbers stay as they were written.
package enum JSON: Equatable, Sendable {
  case object([String: JSON])
  case array([JSON])
  case string(String)
  case number(String)
  case bool(Bool)
  case null

  package var kind: String {
    switch self {
    case .object: "an object"
    case .array: "a list"
    case .string: "a text"
    case .number: "a number"
    case .bool: "true or false"
    case .null: "null"
    }
  }

  static let depthLimit = 32

  /// Reads strictly by RFC 8259: one value and nothing after it, no byte-order mark, no member twice.
  package static func parse(_ bytes: [UInt8]) throws(LookupError.Cause) -> JSON {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw .byteOrderMark }
    guard Array(String(decoding: bytes, as: UTF8.self).utf8) == bytes else { throw .notUTF8 }
    if bytes.allSatisfy(JSONReader.isSpace) { throw .emptyAnswer }
    var reader = JSONReader(bytes: bytes)
    reader.skipSpace()
    let value = try reader.value(depth: 1)
    reader.skipSpace()
    guard reader.next == nil else { throw reader.broken }
    return value
  }
}
