import OpenIDConnect
import Session
import SignOn
import TestThreads
import Testing
import TextUI
import Wizard

@testable import Files

extension Field: CustomTestStringConvertible {
  package var testDescription: String { id }
}

/// Whatever can be set on the screen can be set by every other way.
@Suite(.waiting) struct ParityTests {
  /// A value that the field takes, as one would type it.
  private func sample(_ field: Field) throws -> String {
    if case .secret = field.kind { return "canary0secret" }
    if case .pairs = field.kind { return "name=value" }
    return try #require(field.options.last { !$0.value.isEmpty }?.value ?? field.help.examples.first)
  }

  /// Settings to which the field matters.
  private func settings(for field: Field) throws -> Settings {
    let all = Provider.all.flatMap { provider in
      ["confidential", "public"].flatMap { type in
        ServerVersion.allCases.map { version in
          var settings = Settings(version: version)
          settings.typed = [
            "provider": .text(provider.id), "client-type": .text(type), "email-claim": .text("email"),
          ]
          return settings
        }
      }
    }
    return try #require(all.first { $0.isRelevant(field) })
  }

  @Test(arguments: Field.all) func aFlagSetsIt(field: Field) async throws {
    let text = try sample(field)
    var settings = Settings()
    if case .secret = field.kind {
      #expect(throws: Refusal.self) { try settings.set("\(field.id)=\(text)") }
      let help = try await CommandRun(["setup", "--help"], in: "/").text
      for option in ["--secret-file", "--secret-env", "--secret-stdin", "--secret-fd"] {
        #expect(help.contains(option))
      }
    } else {
      try settings.set("\(field.id)=\(text)")
      #expect(settings.typed[field.id] != nil)
    }
  }

  @Test(arguments: Field.all.filter { $0.kind != .secret }) func anAnswersFileHasIt(field: Field) throws {
    let text = try sample(field).replacing("\"", with: "\\\"")
    let answers = try Answers(Array("{\"\(field.id)\": \"\(text)\"}".utf8), named: "answers.json")
    var settings = Settings()
    answers.apply(to: &settings)
    #expect(settings.typed[field.id] == field.value(from: try sample(field)))
    guard settings.isRelevant(field) else { return }
    let kept = settings.answersText().reveal { $0 }
    #expect(try Answers(kept, named: "kept.json").values[field.id] == settings.typed[field.id])
  }

  @Test(arguments: Field.all) func theShellCompletesIt(field: Field) {
    let isSecret = field.kind == .secret
    #expect(FieldNames.completions(of: "").contains("\(field.id)=") == !isSecret)
    #expect(FieldNames.completions(of: "\(field.id)=") == field.options.map { "\(field.id)=\($0.value)" })
  }

  /// The team claim is the one that no variable of the shipped files carries.
  @Test(arguments: Field.all) func aVariableCarriesIt(field: Field) {
    let isCarried = field.keys.allSatisfy { $0.variable?.isEmpty == false }
    #expect(isCarried == (field.id != "team-claim"))
  }

  @Test(arguments: Field.all) func theHelpHasAllItsParts(field: Field) async throws {
    let text = try await CommandRun(["fields", field.id], in: "/").text
    for part in ["Example:", "Why:", "Server:", "In YAML:"] { #expect(text.contains(part), "\(part)") }
    #expect(text.contains("Options:") == !field.options.isEmpty)
    #expect(try await CommandRun(["fields"], in: "/").text.contains("  \(field.id) "))
  }

  @Test(arguments: Field.all) func theSummaryHasARowForIt(field: Field) throws {
    let settings = try settings(for: field)
    let summary = Summary(settings, findings: settings.findings())
    #expect(summary.rows.contains { $0.label == field.label })
    #expect(summary.json().contains("\"name\": \"\(field.id)\""))
    #expect(summary.markdown.contains(" \(field.label) ") && summary.text().contains("  \(field.label)  "))
  }

  @Test(arguments: Field.all) func plainLinesAskForIt(field: Field) throws {
    var talk = Conversation(State(settings: try settings(for: field), size: Size(columns: 80, rows: 24)))
    _ = talk.begin()
    _ = talk.take("go \(field.id)")
    let question = talk.question().joined(separator: " ")
    #expect(question.contains(field.label) && question.contains(field.help.definition.prefix(30)))
    #expect(talk.prompt.text == "\(field.shortLabel): " && talk.prompt.isSecret == (field.kind == .secret))
    #expect(talk.take("?").lines.first == "Help for \(field.label).")
    #expect(talk.take("list").lines.contains { $0.contains("\(field.id): ") })
    _ = talk.take(try sample(field))
    #expect(talk.state.settings.typed[field.id] != nil)
  }

  @Test func theReferenceHasTheDocumentedHeadings() async throws {
    let reference = try await CommandRun(["fields", "--markdown"], in: "/").text
    let headings = reference.matches(of: /(?m)^### (.+) \(`(.+)`\)$/).map { String($0.1) }
    #expect(Self.documented.count == 28 && Set(Self.documented).isSubset(of: headings))
    #expect(headings == Field.all.map(\.label))
    let pages = reference.matches(of: /(?m)^## (.+)$/).map { String($0.1) }
    #expect(pages == Page.all.map(\.title))
  }

  /// The headings of the documentation's page on the confidential client of Cognito.
  private static let documented = [
    "Provider Name", "Client Type", "Authority", "Public Key URLs", "Token Validation Algorithm", "OIDC Client ID",
    "OIDC Client Secret", "OIDC Request Scopes", "OIDC Discovery URI", "OIDC Use Nonce", "OIDC Preferred JWS Algorithm",
    "OIDC Response Type", "OIDC Disable PKCE", "OIDC Max Clock Skew", "OIDC Client Authentication Method",
    "OIDC Token Validity", "OIDC Tenant", "OIDC Server URL", "OIDC Callback URL", "OIDC Max Age", "OIDC Prompt",
    "OIDC Session Expiry", "JWT Principal Claims", "JWT Principal Claims Mapping", "Admin Principals",
    "Principal Domain", "Enforce Principal Domain", "Enable Secure Socket Connection",
  ]
}
