// A file of facts on its way into the store.
import Reading
import Storage
import Vocabulary

enum FactsInput {
  /// The documents of a facts file, each known again by its line.
  static func documents(_ read: FactsFile, _ file: IngestedFile) -> [StatedDocument] {
    read.documents.map { document in
      StatedDocument(
        document.article,
        file: IngestedFile(
          uri: document.article.uri, sha256: SHA256.hex(of: document.bytes),
          published: document.article.publishedFrom == .option ? file.published : nil))
    }
  }

  /// What came of a file: `added 3 facts of 2 documents, 1 new`.
  static func words(_ read: FactsFile, _ report: IngestReport) -> String {
    if report.outcome == .unchanged { return read.documents.isEmpty ? "nothing to add" : "unchanged" }
    let facts = read.documents.reduce(0) { $0 + DocumentFacts.merged($1.article.statements).count }
    return "added \(counted(facts, "fact")) of \(counted(read.documents.count, "document")), \(report.newFacts) new"
      + (report.rejected == 0 ? "" : ", \(counted(report.rejected, "place")) rejected")
  }
}
