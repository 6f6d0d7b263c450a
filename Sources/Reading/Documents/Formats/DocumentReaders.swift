import Vocabulary

/// One format of documents: how to tell it, and how to bring a document of it into blocks.
struct DocumentFormat: Sendable {
  let name: String
  /// Whether a document is of this format, told from its text and the last component of its name in lower case.
  let recognises: @Sendable (_ document: Document, _ name: String) -> Bool
  /// Fills in blocks, and text, map and metadata where the format has them. Throws where what reads it is not there.
  let read: @Sendable (_ document: inout Document) throws(Diagnostic) -> Void
}

/// Every format that is read. The first that recognises a document reads it, so the order goes from the strictest
/// signature to the one that takes everything.
enum DocumentReaders {
  static let all: [DocumentFormat] = [
    HTMLReader.format,
    MarkdownReader.format,
    PlainTextReader.format,
  ]

  /// Brings a document into blocks by the first format that recognises it.
  static func read(_ document: inout Document, name: String) throws(Diagnostic) {
    try all.first { $0.recognises(document, name) }?.read(&document)
  }
}
