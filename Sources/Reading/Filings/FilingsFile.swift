public import Vocabulary

/// A JSON file of the SEC, read: the facts of one company, or the list of ticker symbols.
public struct FilingsFile: Sendable {
  public enum Content: Sendable {
    case companyFacts(CompanyFacts)
    case tickers([ListedTicker])
  }

  public var content: Content
  /// Values that could not be used, with line and column.
  public var diagnostics: [Diagnostic] = []

  /// Reads a whole file: company facts (`CIK##########.json`), one concept of a company, or `company_tickers.json`.
  ///
  /// - Parameter file: the name for diagnostics.
  /// - Throws: one diagnostic with line and column where the JSON is wrong or cut off, or of another shape.
  /// - Complexity: linear in the size of the file, one pass.
  public static func read(_ bytes: [UInt8], file: String) throws(Diagnostic) -> FilingsFile {
    let result = bytes.withUnsafeBufferPointer { buffer -> Result<FilingsFile, Diagnostic> in
      do throws(Diagnostic) {
        return .success(try read(buffer, file: file))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// How many single values are told of; the rest is counted.
  private static let toldAtMost = 20

  private static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, file: String
  ) throws(Diagnostic) -> FilingsFile {
    let scanner = JSONScanner(bytes)
    do throws(JSONProblem) {
      if TickerListScanner.fits(scanner) {
        var list = TickerListScanner(scanner)
        return FilingsFile(content: .tickers(try list.read()))
      }
      var facts = CompanyFactsScanner(scanner, file: file)
      var read = FilingsFile(content: .companyFacts(try facts.read()))
      for (offset, message) in facts.rejected.prefix(toldAtMost) {
        read.diagnostics.append(Diagnostic(.error, message, at: scanner.diagnosticPlace(offset, file: file)))
      }
      let untold = facts.rejected.count - toldAtMost
      if untold > 0 {
        read.diagnostics.append(
          Diagnostic(.error, "\(untold) more values cannot be used either", at: Diagnostic.Place(file: file)))
      }
      return read
    } catch {
      throw scanner.diagnostic(error, file: file)
    }
  }
}
