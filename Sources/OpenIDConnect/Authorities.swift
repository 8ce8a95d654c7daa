#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The certificates to trust: the system's, and those of one more file.
enum Authorities {
  /// Where systems keep their bundle, if libcurl does not know.
  private static let usualPlaces = [
    "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem",
    "/etc/ssl/ca-bundle.pem",
  ]
  private static let sizeLimit = 4 << 20

  /// PEM text of the file and of the system's bundle together.
  static func combined(file: String, system: String?) throws(LookupError.Cause) -> [UInt8] {
    let own = try contents(of: file)
    guard !own.isEmpty else { throw .request(.caFile("\(file) is empty")) }
    guard String(decoding: own, as: UTF8.self).contains("-----BEGIN CERTIFICATE-----") else {
      throw .request(.caFile("\(file) contains no PEM certificate"))
    }
    for place in [system].compactMap(\.self) + usualPlaces {
      if let bundle = try? contents(of: place) { return own + [UInt8(ascii: "\n")] + bundle }
    }
    return own
  }

  /// Only a regular file of limited size: a pipe or device could block.
  private static func contents(of path: String) throws(LookupError.Cause) -> [UInt8] {
    let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: real) else {
      throw .request(.caFile("\(path) does not exist or is not readable"))
    }
    guard attributes[.type] as? FileAttributeType == .typeRegular else {
      throw .request(.caFile("\(path) is not a file"))
    }
    // Which type it has depends on how much of Foundation is loaded.
    let number = attributes[.size]
    let size = number as? Int ?? (number as? any BinaryInteger).map { Int(clamping: $0) }
    guard let size, size <= sizeLimit else {
      throw .request(.caFile("\(path) is larger than \(sizeLimit >> 20) MiB"))
    }
    guard let bytes = try? [UInt8](Data(contentsOf: URL(fileURLWithPath: real))) else {
      throw .request(.caFile("\(path) is not readable"))
    }
    return bytes
  }
}
