import ConfigText
import Testing

@Suite struct YAMLScalarTests {
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
    #expect(YAMLScalar(text).source == source)
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
    #expect(YAMLScalar(portable: text).source == source)
  }

  @Test func aCommaNeedsQuotesOnlyBetweenBrackets() {
    #expect(YAMLScalar("a,b").source == "a,b")
    #expect(YAMLScalar("a,b", in: .flow).source == "'a,b'")
  }

  @Test func listsAndMappingsStandOnOneLine() {
    #expect(YAMLFlow.list([]) == "[]")
    #expect(YAMLFlow.list(["email", "cognito:username", "a,b"]) == "[email, cognito:username, 'a,b']")
    #expect(YAMLFlow.list(portable: ["email", "a,b", "yes"]) == #"[email,"a,b","yes"]"#)
    #expect(YAMLFlow.map(portable: []) == "{}")
    #expect(YAMLFlow.map(portable: [("lang", "de"), ("n", "1")]) == #"{"lang":"de","n":"1"}"#)
  }
}

@Suite struct EnvLineTests {
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
    #expect(EnvLine("A", value)?.text == line)
  }

  @Test(arguments: ["it's", "a\nb", "é", #"a\\b"#, #"a\"#, "${a}", "\u{7F}"])
  func whatNotEveryReaderKeepsIsRefused(value: String) {
    #expect(EnvLine("A", value) == nil)
  }

  @Test(arguments: ["", "1A", "A-B", "A B", "É"])
  func aNameThatShellsRefuseIsRefused(name: String) {
    #expect(EnvLine(name, "a") == nil)
  }
}
