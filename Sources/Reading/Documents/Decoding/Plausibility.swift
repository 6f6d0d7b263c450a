/// How much a text looks like one of the four languages: what tells one East Asian encoding from another, since most
/// byte sequences of one are valid in the others.
enum Plausibility {
  /// The share of characters outside ASCII that are frequent in the language of an encoding, 0...1; 0 for few of them.
  static func score(_ text: [UInt8], as encoding: TextEncoding) -> Double {
    guard let frequent = frequent[encoding] else { return encoding == .windows1252 ? latin(text) : 0 }
    var wide = 0
    var hits = 0
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars where scalar.value >= 0x80 {
      wide += 1
      if frequent.contains(scalar) {
        hits += 1
      } else if (0xE000...0xF8FF).contains(scalar.value) || scalar.value == 0xFFFD {
        hits -= 1
      }
    }
    return wide == 0 ? 0 : max(0, Double(hits) / Double(wide))
  }

  private static let punctuation = "、。，：；「」『』（）“”‘’…·・《》　"

  /// The commonest characters of running text, which make up a third of it and more.
  private static let frequent: [TextEncoding: Set<Unicode.Scalar>] = {
    let korean =
      "이다는의에을가고하지로를도한은사기시자인어리스대정해서보과으일전라했제상장구들원수동부나와주성만아그있업비국공유지연조위년"
    let japanese =
      "のにはをたがでてとしれさるいなもっかこりらまうすくあけせんだじめきえどよわちげ" + "ンスルトイアックドリラレシーサタロマテフカグ" + "日年月円大社業国本中人上資会"
    let simplified =
      "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严"
    let traditional =
      "的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所民得經十三之進著等部度家電力里如水化高自二理起小現實加量都兩體制機當使點從業本去把性好應開它合還因由其些然前外天政四日那社義事平形相全表間樣與關各重新線內數正心反你明看原又麼利比或但質氣第向道命此變條只沒結解問意建月公系軍很情者最立代想已通並提直題程展五果料象員革位入常文總次品式活設及管特件長求老頭基資邊流路級少圖山統接知較將組見計別她手角期根論運農指幾九區強放決西被做必戰先回則任取據處隊南給色光門即保治北造百規熱領七海口東導器壓志世金增爭階油思術極交受聯什認六共權收證改清己美再採轉更單風切打白教速花帶安場身車例真務具萬每目至達走積示議聲報鬥完類八離華名確才科張信馬節話整空元況今集溫傳土許步群廣石記需段研界拉林律叫且究觀越織裝影算低持音眾書布複容兒須際商非驗連斷深難近億元股市"
    var sets: [TextEncoding: Set<Unicode.Scalar>] = [:]
    for (encoding, letters) in [
      (TextEncoding.cp949, korean), (.cp932, japanese), (.eucJP, japanese), (.gb18030, simplified),
      (.big5, traditional),
    ] {
      sets[encoding] = Set((letters + punctuation).unicodeScalars)
    }
    return sets
  }()

  /// European text in a one-byte encoding: few letters above ASCII, each beside ASCII letters, or typographic marks.
  private static func latin(_ text: [UInt8]) -> Double {
    var wide = 0
    var hits = 0
    var ascii = 0
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0..<0x80: ascii += 1
      case 0xC0...0xFF, 0x2013...0x2026, 0x20AC, 0xA0, 0xA3, 0xA5, 0xA9, 0xAE, 0xB0, 0xB7, 0x2122:
        wide += 1
        hits += 1
      default: wide += 1
      }
    }
    return wide == 0 || wide * 8 > ascii ? 0 : Double(hits) / Double(wide)
  }
}
