import Testing
import Vocabulary

@testable import Storage

/// From names to entities, and what users decide about them.
@Suite struct NameTests {
  let store: Store

  init() throws { store = try Store.inMemory(builtIn: Examples.builtIn) }

  @Test(arguments: [
    ("alibaba", "alibaba", "alibaba"), ("Alibaba", "alibaba", "alibaba"), ("알리바바", "alibaba", "alibaba"),
    // The same in conjoining jamo, in full width, with white space around.
    ("\u{110B}\u{1161}\u{11AF}\u{1105}\u{1175}\u{1107}\u{1161}\u{1107}\u{1161}", "alibaba", "alibaba"),
    ("ＢＡＢＡ", "alibaba", "alibaba"), (" baba ", "alibaba", "alibaba"), ("阿里巴巴", "alibaba", "alibaba"),
    ("ALI  cloud", "alibaba-cloud", "alibaba"), ("TikTok", "tiktok", "bytedance"), ("틱톡", "tiktok", "bytedance"),
    ("Meta", "meta", "meta"),
  ])
  func found(_ name: String, _ named: String, _ carrier: String) throws {
    let entity = try store.entity(named: name)
    #expect(entity.named.id == named)
    #expect(entity.carrier.id == carrier)
  }

  @Test(arguments: [
    ("alibab", "did you mean \"Alibaba\"?"), ("bytdance", "did you mean \"ByteDance\"?"),
    ("Byetdance", "did you mean \"ByteDance\"?"), ("틱독", "did you mean \"틱톡\"?"),
    ("meat", "did you mean \"Meta\"?"),
    ("zzzzzzzz", "\"invest entities list\" shows all names; \"invest entities add\" adds one"),
    ("", "\"invest entities list\" shows all names; \"invest entities add\" adds one"),
  ])
  func unknown(_ name: String, _ help: String) throws {
    #expect(throws: Diagnostic(.error, "no entity is called \"\(name)\"", help: help)) {
      try store.entity(named: name)
    }
  }

  @Test func severalAreNamed() throws {
    #expect(
      throws: Diagnostic(
        .error, "\"메타\" names several entities: \"meta\", \"metals\"", help: "write one of these ids")
    ) { try store.entity(named: "메타") }
  }

  @Test(arguments: [("kitten", "sitting", 3), ("ab", "ba", 1), ("", "ab", 2), ("가나", "가나", 0), ("abcdef", "x", nil)])
  func distances(_ left: String, _ right: String, _ expected: Int?) {
    var measure = EditDistance(to: Array(left.unicodeScalars), limit: 3)
    #expect(measure.distance(from: right) == expected)
    // What was measured before must not show.
    #expect(measure.distance(from: left) == 0)
    #expect(measure.distance(from: right) == expected)
  }

  @Test func usersAddEntitiesAndAliases() throws {
    try store.add(Entity(id: "acme", name: "Acme", kind: .company, country: "US"))
    #expect(try store.addAlias("애크미", language: "ko", to: "acme"))
    #expect(try !store.addAlias("애크미", language: "ko", to: "acme"))
    #expect(try store.entity(named: "애크미").carrier.id == "acme")
    #expect(
      throws: Diagnostic(
        .error, "there is an entity \"acme\" already", help: "\"invest entities alias\" gives it another name")
    ) { try store.add(Entity(id: "acme", name: "Acme", kind: .company)) }
    #expect(throws: Diagnostic(.error, "no entity has the id \"acmo\"")) {
      try store.addAlias("x", language: nil, to: "acmo")
    }
    #expect(throws: Diagnostic(.error, "an alias cannot be empty")) {
      try store.addAlias(" ", language: nil, to: "acme")
    }
    let names = try store.userNames()
    #expect(names.entities == [Entity(id: "acme", name: "Acme", kind: .company, country: "US")])
    #expect(names.aliases == [Alias(text: "애크미", language: "ko", entityID: "acme", origin: .user)])
  }

  @Test func strangersBecomeTheUsers() throws {
    try store.ingest(
      Examples.planArticle(Examples.mention("acme", "acme", isProvisional: true), 5, uri: "a"))
    try store.add(Entity(id: "acme", name: "Acme Inc.", kind: .company))
    #expect(try store.lines("select name, provisional, origin from entities where id = 'acme'") == ["Acme Inc.|0|user"])
    _ = try store.undo(1)
    #expect(try store.lines("select count(*) from entities where id = 'acme'") == ["1"])
  }

  @Test func mergedEntitiesCountForTheOther() throws {
    let stranger = Examples.mention("meta-platforms-inc", "Meta Platforms Inc", isProvisional: true)
    try store.ingest(
      Examples.planArticle(Examples.mention("meta"), 60, uri: "a"), Examples.planArticle(stranger, 60, uri: "b"))
    #expect(try store.lines("select entity_id from investments order by 1") == ["meta", "meta-platforms-inc"])
    #expect(try store.merge("meta-platforms-inc", into: "meta") == 1)
    #expect(try store.lines("select entity_id from investments") == ["meta"])
    #expect(try store.lines("select count(*) from citations") == ["2"])
    #expect(try store.entity(named: "Meta Platforms Inc").carrier.id == "meta")
    #expect(
      try store.userNames().aliases
        == [Alias(text: "Meta Platforms Inc", language: nil, entityID: "meta", origin: .user)])
    // Later articles count for it at once.
    try store.ingest(Examples.planArticle(stranger, 70, uri: "c"))
    #expect(try store.lines("select entity_id, amount from investments order by 2") == ["meta|60", "meta|70"])
    for (left, right) in [("meta", "meta-platforms-inc"), ("meta", "meta"), ("meta-platforms-inc", "meta")] {
      #expect(throws: Diagnostic(.error, "\"\(left)\" and \"\(right)\" are one entity already")) {
        try store.merge(left, into: right)
      }
    }
  }

  @Test func aNewLexiconLeavesTheUsersNamesAlone() throws {
    let folder = TemporaryFolder()
    let path = folder.file("invest.db")
    let old = try Store.openForWriting(at: path, builtIn: Examples.builtIn)
    _ = try old.addAlias("내 알리바바", language: "ko", to: "alibaba")
    _ = try old.addAlias("My Moonshot", language: nil, to: "moonshot-ai")
    try old.add(Entity(id: "acme", name: "Acme", kind: .company))
    try old.ingest(
      Examples.planArticle(Examples.mention("meta"), 5, uri: "a"),
      Examples.planArticle(Examples.mention("newco", "newco", isProvisional: true), 6, uri: "b"))
    old.close()
    let lexicon = BuiltInData(
      lexiconVersion: "2",
      entities: {
        [
          Entity(id: "alibaba", name: "Alibaba Group", kind: .company), Entity(id: "acme", name: "Other", kind: .fund),
          Entity(id: "newco", name: "NewCo", kind: .company),
        ]
      }, aliases: { [Alias(text: "アリババ", language: "ja", entityID: "alibaba", origin: .lexicon)] })
    let new = try Store.openForWriting(at: path, builtIn: lexicon)
    // Meta has a fact and Moonshot a name of the user's: they stay.
    #expect(
      try new.lines("select id, name, provisional from entities order by id") == [
        "acme|Acme|0", "alibaba|Alibaba Group|0", "meta|Meta|0", "moonshot-ai|Moonshot AI|0", "newco|NewCo|0",
      ])
    #expect(
      try new.lines("select alias, origin from aliases order by alias")
        == ["My Moonshot|user", "アリババ|lexicon", "내 알리바바|user"])
    #expect(try new.lines("pragma foreign_key_check").isEmpty)
    new.close()
    let before = run("sqlite3 '\(path)' .dump")
    try Store.openForWriting(at: path, builtIn: lexicon).close()
    #expect(run("sqlite3 '\(path)' .dump") == before)
  }
}
