import ConfigText
import Testing

@Suite struct YAMLWriterTests {
  @Test(arguments: [
    ("company.com", "company.com"),
    ("openid email profile", "openid email profile"),
    ("https://om.company.com:8585/callback", "https://om.company.com:8585/callback"),
    ("cognito:username", "cognito:username"),
    ("5k2f8hq0v1n3", "5k2f8hq0v1n3"),
    ("Größe", "Größe"),
    ("", "\"\""),
    ("true", "'true'"),
    ("No", "'No'"),
    ("3600", "'3600'"),
    ("5e20", "'5e20'"),
    ("2026-01-01", "'2026-01-01'"),
    ("~", "'~'"),
    ("it's", "'it''s'"),
    ("a: b", "'a: b'"),
    ("a #b", "'a #b'"),
    ("a:", "'a:'"),
    (" a", "' a'"),
    ("C:\\new", "'C:\\new'"),
    ("a$b", "'a$b'"),
    ("${a}", #""\x24{a}""#),
    ("a\nb", #""a\nb""#),
    ("\u{85}\"\\", #""\x85\"\\""#),
    ("\u{2028}😀\u{0}", #""\u2028😀\x00""#),
  ])
  func theSimplestSafeStyleIsTaken(text: String, source: String) {
    #expect(YAMLWriter.file.scalar(text) == source)
  }

  @Test(arguments: [
    ("company.com", "company.com"),
    ("a b", "a b"),
    ("", "\"\""),
    ("3600", "\"3600\""),
    ("it's", #""it\x27s""#),
    ("a\\b$c\"", #""a\x5cb\x24c\x22""#),
    ("é😀\n", #""\xe9\U0001f600\x0a""#),
  ])
  func portableSourceIsASCIIWithoutApostrophes(text: String, source: String) {
    #expect(YAMLWriter.portable.scalar(text) == source)
  }

  @Test func aCommaNeedsQuotesOnlyBetweenBrackets() {
    #expect(YAMLWriter.file.scalar("a,b") == "a,b")
    #expect(YAMLWriter.file.scalar("a,b", in: .flow) == "'a,b'")
  }

  @Test func listsAndMappingsStandOnOneLine() {
    #expect(YAMLWriter.file.list([]) == "[]")
    #expect(YAMLWriter.file.list(["email", "cognito:username", "a,b"]) == "[email, cognito:username, 'a,b']")
    #expect(YAMLWriter.portable.list(["email", "a,b", "yes"]) == #"[email,"a,b","yes"]"#)
    #expect(YAMLWriter.portable.map([]) == "{}")
    #expect(YAMLWriter.portable.map([.init("lang", "de"), .init("n", "1")]) == #"{"lang":"de","n":"1"}"#)
  }
}

/// A line added to an empty env file.
@Suite struct EnvLineTests {
  private func line(_ name: String, _ value: String) -> String? {
    let bytes = (try? EnvText([]).setting(name, to: value))?.text.bytes
    return bytes.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(arguments: [
    ("code", "A=code"),
    ("https://a.b:1/c", "A=https://a.b:1/c"),
    ("\"\"", "A='\"\"'"),
    ("[a,b]", "A='[a,b]'"),
    ("a b", "A='a b'"),
    ("a#b", "A='a#b'"),
    ("", "A=''"),
  ])
  func onlyPlainWordsStandWithoutQuotes(value: String, line: String) {
    #expect(self.line("A", value) == line + "\n")
  }

  @Test(arguments: ["it's", "a\nb", "é", #"a\\b"#, #"a\"#, "${a}", "\u{7F}"])
  func whatNotEveryReaderKeepsIsRefused(value: String) {
    #expect(line("A", value) == nil)
  }

  @Test(arguments: ["", "1A", "A-B", "A B", "É"])
  func aNameThatShellsRefuseIsRefused(name: String) {
    #expect(line(name, "a") == nil)
  }
}
