/// What a fact can be about: a company, a government, a fund, an index, a crypto-asset.
public struct Entity: Sendable, Hashable {
  /// A lower-case ASCII slug: `alibaba`, `sk-hynix`.
  public let id: String
  /// The common English name; for provisional entities the name as written.
  public let name: String
  public let kind: EntityKind
  /// ISO 3166-1 alpha-2, nil where unknown.
  public let country: String?
  /// The entity that owns this one, nil for the top.
  public let parentID: String?
  /// True where no lexicon holds the name: it was recognised from its context only.
  public let isProvisional: Bool

  public init(
    id: String, name: String, kind: EntityKind, country: String? = nil, parentID: String? = nil,
    isProvisional: Bool = false
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.country = country
    self.parentID = parentID
    self.isProvisional = isProvisional
  }
}

/// What sort of thing an entity is.
public enum EntityKind: String, Sendable, Hashable, CaseIterable {
  case company
  /// A division, brand or product: what is said of it counts for its nearest ancestor that is none.
  case unit
  case government
  case fund
  case index
  case crypto
  case currency
  case commodity
}

/// One way to write an entity's name, tickers included.
public struct Alias: Sendable, Hashable {
  public let text: String
  /// ISO 639-1, nil where the writing serves every language (tickers).
  public let language: String?
  public let entityID: String
  public let origin: Origin

  public enum Origin: String, Sendable, Hashable {
    case lexicon
    case user
  }

  public init(text: String, language: String?, entityID: String, origin: Origin) {
    self.text = text
    self.language = language
    self.entityID = entityID
    self.origin = origin
  }
}

/// An entity as a text names it.
///
/// One reference, as facts are copied far more often than they name somebody new.
public struct EntityMention: Sendable, Hashable {
  private let words: Words

  private final class Words: Sendable {
    let id: String
    let name: String
    let mention: String
    let isProvisional: Bool

    init(id: String, name: String, mention: String, isProvisional: Bool) {
      self.id = id
      self.name = name
      self.mention = mention
      self.isProvisional = isProvisional
    }
  }

  public init(id: String, name: String, mention: String, isProvisional: Bool = false) {
    words = Words(id: id, name: name, mention: mention, isProvisional: isProvisional)
  }

  /// The entity that carries the fact (a unit's parent); for a provisional one the slug made from the mention.
  public var id: String { words.id }
  /// Its name, as in `Entity.name`.
  public var name: String { words.name }
  /// The characters that stand in the text.
  public var mention: String { words.mention }
  /// True where no lexicon holds the name.
  public var isProvisional: Bool { words.isProvisional }

  public static func == (one: EntityMention, other: EntityMention) -> Bool {
    one.words === other.words
      || one.id == other.id && one.name == other.name && one.mention == other.mention
        && one.isProvisional == other.isProvisional
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(id)
    hasher.combine(name)
    hasher.combine(mention)
    hasher.combine(isProvisional)
  }
}
