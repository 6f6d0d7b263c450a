public import Vocabulary

/// Reads documents: bytes in, what the document says of itself and the facts that it states out.
///
/// One reader serves any number of documents, from any thread. Pure: no files, no clock.
public struct ArticleReader: Sendable {
  public init() {}

  /// Reads one document.
  ///
  /// - Parameters:
  ///   - bytes: the whole file as stored.
  ///   - uri: where it came from; its last component may carry a day (`2025-02-24-title.md`) and tells the format.
  /// - Throws: a diagnostic where the bytes are no text in any known encoding.
  /// - Complexity: linear in the size of the document.
  public func read(
    _ bytes: consuming [UInt8], uri: String, options: ReadingOptions = ReadingOptions()
  ) throws(Diagnostic) -> ReadArticle {
    let document = Document(body: bytes)
    return ReadArticle(uri: uri, body: String(decoding: document.body, as: UTF8.self))
  }
}
