import Vocabulary

@testable import Storage

/// Whether a cell of SQL holds a number as plain code computes it: rounded alike to nine digits, NULL where there is none.
func isSame(_ cell: Cell, _ number: Double?) -> Bool {
  switch (cell, number) {
  case (.null, nil): true
  case (.real(let value), let number?): abs(value - number) <= 1e-9 * max(1, abs(number))
  default: false
  }
}
