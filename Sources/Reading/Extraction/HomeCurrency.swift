import Vocabulary

/// The currency of bare 元 in a Chinese text: of Taiwan or Hong Kong where the text says so or names their markets.
enum HomeCurrency {
  /// Words that tell, from `lexicons/zh/homes.tsv`: the currency each speaks for.
  private static let words: FormTable = {
    var forms = FormList(capacity: 64)
    EmbeddedFile.named("lexicons/zh/homes.tsv")?.forEachLine { line in
      let field = line.fields(3)
      let code: Int32 = field[0].string == "TWD" ? 1 : field[0].string == "HKD" ? 2 : 3
      let isDeclaration = field[1].string == "same"
      var start = 0
      for place in 0...field[2].count where place == field[2].count || field[2][place] == UInt8(ascii: "|") {
        forms.add(
          UnsafeBufferPointer(rebasing: field[2][start..<place]), value: code, flags: isDeclaration ? 1 : 0)
        start = place + 1
      }
    }
    return FormTable(forms)
  }()

  /// Whether 億 stands in a text: it is written in traditional characters only.
  private static func hasOld(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var place = 0
    while place + 2 < text.count {
      if text[place] == 0xE5, text[place + 1] == 0x84, text[place + 2] == 0x84 { return true }
      place += TextClass.length(text[place])
    }
    return false
  }

  /// What 元 stands for in a text; nil for the yuan of the mainland. Linear in the text.
  static func of(_ text: UnsafeBufferPointer<UInt8>) -> Currency? {
    var declared: Int32 = 0
    var counts: (taiwan: Int, hongKong: Int) = (0, 0)
    words.withView { view in
      var place = 0
      while place < text.count {
        var byte = text[place]
        if byte >= 0xE0 {
          place = view.passingWide(text, place, text.count)
          guard place < text.count else { break }
          byte = text[place]
        }
        if byte >= 0x80 || byte == UInt8(ascii: "N") || byte == UInt8(ascii: "H"),
          view.mayBegin(text, at: place, before: text.count)
        {
          var length = 0
          var value: Int32 = 0
          var flags: UInt8 = 0
          view.forEachForm(in: text, at: place, before: text.count) { form in
            if Int(form.length) > length {
              length = Int(form.length)
              value = form.value
              flags = form.flags
            }
          }
          if length > 0 {
            if flags == 1 {
              if declared == 0 { declared = value }
            } else if value == 1 {
              counts.taiwan += 1
            } else if value == 2 {
              counts.hongKong += 1
            }
            place += length
            continue
          }
        }
        place += TextClass.length(byte)
      }
    }
    switch declared {
    case 1: return .twd
    case 2: return .hkd
    case 3: return nil
    default: break
    }
    guard counts.taiwan + counts.hongKong > 0, hasOld(text) else { return nil }
    if counts.taiwan > 0, counts.taiwan >= counts.hongKong { return .twd }
    return counts.hongKong > 0 ? .hkd : nil
  }
}

extension FactReading {
  /// Takes bare 元 for the currency at home.
  mutating func settleHomeCurrency() {
    guard tongue == .chinese, let home = homeCurrency else { return }
    // 收入1,159億元人民幣…研發支出78億元: large sums go on in what the paragraph began with.
    var goesOn = false
    for index in mentions.indices {
      guard case .money(var money) = mentions[index].value else { continue }
      guard money.currency == .cny else {
        if money.currency == home { goesOn = false }
        continue
      }
      let range = mentions[index].range
      let isBare = scene.starts("元", at: range.upperBound - 3) && !scene.contains("人民", in: range)
      guard isBare, !scene.starts(.renminbi, at: range.upperBound) else {
        goesOn = true
        continue
      }
      if goesOn, money.low.double >= 10_000_000 { continue }
      money.currency = home
      mentions[index].value = .money(money)
    }
  }
}
