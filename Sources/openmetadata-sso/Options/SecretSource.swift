import Files
import Glibc
import SignOn
import Text
import TextUI

/// Where a secret comes from if it is not typed; one newline at its end is not part of it.
enum SecretSource {
  /// The longest secret that is read, in bytes.
  static let limit = 4_096

  static func file(_ path: String) throws -> Secret {
    do {
      return try secret(InputFile.read(path, limit: limit), from: path)
    } catch let error as FileError {
      throw Refusal.file(visible("the secret: \(error.message)"))
    }
  }

  static func variable(_ name: String) throws -> Secret {
    // The secret itself may have been passed in place of the name, so it is not repeated.
    let isName = name.utf8.allSatisfy { (65...90).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "_") }
    let variable = isName ? "the variable \(name)" : "the variable given by --secret-env"
    guard let value = getenv(name) else { throw Refusal.usage("\(variable) is not set") }
    return try secret(Array(String(cString: value).utf8), from: variable)
  }

  static func descriptor(_ number: Int32, named name: String) throws -> Secret {
    do {
      return try secret(InputFile.read(descriptor: number, named: name, limit: limit), from: name)
    } catch let error as FileError {
      throw Refusal.file(visible("the secret: \(error.message)"))
    }
  }

  private static func secret(_ bytes: [UInt8], from source: String) throws -> Secret {
    var bytes = bytes[...]
    if bytes.last == 0x0A { bytes.removeLast() }
    if bytes.last == 0x0D { bytes.removeLast() }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Refusal.file("the secret from \(visible(source)) is not UTF-8 text")
    }
    guard !text.isEmpty else { throw Refusal.file("no secret found in \(visible(source))") }
    return Secret(text)
  }
}
