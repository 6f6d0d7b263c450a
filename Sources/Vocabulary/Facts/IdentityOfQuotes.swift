// Which lines of quote boards are the same one. Given: lines of one price and one day.

/// Lines are the same where symbol or name agree; a line without a symbol goes by the one symbol that its name stands
/// beside elsewhere. Currencies that differ keep lines apart; an unknown one joins where exactly one candidate fits.
enum IdentityOfQuotes {
  private struct Shape: Hashable {
    var label: String
    var currency: Currency?
  }

  static func clusters(_ members: [Int], of statements: [SourcedStatement]) -> [IdentityCluster] {
    var symbols: [String: Set<String>] = [:]
    for index in members {
      guard case .marketTicker(let value) = statements[index].statement.value, let symbol = value.symbol else {
        continue
      }
      symbols[value.name, default: []].insert(symbol)
    }
    var shapes: [Shape] = []
    var holders: [[Int]] = []
    for index in members {
      guard case .marketTicker(let value) = statements[index].statement.value else { continue }
      let known = symbols[value.name] ?? []
      let symbol = value.symbol ?? (known.count == 1 ? known.first : nil)
      let shape = Shape(label: symbol.map { "$" + $0 } ?? " " + value.name, currency: value.currency)
      if let place = shapes.firstIndex(of: shape) {
        holders[place].append(index)
      } else {
        shapes.append(shape)
        holders.append([index])
      }
    }
    let groups = IdentityPartition.groups(count: shapes.count) { a, b in
      shapes[a].label == shapes[b].label && IdentityPartition.agree(shapes[a].currency, shapes[b].currency)
    }
    return groups.map { group in
      if group.count == 1 { return IdentityCluster(members: holders[group[0]]) }
      let wanted = Set(group.flatMap { holders[$0] })
      return IdentityCluster(members: members.filter { wanted.contains($0) })
    }
  }
}
