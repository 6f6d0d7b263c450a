/// What a company reported in its filings, as one file of the SEC's company facts holds it.
///
/// Text that repeats (concepts, units, forms, numbers of filings) is kept once; each value refers to it by its place.
public struct CompanyFacts: Sendable {
  /// The company's number at the SEC.
  public var cik: Int
  /// The company's name as it files.
  public var entityName: String
  public var concepts: [Concept] = []
  /// Currencies and counts: `USD`, `shares`, `USD/shares`, `pure`.
  public var units: [String] = []
  /// `10-K`, `20-F`, `10-Q/A` …
  public var forms: [String] = []
  /// `FY`, `Q1` … of the filing, not of the value.
  public var fiscalPeriods: [String] = []
  /// Numbers of filings: `0000320193-24-000123`.
  public var accessions: [String] = []
  /// The SEC's names of periods: `CY2024`, `CY2024Q1I`.
  public var frames: [String] = []
  /// In the order of the file.
  public var values: [Value] = []

  /// What is reported.
  public struct Concept: Sendable, Hashable {
    /// `us-gaap`, `ifrs-full`, `dei`, …
    public var taxonomy: String
    /// The tag, `PaymentsToAcquirePropertyPlantAndEquipment`.
    public var name: String
    /// The tag in words.
    public var label: String?

    public init(taxonomy: String, name: String, label: String?) {
      self.taxonomy = taxonomy
      self.name = name
      self.label = label
    }
  }

  /// One reported value. Places are indices into the lists above, -1 for what the file does not say.
  public struct Value: Sendable {
    public var concept: Int32
    public var unit: Int32
    public var number: ReportedNumber
    /// The first day of a period; nil for values of one day.
    public var start: Day?
    /// The last day of a period, or the day of the value.
    public var end: Day
    /// The fiscal year of the filing, not of the value.
    public var fiscalYear: Int32?
    public var fiscalPeriod: Int32
    public var form: Int32
    public var filed: Day?
    public var accession: Int32
    public var frame: Int32

    public init(
      concept: Int32, unit: Int32, number: ReportedNumber, start: Day?, end: Day, fiscalYear: Int32?,
      fiscalPeriod: Int32, form: Int32, filed: Day?, accession: Int32, frame: Int32
    ) {
      self.concept = concept
      self.unit = unit
      self.number = number
      self.start = start
      self.end = end
      self.fiscalYear = fiscalYear
      self.fiscalPeriod = fiscalPeriod
      self.form = form
      self.filed = filed
      self.accession = accession
      self.frame = frame
    }
  }

  public init(cik: Int, entityName: String) {
    self.cik = cik
    self.entityName = entityName
  }

  /// The newest day on which one of the values was filed: the state of the file. O(values).
  public var newestFiling: Day? { values.compactMap(\.filed).max() }
}

/// A number as it was reported: whole ones exact, others as the nearest binary number.
public enum ReportedNumber: Sendable, Hashable {
  case whole(Int64)
  case real(Double)
}
