// How words of the command line become values: days, currencies, formats. What is wrong with a word is said in full,
// so that nobody has to look up the format.
import ArgumentParser
import Vocabulary

/// Why a word is not the value it should be.
struct BadValue: Error, CustomStringConvertible {
  let description: String
}

/// Reads a day as `2025-02-24`; months and years name days too, see `DayBound`.
func parseDay(_ text: String) throws -> Day {
  if let day = Day(iso: text) { return day }
  throw BadValue(description: "there is no such day; days are written like 2025-02-24")
}

/// Reads the first day of `2025-02-24`, `2025-02` or `2025`.
func parseFirstDay(_ text: String) throws -> Day {
  if let (year, month) = try monthOrYear(text), let day = Day(year: year, month: month ?? 1, day: 1) { return day }
  return try parseDay(text)
}

/// Reads the last day of `2025-02-24`, `2025-02` or `2025`.
func parseLastDay(_ text: String) throws -> Day {
  if let (year, month) = try monthOrYear(text) {
    let month = month ?? 12
    if let day = Day(year: year, month: month, day: Day.length(ofMonth: month, year: year)) { return day }
  }
  return try parseDay(text)
}

/// The parts of `2025` or `2025-02`, nil for anything else.
private func monthOrYear(_ text: String) throws -> (Int, Int?)? {
  let parts = text.split(separator: "-", omittingEmptySubsequences: false)
  let digits = parts.allSatisfy { part in part.utf8.allSatisfy { (48...57).contains($0) } }
  guard digits, parts.count <= 2, parts[0].utf8.count == 4, let year = Int(parts[0]), year > 0 else { return nil }
  if parts.count == 1 { return (year, nil) }
  guard parts[1].utf8.count == 2, let month = Int(parts[1]), (1...12).contains(month) else {
    throw BadValue(description: "there is no such month; months are written like 2025-02")
  }
  return (year, month)
}

/// Reads a currency's ISO 4217 code in either case.
func parseCurrency(_ text: String) throws -> Currency {
  if let currency = Currency(text) { return currency }
  throw BadValue(description: "currencies are named by their ISO 4217 code, like CNY or KRW")
}

/// Reads a count of at least zero.
func parseCount(_ text: String) throws -> Int {
  if let count = Int(text), count >= 0 { return count }
  throw BadValue(description: "a whole number from 0 up is expected")
}

extension Colour.Wish: ExpressibleByArgument {}
