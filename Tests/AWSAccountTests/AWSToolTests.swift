import Foundation
import HostileServers
import TestThreads
import Testing
import Text

@testable import AWSAccount

/// The tool as a child process: what it gets, and how its misbehaviour ends.
@Suite(.waiting) struct AWSToolTests {
  private static let call = AWSCall(
    "list-users", in: AWSPlace(profile: "work", region: "eu-west-1"), [("UserPoolId", .text("eu-west-1_A"))])

  private func answer(_ script: String, seconds: Int = 20) async throws -> Result<JSON, AWSTrouble> {
    let scripted = try ScriptedTool(script)
    var tool = AWSTool(path: scripted.path)
    tool.limits.seconds = seconds
    return await tool.answer(Self.call)
  }

  @Test func itGetsJSONAndNoTerminalAndNoPager() async throws {
    let answer = try await answer(
      """
      if (: </dev/tty) 2>/dev/null; then tty=true; else tty=false; fi
      printf '{"arguments": "%s", "tty": %s, "typed": "%s", "pager": "%s", "input": %s}' \
        "$*" $tty "$(cat)" "$AWS_PAGER" "$(cat /proc/self/fd/3)"
      """
    ).get()
    #expect(
      answer["arguments"]?.text
        == "cognito-idp list-users --cli-input-json file:///proc/self/fd/3 --no-paginate --output json "
        + "--cli-connect-timeout 10 --cli-read-timeout 15 --profile=work --region=eu-west-1")
    #expect(answer["tty"] == .bool(false))
    #expect(answer["typed"] == .text(""))
    #expect(answer["pager"] == .text(""))
    #expect(answer["input"] == Self.call.input)
  }

  @Test func anEmptyAnswerIsAnEmptyObject() async throws {
    #expect(try await answer("exit 0").get() == .object([]))
  }

  @Test(arguments: [
    ("echo hello", "it is not JSON"), ("echo '[]'", "it is an array instead of an object"),
    ("printf '\\377'", "it is not JSON"), ("printf '{\"a\":1,\"a\":2}'", "it is not JSON"),
    ("yes 0123456789 | head -c 5000000", "it is longer than 4 MiB"),
    ("yes 0123456789 | head -c 5000000 >&2; exit 1", "it is longer than 4 MiB"),
  ])
  func whatIsNoAnswerIsRefused(script: String, reason: String) async throws {
    #expect(try await answer(script) == .failure(.unreadable(reason)))
  }

  @Test func itsDeathIsTold() async throws {
    #expect(try await answer("kill -9 $$") == .failure(.died(signal: 9)))
    #expect(
      try await answer("exit 3") == .failure(.other("it ended with exit code 3 and said nothing")))
    let missing = await AWSTool(path: "/nonexistent/aws").answer(Self.call)
    #expect(missing == .failure(.notStarted("No such file or directory")))
  }

  /// A child of the tool that keeps its output open does not keep us.
  @Test func whatItLeavesRunningIsNotAwaited() async throws {
    #expect(try await answer("sleep 1000 & echo '{}'").get() == .object([]))
  }

  @Test func hangingItIsKilledWithItsChildren() async throws {
    let scripted = try ScriptedTool("sleep 1000 & echo $! > \"$(dirname \"$0\")/child\"; wait")
    let child = NamedPipe("\(scripted.folder)/child")
    var tool = AWSTool(path: scripted.path)
    tool.limits.seconds = 5
    #expect(await tool.answer(Self.call) == .failure(.timedOut(seconds: 5)))
    #expect(try #require(child.process()).ends())
  }

  @Test func cancelledItIsKilledAtOnce() async throws {
    let scripted = try ScriptedTool("echo $$ > \"$(dirname \"$0\")/self\"; exec sleep 1000")
    let started = NamedPipe("\(scripted.folder)/self")
    var tool = AWSTool(path: scripted.path)
    tool.limits.seconds = 1000
    let asking = Task { [tool] in await tool.answer(Self.call) }
    let process = try #require(started.process())
    asking.cancel()
    #expect(await asking.value == .failure(.cancelled))
    #expect(process.isReaped())
  }

  @Test func itIsFoundInAbsoluteFoldersOfThePathAlone() throws {
    let scripted = try ScriptedTool("exit 0")
    #expect(AWSTool.find(in: "/nonexistent:\(scripted.folder):/usr/bin")?.path == scripted.path)
    #expect(AWSTool.find(in: "") == nil)
    #expect(AWSTool.find(in: ".:bin::") == nil)
  }
}
