// The entry point that libFuzzer calls: each input is read as a file of every kind, and whatever comes out must be
// consistent. A crash, a hang or a broken invariant is a finding.
import Reading

private let reader = ArticleReader()
private let names = ["a.txt", "a.md", "a.html", "2025-02-24-a.md"]

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  guard let data, size > 1 else { return 0 }
  let bytes = UnsafeBufferPointer(start: data, count: size)
  let name = names[Int(bytes[0]) % names.count]
  let content = Array(bytes[1...])
  _ = InputKind.sniff(prefix: content, name: name)
  guard let article = try? reader.read(content, uri: name) else { return 0 }
  let body = Array(article.body.utf8)
  for statement in article.statements {
    let place = statement.citation.bytes
    precondition(place.lowerBound >= 0 && place.upperBound <= body.count, "a citation outside of the body")
    precondition(
      statement.citation.quote == String(decoding: body[place], as: UTF8.self), "a quote that is not its place")
  }
  return 0
}
