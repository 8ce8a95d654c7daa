import CSpawn
import Glibc

/// The descriptors between this program and one it starts.
struct ChildEnds {
  /// Our ends.
  private let output: Int32
  private let errors: Int32
  /// The child's.
  private let outputOfChild: Int32
  private let errorsOfChild: Int32
  private let inputOfChild: Int32

  /// - Throws: `ChildProcess.Failure.notStarted` if there are not enough descriptors.
  init(_ input: [UInt8]) throws(ChildProcess.Failure) {
    let file = Self.file(holding: input) ?? -1
    let (output, errors) = (Self.pipeEnds(), Self.pipeEnds())
    self.output = output.reading
    self.errors = errors.reading
    outputOfChild = output.writing
    errorsOfChild = errors.writing
    inputOfChild = file
    guard [file, output.writing, errors.writing].allSatisfy({ $0 >= 0 }) else {
      let number = errno
      close()
      throw .notStarted(number)
    }
    for end in [output.reading, errors.reading] { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
  }

  private static func pipeEnds() -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return (-1, -1) }
    return (raised(ends[0]), raised(ends[1]))
  }

  /// The same above those that the child gets, not inherited.
  private static func raised(_ descriptor: Int32) -> Int32 {
    guard descriptor >= 0 else { return -1 }
    let high = fcntl(descriptor, F_DUPFD_CLOEXEC, 10)
    Glibc.close(descriptor)
    return high
  }

  /// A file in memory with these bytes, to be read from its start; nil with `errno` if there is no room.
  static func file(holding bytes: [UInt8]) -> Int32? {
    let file = raised(memory_file())
    guard file >= 0 else { return nil }
    if put(bytes, file) { return file }
    Glibc.close(file)
    return nil
  }

  private static func put(_ bytes: [UInt8], _ file: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return lseek(file, 0, SEEK_SET) == 0
  }

  func close() {
    for end in [output, errors, outputOfChild, errorsOfChild, inputOfChild] where end >= 0 { Glibc.close(end) }
  }

  /// What the child gets, by the numbers it finds them at.
  var ofChild: [Int32: Int32] { [1: outputOfChild, 2: errorsOfChild, 3: inputOfChild] }

  /// Everything the process writes until it ends; what its own children write after that is not awaited.
  func collect(
    until process: pid_t, _ limits: ChildProcess.Limits
  ) throws(ChildProcess.Failure) -> (output: [UInt8], errors: [UInt8]) {
    let exit = process_descriptor(process)
    guard exit >= 0 else { throw .notStarted(errno) }
    defer { Glibc.close(exit) }
    let deadline = Self.now + limits.seconds * 1000
    var streams = [Stream(output), Stream(errors)]
    while true {
      let left = deadline - Self.now
      guard left > 0 else { throw .timedOut }
      var waits = (streams.map(\.descriptor) + [exit]).map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      guard poll(&waits, nfds_t(waits.count), Int32(left)) >= 0 || errno == EINTR else { throw .notStarted(errno) }
      for index in streams.indices where waits[index].revents != 0 || waits[2].revents != 0 {
        guard streams[index].take(limits.bytes) else { throw .tooMuch }
      }
      if waits[2].revents != 0 { return (streams[0].bytes, streams[1].bytes) }
    }
  }

  /// In milliseconds, from a clock that nobody sets.
  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}

/// What arrives on one descriptor.
private struct Stream {
  /// -1 after its end.
  private(set) var descriptor: Int32
  private(set) var bytes: [UInt8] = []

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// Takes what there is; false if that is more than allowed.
  mutating func take(_ limit: Int) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while descriptor >= 0 {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN { return true }
      guard count > 0 else {
        descriptor = -1
        return true
      }
      guard bytes.count + count <= limit else { return false }
      bytes += buffer[..<count]
    }
    return true
  }
}
