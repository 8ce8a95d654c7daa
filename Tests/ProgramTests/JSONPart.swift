import Foundation

/// A part of a JSON document, handed on as it is.
struct JSONPart: Encodable {
  let value: Any?

  init(_ value: Any?) { self.value = value }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch value {
    case let list as [Any]: try container.encode(list.map { JSONPart($0) })
    case let members as [String: Any]: try container.encode(members.mapValues { JSONPart($0) })
    case let text as String: try container.encode(text)
    case let number as NSNumber: try container.encode(number.intValue)
    default: try container.encodeNil()
    }
  }
}
