// The fields of facts that a user may set, with what each takes: the one list that edits, additions and files of facts
// go by.

/// A field of a fact.
public struct FactField: Sendable, Equatable {
  /// As the user and `extract` call it.
  public var name: String
  /// As the fact's table calls it.
  public var column: String
  public var type: FactFieldType
  /// Whether every fact of the kind has it.
  public var isRequired: Bool

  init(_ name: String, _ type: FactFieldType, column: String? = nil, isRequired: Bool = false) {
    self.name = name
    self.column = column ?? name
    self.type = type
    self.isRequired = isRequired
  }
}

/// What a field takes.
public enum FactFieldType: Sendable, Equatable {
  case entity
  /// Money in words or digits; its currency, its other end and what qualifies it come with it.
  case amount
  /// A plain number.
  case number
  /// 11 or 11 %, signed.
  case percent
  case currency
  case day
  /// A calendar or fiscal year.
  case year
  /// One of these words.
  case word([String])
  case text
  case flag
}

public enum FactFields {
  /// The fields of a kind of facts, in the order of `extract`.
  public static func of(_ kind: FactKind) -> [FactField] {
    switch kind {
    case .investment: investment
    case .revenueGrowth: growth
    case .stockMove: move
    case .marketTicker: ticker
    }
  }

  private static func words<Value: CaseIterable & RawRepresentable<String>>(_ type: Value.Type) -> FactFieldType {
    .word(type.allCases.map(\.rawValue))
  }

  private static let entity = FactField("entity", .entity, column: "entity_id", isRequired: true)
  private static let qualifier = FactField("qualifier", words(Qualifier.self), isRequired: true)

  private static let investment = [
    entity, FactField("kind", words(InvestmentKind.self), isRequired: true),
    FactField("status", words(InvestmentStatus.self), isRequired: true), FactField("amount", .amount),
    FactField("amount_high", .number), FactField("currency", .currency), qualifier, FactField("years", .number),
    FactField("fiscal_year", .year), FactField("starts_on", .day), FactField("ends_on", .day),
    FactField("target", .entity, column: "target_id"), FactField("purpose", .text),
    FactField("revision", .flag, column: "is_revision", isRequired: true),
  ]

  private static let growth = [
    entity, FactField("segment", .text, isRequired: true), FactField("percent", .percent, isRequired: true),
    FactField("basis", words(GrowthBasis.self), isRequired: true), FactField("period", .text), qualifier,
  ]

  private static let move = [
    entity, FactField("percent", .percent, isRequired: true),
    FactField("window", words(MoveWindow.self), isRequired: true), qualifier,
  ]

  private static let ticker = [
    FactField("entity", .entity, column: "entity_id"), FactField("name", .text, isRequired: true),
    FactField("symbol", .text), FactField("price", .amount, isRequired: true), FactField("currency", .currency),
    FactField("change_percent", .percent), FactField("window", words(TickerWindow.self), isRequired: true),
  ]
}

extension FactValue {
  /// A fact of given fields, by column; what is not given is what most facts of the kind say. Nil where a field is missing
  /// that has no such value: the entity, a percentage, a price.
  public init?(_ kind: FactKind, fields: [String: FieldChange]) {
    func text(_ column: String) -> String? {
      if case .text(let text)? = fields[column]?.value { text } else { nil }
    }
    func number(_ column: String) -> DecimalNumber? {
      switch fields[column]?.value {
      case .integer(let value): DecimalNumber(Int(value))
      case .real(let value): DecimalNumber(value.description)
      default: nil
      }
    }
    func mention(_ column: String) -> EntityMention? {
      text(column).map { id in
        let name = fields[column]?.name
        return EntityMention(id: id, name: name ?? id, mention: name ?? id, isProvisional: name != nil)
      }
    }
    let qualifier = text("qualifier").flatMap(Qualifier.init(rawValue:)) ?? .exact
    let currency = text("currency").flatMap { Currency($0) }
    switch kind {
    case .investment:
      guard let entity = mention("entity_id") else { return nil }
      let amount = number("amount")
      let target = mention("target_id")
      let kind = text("kind").flatMap(InvestmentKind.init(rawValue:)) ?? (target == nil ? .capex : .stake)
      self = .investment(
        Investment(
          entity: entity, kind: kind, status: text("status").flatMap(InvestmentStatus.init(rawValue:)) ?? .planned,
          amount: amount, amountHigh: number("amount_high"), currency: amount == nil ? nil : currency,
          qualifier: qualifier, years: number("years")?.double,
          fiscalYear: number("fiscal_year")?.int64.map { Int($0) },
          startsOn: text("starts_on").flatMap { Day(iso: $0) },
          endsOn: text("ends_on").flatMap { Day(iso: $0) }, target: target, purpose: text("purpose"),
          isRevision: number("is_revision") == .one))
    case .revenueGrowth:
      guard let entity = mention("entity_id"), let percent = number("percent") else { return nil }
      self = .revenueGrowth(
        RevenueGrowth(
          entity: entity, segment: text("segment") ?? "total", percent: percent,
          basis: text("basis").flatMap(GrowthBasis.init(rawValue:)) ?? .yearOnYear, period: text("period"),
          qualifier: qualifier))
    case .stockMove:
      guard let entity = mention("entity_id"), let percent = number("percent") else { return nil }
      self = .stockMove(
        StockMove(
          entity: entity, percent: percent, window: text("window").flatMap(MoveWindow.init(rawValue:)) ?? .day,
          qualifier: qualifier))
    case .marketTicker:
      guard let price = number("price"), let name = text("name") ?? text("symbol") else { return nil }
      self = .marketTicker(
        MarketTicker(
          entity: mention("entity_id"), name: name, symbol: text("symbol"), price: price, currency: currency,
          changePercent: number("change_percent"),
          window: text("window").flatMap(TickerWindow.init(rawValue:)) ?? .day))
    }
  }
}
