import Foundation
import Glibc
import TestThreads

/// Chromium without a window, driven as a person would drive it (W3C WebDriver); it reaches this machine alone.
package final class WebBrowser {
  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  /// What has to be installed; the tests of this package fail in CI and are skipped elsewhere when it is not.
  package static let needs = "chromium and chromedriver (Debian: apt-get install chromium chromium-driver)"

  package static var isInstalled: Bool { find("chromedriver") != nil && find("chromium") != nil }

  private let driver: Process
  private let folder: URL
  private var base = ""

  package init() throws {
    guard let program = Self.find("chromedriver"), let chromium = Self.find("chromium") else {
      throw Failure(description: "this needs \(Self.needs)")
    }
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("browser-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    let (driver, port) = try Self.start(program, in: folder)
    self.driver = driver
    base = "http://127.0.0.1:\(port)/session"
    let answer = try ask("POST", "", ["capabilities": ["alwaysMatch": Self.wishes(chromium, folder)]])
    guard let session = (answer as? [String: Any])?["sessionId"] as? String else {
      throw Failure(description: "the browser did not start")
    }
    base += "/" + session
  }

  deinit {
    _ = try? ask("DELETE", "")
    // Signals that ask may be blocked where tests run; its own group holds the browser too.
    kill(-driver.processIdentifier, SIGKILL)
    kill(driver.processIdentifier, SIGKILL)
    driver.waitUntilExit()
    try? FileManager.default.removeItem(at: folder)
  }

  /// Names of hosts lead nowhere, so that nothing leaves this machine whatever a page or the browser itself wants.
  private static func wishes(_ chromium: String, _ folder: URL) -> [String: Any] {
    let arguments = [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", "--no-first-run", "--no-proxy-server",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
      "--user-data-dir=\(folder.appendingPathComponent("profile").path)",
    ]
    return ["browserName": "chrome", "goog:chromeOptions": ["binary": chromium, "args": arguments]]
  }

  private static func find(_ name: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
    return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Starts the driver on any port, again where it gives up: it wants one number that is free in IPv6 and in IPv4.
  private static func start(_ program: String, in folder: URL, attempts: Int = 5) throws -> (Process, port: Int) {
    let driver = Process()
    driver.executableURL = URL(fileURLWithPath: program)
    driver.arguments = ["--port=0"]
    driver.environment = ["HOME": folder.path, "PATH": "/usr/bin:/bin", "TMPDIR": folder.path]
    let output = Pipe()
    driver.standardOutput = output
    driver.standardError = FileHandle.nullDevice
    try driver.runAlone()
    do {
      return (driver, try port(output.fileHandleForReading))
    } catch  where attempts > 1 {
      driver.waitUntilExit()
      return try start(program, in: folder, attempts: attempts - 1)
    }
  }

  /// Reads on until the driver says where it listens.
  private static func port(_ output: FileHandle) throws -> Int {
    var said = ""
    while true {
      let bytes = output.availableData
      guard !bytes.isEmpty else { throw Failure(description: "chromedriver did not start: \(said)") }
      said += String(decoding: bytes, as: UTF8.self)
      guard let start = said.range(of: "successfully on port ") else { continue }
      let digits = said[start.upperBound...].prefix { $0.isNumber }
      if let port = Int(digits), digits.endIndex != said.endIndex { return port }
    }
  }

  @discardableResult private func ask(_ method: String, _ path: String, _ body: [String: Any] = [:]) throws -> Any {
    var arguments = ["--request", method, "--max-time", "120", base + path]
    var input = ""
    if method == "POST" {
      input = String(decoding: try JSONSerialization.data(withJSONObject: body), as: UTF8.self)
      arguments += ["--header", "Content-Type: application/json", "--data-binary", "@-"]
    }
    let answer = try JSONSerialization.jsonObject(with: Data(try Curl.run(arguments, input: input).utf8))
    let value = (answer as? [String: Any])?["value"] ?? ""
    if let error = (value as? [String: Any])?["error"] as? String {
      let message = (value as? [String: Any])?["message"] as? String ?? ""
      throw Failure(description: "\(path): \(error): \(message)")
    }
    return value
  }
}

/// What a person does with it.
extension WebBrowser {
  /// Opens a page and waits until it is there.
  package func open(_ address: String) throws { try ask("POST", "/url", ["url": address]) }

  /// What stands in the address line.
  package var address: String { get throws { try ask("GET", "/url") as? String ?? "" } }

  /// What can be read on the page.
  package var text: String { get throws { try ask("GET", "/element/\(element("body"))/text") as? String ?? "" } }

  package func click(_ selector: String) throws { try ask("POST", "/element/\(element(selector))/click") }

  /// Types over what stands in a field.
  package func type(_ text: String, into selector: String) throws {
    let field = try element(selector)
    try ask("POST", "/element/\(field)/clear")
    try ask("POST", "/element/\(field)/value", ["text": text])
  }

  private func element(_ selector: String) throws -> String {
    let found = try ask("POST", "/element", ["using": "css selector", "value": selector]) as? [String: String]
    guard let id = found?.values.first else { throw Failure(description: "there is no \(selector)") }
    return id
  }
}
