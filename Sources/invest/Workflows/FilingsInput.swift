// The part of ingest that is about filings: hands them to the store, and says what came of it.
import Reading
import Storage
import Vocabulary

enum FilingsInput {
  static func ingest(
    _ read: FilingsFile, _ file: IngestedFile, into store: Store, _ run: ImportRun
  ) throws -> IngestReport {
    let directory = FilerDirectory.builtIn
    switch read.content {
    case .companyFacts(let facts):
      let filer = directory.filer(cik: facts.cik, name: facts.entityName)
      return try store.ingest(filings: facts, of: filer, file: file, in: run)
    case .tickers(let tickers):
      let named = tickers.map { ($0.ticker, directory.filer(cik: $0.cik, name: $0.title)) }
      return try store.ingest(tickers: named, file: file, in: run)
    }
  }

  /// `added 24579 reported values of Apple`.
  static func words(_ read: FilingsFile, _ report: IngestReport) -> String {
    switch read.content {
    case .companyFacts(let facts):
      let whom = report.filer.map { " of \(visible($0.name))" } ?? ""
      let unknown = report.filer?.isProvisional == true ? ", a company that is not in the lexicon" : ""
      let values = "added \(counted(report.newValues, "reported value"))\(whom)\(unknown)"
      let held = facts.values.count - report.newValues
      return held == 0 ? values : "\(values), \(held) known from other files"
    case .tickers(let tickers):
      let companies = Set(tickers.map(\.cik)).count
      return "added \(counted(report.newTickers, "ticker")); "
        + "known here: \(report.namedEntities) of \(companies) companies that the list names"
    }
  }

  /// What would be added.
  static func rehearsed(_ read: FilingsFile) -> String {
    switch read.content {
    case .companyFacts(let facts):
      "would add up to \(counted(facts.values.count, "reported value")) of \(visible(facts.entityName))"
    case .tickers(let tickers): "would add the tickers of known entities among \(tickers.count)"
    }
  }
}
