/// A tag under which companies report a measure, with its place in the order of preference.
public struct FilingTag: Sendable, Hashable {
  /// What it measures: `capex`.
  public var measure: String
  /// 1 is preferred most.
  public var rank: Int
  /// `us-gaap` or `ifrs-full`.
  public var taxonomy: String
  public var concept: String
  /// False where the tag covers a part of the measure only.
  public var coversAll: Bool
  /// What it includes or leaves out.
  public var note: String

  public init(measure: String, rank: Int, taxonomy: String, concept: String, coversAll: Bool, note: String) {
    self.measure = measure
    self.rank = rank
    self.taxonomy = taxonomy
    self.concept = concept
    self.coversAll = coversAll
    self.note = note
  }
}
