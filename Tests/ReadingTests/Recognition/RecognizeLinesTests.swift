import Testing

@testable import Reading

@Suite struct RecognizeLinesTests {
  private func answer(_ line: String) -> (String, String?) {
    var output: [UInt8] = []
    let problem = RecognizeLines().answer(Array(line.utf8), into: &output)
    return (String(decoding: output, as: UTF8.self), problem?.message)
  }

  @Test func answersOneLineWithOneLine() {
    let (text, problem) = answer(#"{"id": "a1", "text": "약 75조 원", "lang": "ko"}"#)
    #expect(problem == nil)
    #expect(
      text
        == #"{"id": "a1", "mentions": [{"kind": "money", "text": "75조 원", "start": 2, "value": "75000000000000", "currency": "KRW", "low": null, "high": null, "seconds": null, "period": null, "qualifier": "about", "rule": "money", "restates": null}, {"kind": "number", "text": "75조", "start": 2, "value": "75000000000000", "inside": 0}]}"#
        + "\n")
  }

  @Test func fieldsMayComeInAnyOrderAndNumber() {
    let (text, problem) = answer(#" {"more": {"a": [1, "}", 2]}, "lang": null, "text": "\u0031\u0035%", "id": 7} "#)
    #expect(problem == nil)
    #expect(text.hasPrefix(#"{"id": 7, "mentions": [{"kind": "percent", "text": "15%", "start": 0, "value": "15""#))
  }

  @Test func startCountsCodePoints() {
    let (text, _) = answer(#"{"id": 1, "text": "😀 가 5%"}"#)
    #expect(text.contains(#""start": 4"#))
  }

  @Test func surrogatesAndQuotesGoThrough() {
    let (text, _) = answer(#"{"id": "\ud83d\ude00", "text": "\ud83d\ude00 5\n%"}"#)
    #expect(text.hasPrefix(#"{"id": "\ud83d\ude00", "#))
    #expect(text.contains(#""start": 2"#))
  }

  @Test(arguments: [
    ("", "not a JSON object"), ("[1]", "not a JSON object"), (#"{"id": 1}"#, "the field \"text\" is missing"),
    (#"{"text": "a"#, "the text is not closed"),
    (#"{"text" "a"}"#, "\":\" is expected"), (#"{"text": "a" "id": 1}"#, "\",\" or \"}\" is expected"),
    (#"{text: 1}"#, "a quoted field name is expected"),
  ]) func saysWhatIsWrong(_ line: String, _ message: String) {
    let (text, problem) = answer(line)
    #expect(text.isEmpty)
    #expect(problem == message)
  }
}
