public import Vocabulary

/// Facts as `extract --format jsonl` prints them, one document a line: of this program or of any other extractor.
///
/// A line of a document has `doc`, `published`, `language`, `title`, `publisher` and an array for each table of facts. What
/// is not said is null or left out; other fields are passed over.
public struct FactsFile: Sendable {
  /// A document as one line tells of it.
  public struct Document: Sendable {
    /// From 1.
    public var line: Int
    /// The bytes of the line, by which it is known again.
    public var bytes: [UInt8]
    /// Its statements, with a body made of their quotes.
    public var article: ReadArticle
  }

  public var documents: [Document] = []
  /// What does not fit, with line and column.
  public var diagnostics: [Diagnostic] = []

  /// Reads a file. Lines that are no JSON and facts that do not fit are left out and told of.
  ///
  /// - Parameter published: the day of documents that give none themselves.
  public static func read(_ bytes: [UInt8], file: String, published: Day? = nil) -> FactsFile {
    var facts = FactsFile()
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var number = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      number += 1
      var line = bytes[start..<end]
      start = end + 1
      while let last = line.last, last <= 0x20 { line = line.dropLast() }
      while let first = line.first, first <= 0x20 { line = line.dropFirst() }
      if line.isEmpty { continue }
      facts.read(line, number: number, file: file, published: published)
    }
    return facts
  }

  private mutating func read(_ line: ArraySlice<UInt8>, number: Int, file: String, published: Day?) {
    let place = LinePlace(file: file, number: number, line: line)
    let tree: JSONTree
    do throws(JSONTree.Problem) {
      tree = try JSONTree.parse(line)
    } catch {
      diagnostics.append(place.diagnostic(error.message, at: error.place, help: Self.help))
      return
    }
    guard tree.isObject, FactKind.allCases.contains(where: { tree[$0.table] != nil }) else {
      diagnostics.append(place.diagnostic("this is no document with facts", at: tree.start, help: Self.help))
      return
    }
    do throws(FactFieldProblem) {
      var article = try head(tree, uri: "\(file):\(number)", published: published)
      var body = QuotedBody()
      for kind in FactKind.allCases {
        guard let list = tree[kind.table], !list.isNull else { continue }
        guard let items = list.array else {
          throw FactFieldProblem("\(kind.table): \(list.noun) is no array", list.start)
        }
        for item in items {
          do throws(FactFieldProblem) {
            body.add(try FactObject(item, kind: kind).statement())
          } catch {
            diagnostics.append(place.diagnostic(error.message, at: error.place))
          }
        }
      }
      (article.body, article.statements) = body.finished()
      documents.append(Document(line: number, bytes: Array(line), article: article))
    } catch {
      diagnostics.append(place.diagnostic(error.message, at: error.place))
    }
  }

  private static let help =
    "one object a line is expected, as \"invest extract --format jsonl\" prints them: {\"doc\": …, \"investments\": […], …}"

  private func head(_ tree: JSONTree, uri: String, published: Day?) throws(FactFieldProblem) -> ReadArticle {
    func text(_ name: String) throws(FactFieldProblem) -> String? {
      guard let field = tree[name], !field.isNull else { return nil }
      guard let text = field.string else { throw FactFieldProblem("\(name): \(field.noun) is no text", field.start) }
      return text.isEmpty ? nil : text
    }
    var article = ReadArticle(uri: try text("doc") ?? uri, body: "")
    article.title = try text("title")
    article.publisher = try text("publisher")
    article.language = try text("language")
    if article.language == nil { article.language = try text("lang") }
    if let words = try text("published"), let field = tree["published"] {
      guard let day = Day(iso: words) else {
        throw FactFieldProblem("published: \"\(words)\" is no day; days are written like 2025-02-24", field.start)
      }
      (article.publishedOn, article.publishedFrom) = (day, .document)
    } else if let published {
      (article.publishedOn, article.publishedFrom) = (published, .option)
    }
    return article
  }
}

/// A line of a file, for telling where in it something is wrong.
private struct LinePlace {
  let file: String
  let number: Int
  let line: ArraySlice<UInt8>

  func diagnostic(_ message: String, at place: Int, help: String? = nil) -> Diagnostic {
    let before = line[line.startIndex..<min(max(place, line.startIndex), line.endIndex)]
    // A line may be long: only what stands around the culprit is shown.
    let from = max(line.startIndex, place - 400)
    let shown = String(decoding: line[from..<min(line.endIndex, place + 400)], as: UTF8.self)
    let isWhole = from == line.startIndex
    return Diagnostic(
      .error, message,
      at: Diagnostic.Place(
        file: file, line: number, column: String(decoding: before, as: UTF8.self).count + 1,
        excerpt: isWhole ? shown : nil),
      help: help)
  }
}
