import Dispatch
import Glibc
import Synchronization

/// A program started without a shell, in a session of its own: it has no terminal to ask on, and ends with its children.
package final class ChildProcess: Sendable {
  /// What it may take; beyond that it is killed.
  package struct Limits: Sendable {
    package var seconds = 20
    /// Of standard output and of standard error, in bytes.
    package var bytes = 4 << 20

    package init() {}
  }

  package struct Result: Equatable {
    /// As `waitpid` tells it.
    let status: Int32
    package let output: [UInt8]
    package let errors: [UInt8]

    /// Nil if a signal ended it.
    package var exitCode: Int32? { status & 0x7F == 0 ? (status >> 8) & 0xFF : nil }
    package var signal: Int32 { status & 0x7F }
  }

  package enum Failure: Error, Equatable {
    /// By its `errno`.
    case notStarted(Int32)
    case timedOut, tooMuch, cancelled
  }

  private struct Running {
    var process: pid_t?
    var isCancelled = false
  }

  /// All that run now; locked while one is started, so that none is missed when the program ends.
  private struct Started {
    var processes: Set<pid_t> = []
    /// The program ends: no more is started.
    var isOver = false
  }

  private static let all = Mutex(Started())

  private let running = Mutex(Running())
  private let limits: Limits

  private init(_ limits: Limits) {
    self.limits = limits
  }

  /// Runs a program to its end. It reads nothing on standard input, and `input` from the descriptor 3.
  ///
  /// A cancelled task kills it at once.
  package static func run(
    _ path: String, _ arguments: [String], settingVariables variables: [String: String] = [:], input: [UInt8] = [],
    limits: Limits = Limits()
  ) async throws(Failure) -> Result {
    let child = ChildProcess(limits)
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { done in
        DispatchQueue.global().async {
          done.resume(
            returning: child.attempt(path, arguments, InstalledProgram.environment(setting: variables), input))
        }
      }
    } onCancel: {
      child.cancel()
    }
    return try result.get()
  }

  /// Kills every one that runs, and starts no more: in a session of its own, none ends with this program.
  package static func endAll() {
    all.withLock { all in
      all.isOver = true
      for process in all.processes { kill(-process, SIGKILL) }
    }
  }

  private func cancel() {
    running.withLock { running in
      running.isCancelled = true
      if let process = running.process { kill(-process, SIGKILL) }
    }
  }

  private func attempt(
    _ path: String, _ arguments: [String], _ environment: [String], _ input: [UInt8]
  ) -> Swift.Result<Result, Failure> {
    do throws(Failure) {
      let ends = try ChildEnds(input)
      defer { ends.close() }
      let process = try start(path, arguments, environment, ends)
      let seen = Swift.Result { () throws(Failure) in try ends.collect(until: process, limits) }
      let status = end(process)
      if running.withLock({ $0.isCancelled }) { throw .cancelled }
      let (output, errors) = try seen.get()
      return .success(Result(status: status, output: output, errors: errors))
    } catch {
      return .failure(error)
    }
  }

  private func start(
    _ path: String, _ arguments: [String], _ environment: [String], _ ends: ChildEnds
  ) throws(Failure) -> pid_t {
    let started = running.withLock { running -> Swift.Result<pid_t, Failure> in
      if running.isCancelled { return .failure(.cancelled) }
      let started = Self.all.withLock { all -> Swift.Result<pid_t, Failure> in
        if all.isOver { return .failure(.cancelled) }
        do throws(Failure) {
          let process = try InstalledProgram(path: path).spawn(
            arguments, environment, descriptors: ends.ofChild)
          all.processes.insert(process)
          return .success(process)
        } catch {
          return .failure(error)
        }
      }
      running.process = try? started.get()
      return started
    }
    return try started.get()
  }

  /// Ends it and its children, if they have not ended, and says how it ended.
  private func end(_ process: pid_t) -> Int32 {
    running.withLock { running in
      running.process = nil
      Self.all.withLock { _ = $0.processes.remove(process) }
      var status: Int32 = 0
      if waitpid(process, &status, WNOHANG) == process {
        kill(-process, SIGKILL)
        return status
      }
      kill(-process, SIGKILL)
      while waitpid(process, &status, 0) < 0, errno == EINTR {}
      return status
    }
  }
}
