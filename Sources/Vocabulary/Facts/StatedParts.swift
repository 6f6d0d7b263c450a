/// Where the parts of a statement stand, as ranges of bytes of `sources.body`; nil for what the place does not say itself.
public struct StatedParts: Sendable, Hashable {
  /// The name of whom it is about.
  public var subject: Range<Int>?
  /// The amount or the percentage, with the words that qualify it.
  public var amount: Range<Int>?
  /// The time that it covers.
  public var period: Range<Int>?

  public init(subject: Range<Int>? = nil, amount: Range<Int>? = nil, period: Range<Int>? = nil) {
    self.subject = subject
    self.amount = amount
    self.period = period
  }
}
