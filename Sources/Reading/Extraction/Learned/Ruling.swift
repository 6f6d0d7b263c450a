import Vocabulary

/// What a rule made of a quantity: the statement, and whom the rule took for its subject.
struct Ruling {
  /// The index of the mark in the sentence.
  var mark: Int
  /// The index of the statement.
  var statement: Int
  var subject: FactReading.Subject
  /// The bytes that were quoted.
  var quote: Range<Int>
  /// Others share the statement: "X and Y each invest".
  var isShared: Bool
}
