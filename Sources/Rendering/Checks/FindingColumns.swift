// Where the columns stand that findings are made of: looked up by name once, then by number.
import Vocabulary

/// A column of `check`'s machine output, by its name there in camel case.
enum FindingColumn: Int, CaseIterable {
  case about, also, amount, amountHigh, check, currency, data, difference, entity, factId, help, measured
  case name, otherAmount, otherCurrency, otherFactId, otherPercent, percent, qualifier, statedOn, tolerance
  case uri, verdict, window

  /// `statedOn` is `stated_on`.
  var name: String {
    var name = ""
    for character in "\(self)" { name += character.isUppercase ? "_\(character.lowercased())" : String(character) }
    return name
  }
}

/// Where each column stands in the rows of a grid.
struct FindingColumns {
  private let places: [Int?]

  init(_ columns: [Column]) {
    places = FindingColumn.allCases.map { wanted in columns.firstIndex { $0.name == wanted.name } }
  }

  func place(of column: FindingColumn) -> Int? { places[column.rawValue] }
}
