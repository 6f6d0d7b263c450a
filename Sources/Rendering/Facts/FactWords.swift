// A fact as one line for people.
public import Vocabulary

/// A fact in words: `Alibaba: planned capex of at least 380 bn CNY for cloud, 3 years`.
public func factWords(_ fact: FactValue, scale: Scale = .auto) -> String {
  switch fact {
  case .investment(let value):
    var words = "\(value.entity.name): "
    words += value.kind == .capex ? "\(value.status.rawValue) capex" : "\(value.status.rawValue) stake"
    if let amount = value.amount {
      words += " of \(qualified(value.qualifier))\(scale.words(amount, currency: value.currency?.code))"
      if let high = value.amountHigh { words += " to \(scale.words(high, currency: value.currency?.code))" }
      if let currency = value.currency { words += " \(currency)" }
    }
    if let target = value.target { words += " in \(target.name)" }
    if let purpose = value.purpose { words += " for \(purpose)" }
    if let years = value.years { words += ", \(span(ofYears: years))" }
    if let year = value.fiscalYear { words += ", \(year)" }
    return words
  case .revenueGrowth(let value):
    let period = value.period.map { ", \($0)" } ?? ""
    return "\(value.entity.name): \(value.segment) revenue \(qualified(value.qualifier))\(signed(value.percent))%"
      + " \(value.basis.rawValue)\(period)"
  case .stockMove(let value):
    return
      "\(value.entity.name): share price \(qualified(value.qualifier))\(signed(value.percent))%, \(value.window.rawValue)"
  case .marketTicker(let value):
    var words = "\(value.name): \(scale.words(value.price, currency: value.currency?.code))"
    if let currency = value.currency { words += " \(currency)" }
    if let change = value.changePercent { words += ", \(signed(change))%" }
    return words + ", \(value.window.rawValue)"
  }
}

/// `3 years`, `1 year`, `half a year`, `a quarter`.
private func span(ofYears years: Double) -> String {
  switch years {
  case 0.25: "a quarter"
  case 0.5: "half a year"
  case 1: "1 year"
  default: "\(plain(years)) years"
  }
}

private func qualified(_ qualifier: Qualifier) -> String {
  switch qualifier {
  case .exact, .range: ""
  case .about: "about "
  case .atLeast: "at least "
  case .atMost: "at most "
  }
}

private func signed(_ percent: DecimalNumber) -> String {
  percent.significand > 0 ? "+\(percent)" : "\(percent)"
}
