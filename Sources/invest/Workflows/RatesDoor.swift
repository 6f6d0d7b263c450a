// Where `convert` gets its rates from: the store where there is one, else the history that the program carries.
import Analysis
import Reading
import Storage
import Vocabulary

enum RatesDoor {
  static func rates(_ options: StoreOptions) throws -> ExchangeRates {
    if !options.demo, let store = try StoreDoor.existing(at: options.resolvedPath()) {
      return ExchangeRates(source: try store.rates())
    }
    return ExchangeRates(source: RateTable(BuiltInRates.rates()))
  }
}
