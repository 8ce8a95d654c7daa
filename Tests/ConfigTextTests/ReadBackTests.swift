import ConfigText
import Readers
import Testing

/// What other people's readers make of our text.
@Suite struct ReadBackTests {
  struct Cases: Encodable {
    struct Scalar: Encodable {
      let text: String
      let source: String
    }
    struct Line: Encodable {
      let name: String
      let line: String
      let source: String
      let text: String
    }
    var block: [Scalar]
    var flow: [Scalar]
    var env: [Line]
  }

  struct Answer: Decodable {
    let failures: [String]
    let readers: Int
  }

  @Test func everyTextIsReadBackAsItWas() async throws {
    var sample = SampleText(seed: 20)
    let texts = SampleText.known + (0..<3000).map { _ in sample.next() }
    let cases = Cases(
      block: texts.map { .init(text: $0, source: YAMLWriter.file.scalar($0)) },
      flow: texts.map { .init(text: $0, source: YAMLWriter.file.scalar($0, in: .flow)) },
      env: try texts.enumerated().map { index, text in
        let source = YAMLWriter.portable.scalar(text)
        let line = try EnvText([]).setting("N\(index)", to: source).text.bytes.dropLast()
        return .init(name: "N\(index)", line: String(decoding: line, as: UTF8.self), source: source, text: text)
      })
    let reader = PythonReader("scalars.py", packages: ["yaml": "python3-yaml", "dotenv": "python3-dotenv"])
    let answer = try await reader.read(cases, as: Answer.self)
    #expect(answer.readers > 0)
    #expect(answer.failures == [])
  }

  @Test(arguments: YAMLWriter.Place.allCases) func noSourceHoldsAVariableOrALineBreak(place: YAMLWriter.Place) {
    var sample = SampleText(seed: 7)
    for text in SampleText.known + (0..<2000).map({ _ in sample.next() }) {
      for source in [YAMLWriter.file.scalar(text, in: place), YAMLWriter.portable.scalar(text, in: place)] {
        let scalars = Array(source.unicodeScalars)
        #expect(!zip(scalars, scalars.dropFirst()).contains { $0 == "$" && $1 == "{" }, "\(source)")
        #expect(!scalars.contains { $0.value < 0x20 || $0.value == 0x85 || $0.value == 0x2028 }, "\(source)")
      }
    }
  }
}
