public import Vocabulary

/// Reads documents: bytes in, what the document says of itself and the facts that it states out.
///
/// One reader serves any number of documents, from any thread. Pure: no files, no clock.
public struct ArticleReader: Sendable {
  private let lexicon: Lexicon

  public init(lexicon: Lexicon = .builtIn()) {
    self.lexicon = lexicon
  }

  /// Reads one document.
  ///
  /// - Parameters:
  ///   - bytes: the whole file as stored.
  ///   - uri: where it came from; its last component may carry a day (`2025-02-24-title.md`) and tells the format.
  /// - Throws: a diagnostic where the bytes are no text in any known encoding, or a web page and libxml2 is not there.
  /// - Complexity: linear in the size of the document.
  public func read(
    _ bytes: consuming [UInt8], uri: String, options: ReadingOptions = ReadingOptions()
  ) throws(Diagnostic) -> ReadArticle {
    var document = try Self.document(bytes, uri: uri, options: options)
    let tickers = QuoteBoards.read(&document, lexicon: lexicon)
    var article = ReadArticle(
      uri: uri, title: document.title, publisher: document.publisher, language: document.language,
      publishedOn: document.publishedOn, body: "")
    if document.publishedOn != nil {
      article.publishedFrom = .document
    } else if let published = options.published {
      article.publishedOn = published
      article.publishedFrom = .option
    }
    var unused: [UnusedMention]? = options.explains ? [] : nil
    var examples: [String]? = options.teaches ? [] : nil
    let model = options.judges ? LinearModel.builtIn : nil
    article.statements = Extractor(lexicon: lexicon, model: model).statements(
      of: document, published: article.publishedOn, isForStore: options.keepsBody || options.explains, unused: &unused,
      examples: &examples)
    article.examples = examples ?? []
    if !tickers.isEmpty { article.statements += tickers }
    article.unused = unused ?? []
    if options.keepsBody { article.body = String(decoding: document.body, as: UTF8.self) }
    return article
  }

  /// The document of a file: decoded, in blocks, with what it says of itself.
  static func document(
    _ bytes: consuming [UInt8], uri: String, options: ReadingOptions
  ) throws(Diagnostic) -> Document {
    var encoding = options.encoding
    if let plain = MailMessage.plainForm(of: bytes) {
      bytes = plain
      encoding = "UTF-8"
    }
    var document = Document(try DecodedText(bytes, encoding: encoding, name: uri))
    let name = Self.lastComponent(uri)
    do throws(Diagnostic) {
      try DocumentReaders.read(&document, name: name.lowercased())
    } catch {
      throw Diagnostic(.error, error.message, at: Diagnostic.Place(file: uri), help: error.help)
    }
    ArticleHead.read(&document, fileName: name)
    Furniture.mark(&document)
    if document.language == nil { document.language = LanguageGuess.language(of: document) }
    return document
  }

  private static func lastComponent(_ uri: String) -> String {
    let cut = uri.utf8.lastIndex { $0 == UInt8(ascii: "/") }
    return cut.map { String(uri[uri.utf8.index(after: $0)...]) } ?? uri
  }
}
