/// One row of the SEC's list of ticker symbols.
public struct ListedTicker: Sendable, Hashable {
  /// The company's number at the SEC.
  public var cik: Int
  public var ticker: String
  /// The company's name as it files.
  public var title: String

  public init(cik: Int, ticker: String, title: String) {
    self.cik = cik
    self.ticker = ticker
    self.title = title
  }
}

/// How a company that files with the SEC may be found in a store.
public struct Filer: Sendable, Hashable {
  public var cik: Int
  /// The name as it files.
  public var name: String
  /// The entity that the program knows under this number, nil where it knows none.
  public var entityID: String?
  /// Writings of the name to look for, the fullest first: with and without its legal form.
  public var names: [String]
  /// The slug that a provisional entity of this name has.
  public var slug: String
  /// Entities that are known to file under other numbers: a similar name is not theirs.
  public var otherFilers: Set<String>

  public init(
    cik: Int, name: String, entityID: String?, names: [String], slug: String, otherFilers: Set<String> = []
  ) {
    self.cik = cik
    self.name = name
    self.entityID = entityID
    self.names = names
    self.slug = slug
    self.otherFilers = otherFilers
  }

  /// The name without its legal form.
  public var shortName: String { names.count > 1 ? names[1] : name }

  /// `CIK0000320193`, as the SEC names its files.
  public var code: String {
    let digits = String(cik)
    return "CIK" + String(repeating: "0", count: max(0, 10 - digits.utf8.count)) + digits
  }
}
