// What a report is made of: the answers of other commands about a few companies, with the documents behind them.
public import Vocabulary

/// Everything that one page says.
public struct Report: Sendable {
  /// The companies, in the order of their columns.
  public var companies: [Entity]
  /// The day whose knowledge the page has, nil for all that the store knows.
  public var asOf: String?
  /// What amounts are converted to, nil where nobody asked for one.
  public var target: String?
  /// The rows of `compare` without filings, with the columns that measure plans against filings.
  public var comparison: Grid
  /// For each row of the comparison the numbers of its sources.
  public var comparedSources: [[Int64]] = []
  /// The rows of `compare --metric filings`.
  public var filings: Grid
  public var plans: BarChart?
  public var prices: PriceTable?
  public var facts: [Fact] = []
  public var sources: [Source] = []
  /// The rows of `check`.
  public var findings: Grid
  public var rates: [Rate] = []
  public var gaps: [Gap] = []
  public var scale: Scale = .auto
  /// The style sheet of the page.
  public var style: String

  public init(companies: [Entity], comparison: Grid, filings: Grid, findings: Grid, style: String) {
    self.companies = companies
    self.comparison = comparison
    self.filings = filings
    self.findings = findings
    self.style = style
  }

  /// A fact with every place that states it.
  public struct Fact: Sendable {
    public var id: Int64
    public var value: FactValue
    /// The company that it counts for.
    public var entityID: String
    public var statedOn: String?
    /// What else is to be known: replaced by another, edited.
    public var notes: [String] = []
    public var quotes: [Quote] = []

    public init(id: Int64, value: FactValue, entityID: String, statedOn: String?) {
      self.id = id
      self.value = value
      self.entityID = entityID
      self.statedOn = statedOn
    }
  }

  /// One place in one document.
  public struct Quote: Sendable {
    public var sourceID: Int64
    /// The words alone, for documents whose text is not kept.
    public var words: String
    public var passage: MarkedPassage?
    /// `about; restated as 75 tn KRW`.
    public var remark: String

    public init(sourceID: Int64, words: String, passage: MarkedPassage?, remark: String) {
      self.sourceID = sourceID
      self.words = words
      self.passage = passage
      self.remark = remark
    }
  }

  /// A document.
  public struct Source: Sendable {
    public var id: Int64
    public var publishedOn: String?
    public var publisher: String?
    public var title: String?
    /// ISO 639-1.
    public var language: String?
    public var uri: String

    public init(
      id: Int64, publishedOn: String?, publisher: String?, title: String?, language: String?, uri: String
    ) {
      self.id = id
      self.publishedOn = publishedOn
      self.publisher = publisher
      self.title = title
      self.language = language
      self.uri = uri
    }

    /// What the comparison calls it.
    var key: String { "source \(id)" }
  }

  /// An exchange rate that the page uses.
  public struct Rate: Sendable {
    public var from: String
    public var to: String
    /// What one unit of `from` is worth in `to`.
    public var value: Double
    public var day: String
    /// The declared rates it is made of.
    public var legs: String
    /// Who declared them.
    public var origin: String

    public init(from: String, to: String, value: Double, day: String, legs: String, origin: String) {
      self.from = from
      self.to = to
      self.value = value
      self.day = day
      self.legs = legs
      self.origin = origin
    }

    /// `1 CNY = 196.961 KRW`, as footnotes of the comparison say it.
    var words: String {
      let digits = DecimalNumber(plain(value)).map { "\($0.rounded(toSignificantDigits: 6))" } ?? plain(value)
      return "1 \(from) = \(digits) \(to)"
    }
  }

  /// Something that is missing, and what would bring it.
  public struct Gap: Sendable, Hashable {
    public var words: String
    public var help: String

    public init(words: String, help: String) {
      self.words = words
      self.help = help
    }
  }

  /// Series of prices: their chart, and the closes at the end of each month.
  public struct PriceTable: Sendable {
    public var chart: LineChart
    /// Month, then for each series its last close of the month in words.
    public var months: [(month: String, closes: [String])]

    public init(chart: LineChart, months: [(month: String, closes: [String])]) {
      self.chart = chart
      self.months = months
    }
  }
}
