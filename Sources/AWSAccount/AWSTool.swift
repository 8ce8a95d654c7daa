import Glibc
import Processes
import Text

/// The AWS command line tool as it is installed here, version 1 or 2.
package struct AWSTool: Sendable {
  package let path: String
  var limits = ChildProcess.Limits()
  private let gate = Gate()

  package init(path: String) {
    self.path = path
  }

  /// The first `aws` in `PATH`.
  package static func find(in path: String? = getenv("PATH").map { String(cString: $0) }) -> AWSTool? {
    InstalledProgram.find("aws", in: path).map { AWSTool(path: $0.path) }
  }

  /// Neither a pager nor a prompt, and UTF-8 whatever the locale says.
  private static let variables = ["AWS_PAGER": "", "AWS_CLI_AUTO_PROMPT": "off", "PYTHONIOENCODING": "utf-8"]

  /// The answer of one call, or why there is none.
  package func answer(_ call: AWSCall) async -> Result<JSON, AWSTrouble> {
    await gate.enter()
    let answer = await answerNow(call)
    await gate.leave()
    return answer
  }

  private func answerNow(_ call: AWSCall) async -> Result<JSON, AWSTrouble> {
    do throws(ChildProcess.Failure) {
      let result = try await ChildProcess.run(
        path, call.arguments, settingVariables: Self.variables, input: Array(call.input.source(.compact).utf8),
        limits: limits)
      return Self.reading(result, of: call)
    } catch {
      switch error {
      case .notStarted(let number): return .failure(.notStarted(String(cString: strerror(number))))
      case .timedOut: return .failure(.timedOut(seconds: limits.seconds))
      case .tooMuch: return .failure(.unreadable("it is longer than \(limits.bytes >> 20) MiB"))
      case .cancelled: return .failure(.cancelled)
      }
    }
  }

  private static func reading(_ result: ChildProcess.Result, of call: AWSCall) -> Result<JSON, AWSTrouble> {
    guard let code = result.exitCode else { return .failure(.died(signal: result.signal)) }
    guard code == 0 else {
      return .failure(AWSTrouble(saying: String(decoding: result.errors, as: UTF8.self), code: code, of: call))
    }
    // Calls without an answer print nothing.
    guard result.output.contains(where: { !$0.isBlank }) else { return .success(.object([])) }
    do throws(JSONError) {
      let answer = try JSON.parse(result.output)
      guard answer.members != nil else { return .failure(.unreadable("it is \(answer.kind) instead of an object")) }
      return .success(answer)
    } catch {
      return .failure(.unreadable("it is not JSON"))
    }
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}

/// Lets so many through at once, since each call is a process; the latest goes first, as it is what is looked at.
private actor Gate {
  private var free = 6
  private var waiting: [CheckedContinuation<Void, Never>] = []

  func enter() async {
    if free > 0 {
      free -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  func leave() {
    if waiting.isEmpty { free += 1 } else { waiting.removeLast().resume() }
  }
}
