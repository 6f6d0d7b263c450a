/// What the elements of HTML mean to a reader of articles.
struct HTMLElement {
  /// How an element's text is laid out.
  enum Layout {
    case inline
    /// Begins and ends a block.
    case block(Block.Kind)
    case list
    case table
    case row
    case cell(isHeader: Bool)
    case lineBreak
    /// Nothing in it is text to read.
    case skipped
  }

  /// How sure it is that an element is no part of the article.
  enum Role {
    case none
    /// By its tag: nav, footer, aside.
    case furniture
    /// By the words of its class or id.
    case probablyFurniture
    /// Comments of readers: prose, but not the article's.
    case comments
  }

  /// The elements that something is asked of by name.
  enum Name: UInt8 { case html, title, meta, script, time, p, pre, li, thead, other }

  /// What is known of an element by its tag alone.
  struct Tag {
    var key: UInt64
    var name: Name
    var layout: Layout
    var role: Role
    var headingLevel: Int
    var isAnchor: Bool
    /// Whether class and id may tell what it holds.
    var isContainer: Bool
  }

  let tag: Tag
  let layout: Layout
  var role: Role
  /// Whether class or id speak of quotes of the market.
  var isBoard = false
  var isLink = false

  init(tag: Tag, attributes: HTMLAttributes) {
    self.tag = tag
    self.role = tag.role
    if attributes.isEmpty {
      self.layout = tag.layout
      return
    }
    self.layout = attributes.isHidden ? .skipped : tag.layout
    self.isLink = tag.isAnchor && attributes.raw("href") != nil
    guard tag.isContainer else { return }
    if role == .none, let spoken = attributes.value("role"), Self.roleNames.contains(spoken) { role = .furniture }
    attributes.forEachWord { word in
      if Self.boardWords.contains(word) { isBoard = true }
      guard role == .none || role == .probablyFurniture else { return }
      if Self.commentWords.contains(word) {
        role = .comments
      } else if Self.furnitureWords.contains(word) {
        role = .probablyFurniture
      }
    }
  }

  /// Whether the element's text is left out, by its kind or because it is hidden.
  var isSkipped: Bool { if case .skipped = layout { true } else { false } }

  /// The tag of a name, from the table of those met before.
  static func tag(_ name: UnsafePointer<CChar>, _ known: inout [UInt64: Tag]) -> Tag {
    let key = WordHash.of(name)
    if let tag = known[key] { return tag }
    let text = String(cString: name)
    var level = 0
    if text.utf8.count == 2, text.utf8.first == UInt8(ascii: "h"), let digit = text.utf8.last, digit.isDigit {
      level = Int(digit - 0x30)
    }
    let plain: Set<String> = ["html", "body", "main", "article", "h1", "title", "a", "b", "strong", "em", "i"]
    let tag = Tag(
      key: key, name: names[text] ?? .other, layout: layouts[text] ?? .inline, role: roles[text] ?? .none,
      headingLevel: level, isAnchor: text == "a", isContainer: !plain.contains(text))
    if known.count < 512 { known[key] = tag }
    return tag
  }

  private static let names: [String: Name] = [
    "html": .html, "title": .title, "meta": .meta, "script": .script, "time": .time, "p": .p, "pre": .pre, "li": .li,
    "thead": .thead,
  ]

  private static let roleNames: Set<String> = [
    "navigation", "complementary", "contentinfo", "banner", "search", "menu", "menubar",
  ]

  private static let layouts: [String: Layout] = {
    var layouts: [String: Layout] = [:]
    for name in [
      "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "select", "option",
      "textarea",
      "button", "canvas", "audio", "video", "rt", "rp", "head", "datalist", "map", "dialog",
    ] { layouts[name] = .skipped }
    for name in [
      "p", "div", "section", "article", "main", "header", "footer", "nav", "aside", "address", "blockquote", "form",
      "fieldset", "figure", "details", "summary", "dl", "dt", "dd", "pre", "center", "body", "html", "legend", "label",
      "hgroup", "menu", "thead", "tbody", "tfoot", "article-body", "noframes",
    ] { layouts[name] = .block(.paragraph) }
    for name in ["h1", "h2", "h3", "h4", "h5", "h6"] { layouts[name] = .block(.heading) }
    layouts["li"] = .block(.listItem)
    layouts["figcaption"] = .block(.caption)
    layouts["caption"] = .block(.heading)
    layouts["ul"] = .list
    layouts["ol"] = .list
    layouts["table"] = .table
    layouts["tr"] = .row
    layouts["td"] = .cell(isHeader: false)
    layouts["th"] = .cell(isHeader: true)
    layouts["br"] = .lineBreak
    layouts["hr"] = .lineBreak
    return layouts
  }()

  private static let roles: [String: Role] = [
    "nav": .furniture, "footer": .furniture, "aside": .furniture, "menu": .furniture, "dialog": .furniture,
    "header": .probablyFurniture, "form": .probablyFurniture,
  ]

  /// Words of class names, by what pages around the world call such boxes.
  private static let furnitureWords = WordHash.set([
    "nav", "navi", "navbar", "navigation", "menu", "gnb", "lnb", "snb", "side", "sidebar", "aside", "foot", "footer",
    "related", "relate", "relation", "recommend", "recommended", "recommendation", "recommendations", "rec", "rank",
    "ranking", "popular", "mostread", "most", "trending", "hot", "share", "sharing", "sns", "social", "ad", "ads",
    "adv",
    "advert", "advertisement", "advertising", "adbox", "banner", "promo", "promotion", "sponsor", "sponsored",
    "newsletter", "subscribe", "subscription", "breadcrumb", "breadcrumbs", "cookie", "cookies", "consent", "gdpr",
    "copyright", "tags", "hashtag", "byline", "author", "reporter", "qr", "pr", "paging", "pagination", "pager",
    "widget",
    "toolbar", "tool", "tools", "util", "utils", "utility", "login", "search", "popup", "modal", "overlay", "logo",
    "skip",
    "rel", "foto", "more", "teaser", "teasers", "outbrain", "taboola", "fontsize", "print", "sitemap", "global", "gnav",
    "topnav", "toplinks", "infobox", "morenews", "newslist", "linklist", "relnews", "relatednews", "hotnews", "paywall",
  ])

  private static let commentWords = WordHash.set([
    "comment", "comments", "commentlist", "reply", "replies", "disqus", "discussion", "talkback", "guestbook",
  ])

  private static let boardWords = WordHash.set([
    "ticker", "tickers", "quote", "quotes", "stock", "stocks", "market", "markets", "marketdata", "coin", "coins",
    "crypto",
    "price", "prices", "sise", "exchange", "indices", "index", "watchlist", "strip", "tape",
  ])
}
