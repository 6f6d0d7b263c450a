/// Names as companies file under them (`ALIBABA GROUP HOLDING LTD`, `COSTCO WHOLESALE CORP /NEW`), and what they are
/// called without their legal form.
enum FilerNames {
  /// Words that say what kind of company it is, without which it is known just as well. In lower case.
  private static let legalForms: Set<String> = [
    "inc", "incorporated", "corp", "corporation", "co", "company", "companies", "ltd", "limited", "plc", "llc", "lp",
    "sa", "se", "nv", "ag", "ab", "asa", "spa", "sab", "cv", "kk", "oyj", "bhd", "berhad", "trust", "bancorp",
  ]
  /// Words that a name may end with and be known without, once its legal form is gone.
  private static let structures: Set<String> = ["holding", "holdings", "group", "international"]

  /// Writings of a name to look for, the fullest first: as filed, without its legal form, without `Group`, `Holding`.
  static func variants(of name: String) -> [String] {
    var variants = [name]
    let short = withoutLegalForm(name)
    if !short.isEmpty, short != name { variants.append(short) }
    var words = short.split(separator: " ").map(String.init)
    while words.count > 1, let last = words.last, structures.contains(folded(last)) {
      words.removeLast()
      variants.append(words.joined(separator: " "))
    }
    return variants
  }

  /// The name without its legal form, the state in slashes, commas and full stops at the ends of words.
  static func withoutLegalForm(_ name: String) -> String {
    var words: [String] = []
    for word in name.split(separator: " ") {
      if word.first == "/" { break }
      let cut = word.split(separator: "/").first.map(String.init) ?? String(word)
      words.append(cut)
    }
    // "AT&T INC." and "Foo, Inc. Ltd": from the end, as long as a name is left.
    while words.count > 1, let last = words.last, legalForms.contains(folded(last)) || last == "&" {
      words.removeLast()
    }
    if let last = words.last, words.count > 1 || last.count > 1 { words[words.count - 1] = trimmed(last) }
    if words.count > 1, folded(words[0]) == "the" { words.removeFirst() }
    return words.joined(separator: " ")
  }

  /// Lower case, without the full stops and commas of abbreviations (`S.A.`).
  private static func folded(_ word: String) -> String {
    String(word.lowercased().filter { $0 != "." && $0 != "," && $0 != "(" && $0 != ")" })
  }

  private static func trimmed(_ word: String) -> String {
    var word = word
    while let last = word.last, last == "," || last == "." { word.removeLast() }
    return word
  }
}
