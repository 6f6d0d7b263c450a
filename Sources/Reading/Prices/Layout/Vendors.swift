import Vocabulary

/// What is known of a vendor's tables.
struct Vendor: Sendable {
  var name: String
  var isAdjusted: Bool?
  /// The currency of prices whose symbol does not tell one.
  var currency: Currency?
  /// Whether symbols follow Yahoo's rules: no ending means a listing in the United States.
  var hasYahooSymbols = false
  var dayOrder: DayOrder?
  /// What rates are for one unit of, where rows name the other currency alone.
  var base: Currency?
  fileprivate var wanted: [Condition] = []
  fileprivate var unwanted: [Condition] = []

  fileprivate enum Condition {
    case field(TableField)
    case name(String)

    func holds(_ fields: Set<TableField>, _ names: Set<String>) -> Bool {
      switch self {
      case .field(let field): fields.contains(field)
      case .name(let name): names.contains(name)
      }
    }

    static func list(_ text: String) -> [Condition] {
      text.split(separator: ",").compactMap { word in
        word.hasPrefix("=") ? .name(String(word.dropFirst())) : TableField(rawValue: String(word)).map { .field($0) }
      }
    }
  }
}

/// The vendors that are known, from `tables/vendors.tsv`.
struct Vendors: Sendable {
  private let all: [Vendor]

  static let builtIn = Vendors()

  private init() {
    var all: [Vendor] = []
    EmbeddedFile.named("tables/vendors.tsv")?.forEachLine { line in
      let fields = line.fields(7).map(\.string)
      var vendor = Vendor(name: fields[0])
      vendor.wanted = Vendor.Condition.list(fields[1])
      vendor.unwanted = Vendor.Condition.list(fields[2])
      vendor.isAdjusted = fields[3].isEmpty ? nil : fields[3] == "1"
      vendor.hasYahooSymbols = fields[4] == "yahoo"
      vendor.currency = Currency(fields[4])
      vendor.dayOrder = DayOrder(rawValue: fields[5])
      vendor.base = Currency(fields[6])
      all.append(vendor)
    }
    self.all = all
  }

  /// The vendor whose columns these are, nil for none that is known.
  func vendor(of header: TableHeader) -> Vendor? {
    let fields = Set(header.columns.map(\.field))
    let names = Set(header.cells)
    return all.first { vendor in
      vendor.wanted.allSatisfy { $0.holds(fields, names) } && !vendor.unwanted.contains { $0.holds(fields, names) }
    }
  }
}
