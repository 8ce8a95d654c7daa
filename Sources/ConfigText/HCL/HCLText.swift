/// The blocks and attributes of a Terraform file (HCL), as far as they can be read without evaluating it.
///
/// It is only read. What is not understood is skipped up to the end of its line.
package struct HCLText: Sendable {
  package enum Expression: Equatable, Sendable {
    /// A text without templates, escapes resolved; a number, `true` or `false` as written.
    case text(String)
    /// `<<NAME … NAME`, as written; it may have templates. The line of its first line, from one.
    case heredoc(String, line: Int)
    case list([Item])
    case object([Attribute])
    /// A function's name and its only argument.
    indirect case call(String, Item)
    /// Anything else, as written.
    case other(String)
  }

  package struct Item: Equatable, Sendable {
    package let value: Expression
    /// From one.
    package let line: Int
  }

  package struct Attribute: Equatable, Sendable {
    package let name: String
    package let item: Item
  }

  package struct Block: Equatable, Sendable {
    package let type: String
    package let labels: [String]
    package let body: Body
    /// From one.
    package let line: Int
  }

  package struct Body: Equatable, Sendable {
    package var attributes: [Attribute] = []
    package var blocks: [Block] = []

    /// The last one of the name.
    package subscript(name: String) -> Item? { attributes.last { $0.name == name }?.item }
  }

  package let body: Body

  package init(_ bytes: [UInt8]) {
    var reader = HCLReader(bytes)
    body = reader.body(depth: 0)
  }
}

extension String {
  /// Whether it has a variable or a directive of a template (`${…}`, `%{…}`); `$${` and `%%{` are none.
  package var hasHCLTemplate: Bool {
    let plain = replacing("$${", with: "").replacing("%%{", with: "")
    return plain.contains("${") || plain.contains("%{")
  }
}
