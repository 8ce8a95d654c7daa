import SignOn
import Testing
import Wizard

@testable import Files

struct DraftTextTests {
  private static let typed: [String: Value] = [
    "client-id": .text("  as typed\n\u{1B}é値  "), "admin-principals": .list(["alice", "b,ob", ""]),
    "custom-parameters": .pairs([.init("a=b", "c=d"), .init("a=b", "")]), "callback-url": .text(""),
    "public-key-urls": .list([]),
  ]

  @Test func whatWasTypedComesBackAsItWasRightOrWrong() throws {
    let answers = DraftAnswers(
      Self.typed, version: .v1_11, format: "helm-values", path: "a b.yaml", summary: .text, lacksSecret: true)
    let draft = DraftText(subject: .edit([("/tmp/x y", [1, 2, 3])], isRehearsal: true), answers: answers)
    #expect(DraftText(draft.bytes) == draft)
  }

  @Test func secretsAreLeftOut() {
    let typed: [String: Value] = ["client-secret": .secret(Secret("canary")), "client-id": .text("x")]
    let draft = DraftText(subject: .setup(isRehearsal: false), answers: DraftAnswers(typed, lacksSecret: true))
    #expect(!draft.bytes.holds("canary") && draft.bytes.holds("client-id"))
  }

  @Test(arguments: [
    "", "{", "[]", "{}", #"{"draft": 2, "answers": {}}"#, #"{"draft": 1, "answers": []}"#, "\u{0}",
  ])
  func whatIsNoDraftIsNone(text: String) {
    #expect(DraftText(Array(text.utf8)) == nil)
  }

  @Test func whatIsNoFieldOrASecretIsNotTakenFromADraft() throws {
    let text = #"{"draft": 1, "answers": {"client-secret": "x", "no-such": "y", "client-id": 1, "callback-url": "z"}}"#
    let draft = try #require(DraftText(Array(text.utf8)))
    #expect(draft.answers.typed == ["callback-url": .text("z")])
  }

  @Test(arguments: [
    ("/etc/sso.env", "openmetadata-sso edit /etc/sso.env"), ("/a b", "openmetadata-sso edit '/a b'"),
    ("/it's", #"openmetadata-sso edit '/it'\''s'"#), ("/$(x)", "openmetadata-sso edit '/$(x)'"),
  ])
  func theCommandThatGoesOnCanBePastedIntoAShell(path: String, command: String) {
    #expect(DraftSubject.edit([(path, [])], isRehearsal: false).command == command)
    #expect(DraftSubject.setup(isRehearsal: true).command == "openmetadata-sso --rehearse")
  }

  @Test(arguments: [
    ("setup --offline --set a=b --format docker-env -o x.env", "--offline"),
    ("--answers a.json --secret-file /dev/null --summary=none", "--secret-file /dev/null"),
    ("edit sso.env --plain --openmetadata 1.13 --secret-env S --set=c=d", "--plain --secret-env S"),
    ("--rehearse --fault slow --timeout 3", "--fault slow --timeout 3"), ("", ""),
  ])
  func theCommandThatGoesOnHasTheOptionsThatTheDraftDoesNotHold(typed: String, kept: String) {
    let words = typed.split(separator: " ").map(String.init)
    var subject = DraftSubject.setup(isRehearsal: false)
    subject.options = DraftSubject.options(of: words, without: ["sso.env"])
    #expect(subject.command == ("openmetadata-sso " + kept).trimmed)
  }

  @Test func aMomentIsSaidAsPeopleSayIt() {
    let noon = 1_700_000_000
    #expect(LocalTime.words(Int64(noon) * 1_000_000_000, now: noon).hasPrefix("today at "))
    #expect(LocalTime.words(Int64(noon - 200_000) * 1_000_000_000, now: noon).hasPrefix("2023-11-1"))
  }
}
