import Testing
import Vocabulary

@testable import Reading

/// One small file in the manner of each vendor, with the bars that it must be read as.
@Suite struct VendorTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    var vendor: String?
    var file = "BABA.csv"
    var text: String
    var bars: [String]
    var testDescription: String { "\(vendor ?? "any") \(file)" }
  }

  static let samples: [Sample] = [
    Sample(
      vendor: "Yahoo Finance",
      text:
        "Date,Open,High,Low,Close,Adj Close,Volume\n2014-09-19,92.699997,99.699997,89.949997,93.889999,92.644608,271879400\n",
      bars: ["BABA 2014-09-19 o92.699997 h99.699997 l89.949997 c93.889999 a92.644608 v271879400"]),
    Sample(
      vendor: "Yahoo Finance history", file: "9988.HK.csv",
      text: """
        Date,Open,High,Low,Close,Volume,Dividends,Stock Splits
        2025-02-20 00:00:00+08:00,123.0,124.5,119.80000305175781,121.0,64215341,0.0,0.0
        2025-02-21 00:00:00+08:00,133.0999984741211,140.0,132.1999969482422,138.5,200101347,0.0,0.0
        """,
      bars: [
        "9988.HK 2025-02-20 o123 h124.5 l119.80000305175781 c121 v64215341",
        "9988.HK 2025-02-21 o133.0999984741211 h140 l132.1999969482422 c138.5 v200101347",
      ]),
    Sample(
      vendor: nil, file: "aapl.csv",
      text: """
        Price,Close,High,Low,Open,Volume
        Ticker,AAPL,AAPL,AAPL,AAPL,AAPL
        Date,,,,,
        2024-01-02,184.2904,187.0703,182.5530,185.7894,82488700
        """,
      bars: ["AAPL 2024-01-02 o185.7894 h187.0703 l182.553 c184.2904 v82488700"]),
    Sample(
      vendor: nil, file: "two.csv",
      text: """
        ,Adj Close,Adj Close,Close,Close,Volume,Volume
        ,AAPL,MSFT,AAPL,MSFT,AAPL,MSFT
        Date,,,,,,
        2024-01-02,184.2,367.9,185.64,370.87,82488700,25258600
        2024-01-03,182.8,,184.25,,58414500,
        """,
      bars: [
        "AAPL 2024-01-02 c185.64 a184.2 v82488700", "AAPL 2024-01-03 c184.25 a182.8 v58414500",
        "MSFT 2024-01-02 c370.87 a367.9 v25258600",
      ]),
    Sample(
      vendor: "Nasdaq.com",
      text: "Date,Close/Last,Volume,Open,High,Low\n03/01/2024,$74.62,\"11,980,150\",$74.48,$75.09,$74.37\n",
      bars: ["BABA 2024-03-01 o74.48 h75.09 l74.37 c74.62 v11980150"]),
    Sample(
      vendor: "Investing.com", file: "Gold Futures Historical Data.csv",
      text: """
        \u{FEFF}"Date","Price","Open","High","Low","Vol.","Change %"
        "12/29/2023","2,071.80","2,076.10","2,084.10","2,067.60","105.72K","-0.56%"
        "12/28/2023","2,083.50","2,089.50","2,098.20","2,074.60","","0.00%"
        """,
      bars: [
        "Gold 2023-12-29 o2076.1 h2084.1 l2067.6 c2071.8 v105720", "Gold 2023-12-28 o2089.5 h2098.2 l2074.6 c2083.5",
      ]),
    Sample(
      vendor: "Investing.com Korea", file: "삼성전자 과거 데이터.csv",
      text: """
        \u{FEFF}"날짜","종가","오픈","고가","저가","거래량","변동 %"\r
        "2021년 03월 31일","81,400","82,200","82,300","81,400","13.97M","-0.97%"\r

        """,
      bars: ["삼성전자 2021-03-31 o82200 h82300 l81400 c81400 v13970000"]),
    Sample(
      vendor: "Investing.com Japan", file: "トヨタ 過去データ.csv",
      text:
        "\"日付け\",\"終値\",\"始値\",\"高値\",\"安値\",\"出来高\",\"変化率 %\"\n\"2024年03月01日\",\"3,655.0\",\"3,630.0\",\"3,666.0\",\"3,605.0\",\"25.10M\",\"1.20%\"\n",
      bars: ["トヨタ 2024-03-01 o3630 h3666 l3605 c3655 v25100000"]),
    Sample(
      vendor: "Investing.com China", file: "阿里巴巴历史数据.csv",
      text:
        "\"日期\",\"收盘\",\"开盘\",\"高\",\"低\",\"交易量\",\"涨跌幅\"\n\"2024-03-01\",\"72.10\",\"71.50\",\"72.85\",\"71.05\",\"41.66M\",\"0.84%\"\n",
      bars: ["阿里巴巴历史数据 2024-03-01 o71.5 h72.85 l71.05 c72.1 v41660000"]),
    Sample(
      vendor: "Stooq", file: "aapl.us.txt",
      text:
        "<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>\nAAPL.US,D,19840907,000000,0.099,0.101,0.098,0.0995,98811715,0\n",
      bars: ["AAPL.US 1984-09-07 o0.099 h0.101 l0.098 c0.0995 v98811715"]),
    Sample(
      vendor: nil, file: "aapl_us_d.csv",
      text: "Date,Open,High,Low,Close,Volume\n2024-01-02,187.15,188.44,183.88,185.64,82488674\n",
      bars: ["AAPL.US 2024-01-02 o187.15 h188.44 l183.88 c185.64 v82488674"]),
    Sample(
      vendor: "KRX", file: "005930.csv",
      text:
        "일자,종가,대비,등락률,시가,고가,저가,거래량,거래대금,시가총액,상장주식수\n2024/01/02,\"79,600\",\"1,100\",1.40,\"78,200\",\"79,800\",\"78,200\",\"17,142,847\",\"1,356,958,225,913\",\"475,194,661,580,000\",\"5,969,782,550\"\n",
      bars: ["005930 2024-01-02 o78200 h79800 l78200 c79600 v17142847"]),
    Sample(
      vendor: "Naver", file: "035420.csv",
      text: "날짜\t종가\t전일비\t시가\t고가\t저가\t거래량\n2024.01.02\t227,500\t3,500\t225,000\t228,500\t224,500\t587,310\n",
      bars: ["035420 2024-01-02 o225000 h228500 l224500 c227500 v587310"]),
    Sample(
      vendor: "KRX", file: "all.csv",
      text:
        "일자,종목코드,종목명,시가,고가,저가,종가,거래량\n20240102,005930,삼성전자,78200,79800,78200,79600,17142847\n20240102,000660,SK하이닉스,140600,143600,139800,142400,2147458\n",
      bars: [
        "005930 2024-01-02 o78200 h79800 l78200 c79600 v17142847",
        "000660 2024-01-02 o140600 h143600 l139800 c142400 v2147458",
      ]),
    Sample(
      vendor: nil, file: "600519.csv",
      text:
        "日期,股票代码,名称,收盘价,最高价,最低价,开盘价,前收盘,涨跌额,涨跌幅,换手率,成交量,成交金额\n2024-01-02,'600519,贵州茅台,1685.01,1718.19,1678.1,1715.0,1726.0,-40.99,-2.3748,0.2564,3215644,5440082500.0\n",
      bars: ["600519 2024-01-02 o1715 h1718.19 l1678.1 c1685.01 v3215644"]),
    Sample(
      vendor: nil, file: "7203.csv", text: "日付,始値,高値,安値,終値,出来高\n2024/3/1,3630,3666,3605,3655,25100000\n",
      bars: ["7203 2024-03-01 o3630 h3666 l3605 c3655 v25100000"]),
    Sample(
      vendor: nil, file: "BMW.csv",
      text: "Datum;Eröffnung;Hoch;Tief;Schluss;Volumen\n01.03.2024;1.108,94;1.109,50;1.107,82;1.109,02;1.234.567\n",
      bars: ["BMW 2024-03-01 o1108.94 h1109.5 l1107.82 c1109.02 v1234567"]),
    Sample(
      vendor: nil, file: "MC.PA.csv",
      text: "Date;Ouverture;Plus Haut;Plus Bas;Dernier;Volume\n29/02/2024;843,10;846,00;838,50;842,50;315 112\n",
      bars: ["MC.PA 2024-02-29 o843.1 h846 l838.5 c842.5 v315112"]),
    Sample(
      vendor: "Alpha Vantage", file: "IBM.csv",
      text:
        "timestamp,open,high,low,close,adjusted_close,volume,dividend_amount,split_coefficient\n2024-03-01,185.49,188.38,185.18,188.2,186.5,4018354,0.0000,1.0\n",
      bars: ["IBM 2024-03-01 o185.49 h188.38 l185.18 c188.2 a186.5 v4018354"]),
    Sample(
      vendor: "CoinGecko", file: "btc-usd-max.csv",
      text: "snapped_at,price,market_cap,total_volume\n2013-04-28 00:00:00 UTC,135.3,1500517590.0,0.0\n",
      bars: ["btc-usd-max 2013-04-28 c135.3 v0"]),
    Sample(
      vendor: nil, file: "BTCUSDT.csv",
      text:
        "Open time,Open,High,Low,Close,Volume,Close time,Quote asset volume\n1704067200000,42283.58,44184.10,42180.77,44179.55,27174.29903,1704153599999,1169995682.1\n",
      bars: ["BTCUSDT 2024-01-01 o42283.58 h44184.1 l42180.77 c44179.55 v27174.29903"]),
    Sample(
      vendor: nil, file: "Binance_BTCUSDT_d.csv",
      text:
        "https://www.CryptoDataDownload.com\nUnix,Date,Symbol,Open,High,Low,Close,Volume BTC,Volume USDT,tradecount\n1704153600000,2024-01-02,BTCUSDT,44179.55,45879.63,44148.34,44946.91,65146.40661,2944331966.77,2126838\n",
      bars: ["BTCUSDT 2024-01-02 o44179.55 h45879.63 l44148.34 c44946.91 v65146.40661"]),
    Sample(
      vendor: "Barchart", file: "spy_price-history.csv",
      text:
        "Symbol: SPY\nTime,Open,High,Low,Last,Change,%Chg,Volume\n03/13/2024,516.97,517.29,514.49,515.97,-0.84,-0.16%,55104100\n",
      bars: ["SPY 2024-03-13 o516.97 h517.29 l514.49 c515.97 v55104100"]),
    Sample(
      vendor: nil, file: "stocks.csv",
      text:
        "date,open,high,low,close,volume,Name\n2013-02-08,15.07,15.12,14.63,14.75,8407500,AAL\n2013-02-11,14.89,15.01,14.26,14.46,8882000,AAL\n2013-02-08,67.7142,68.4014,66.8928,67.8542,158168416,AAPL\n",
      bars: [
        "AAL 2013-02-08 o15.07 h15.12 l14.63 c14.75 v8407500", "AAL 2013-02-11 o14.89 h15.01 l14.26 c14.46 v8882000",
        "AAPL 2013-02-08 o67.7142 h68.4014 l66.8928 c67.8542 v158168416",
      ]),
    Sample(
      vendor: nil, file: "closes.csv", text: "Date,AAPL,MSFT\n2024-01-02,185.64,370.87\n2024-01-03,184.25,370.60\n",
      bars: [
        "AAPL 2024-01-02 c185.64", "AAPL 2024-01-03 c184.25", "MSFT 2024-01-02 c370.87", "MSFT 2024-01-03 c370.6",
      ]),
    Sample(
      vendor: nil, file: "quantmod.csv",
      text:
        "\"Index\",\"AAPL.Open\",\"AAPL.High\",\"AAPL.Low\",\"AAPL.Close\",\"AAPL.Volume\",\"AAPL.Adjusted\"\n2024-01-02,187.15,188.44,183.88,185.64,82488700,184.73\n",
      bars: ["AAPL 2024-01-02 o187.15 h188.44 l183.88 c185.64 a184.73 v82488700"]),
    Sample(
      vendor: "FRED", file: "SP500.csv", text: "observation_date,SP500\n2024-01-02,4742.83\n2024-01-03,4704.81\n",
      bars: ["SP500 2024-01-02 c4742.83", "SP500 2024-01-03 c4704.81"]),
    Sample(
      vendor: nil, file: "wsj.csv",
      text: "Date, Open, High, Low, Close, Volume\n03/13/24, 516.97, 517.29, 514.49, 515.97, 55104100\n",
      bars: ["wsj 2024-03-13 o516.97 h517.29 l514.49 c515.97 v55104100"]),
    Sample(
      vendor: nil, file: "AAPL.tsv",
      text: [
        "Date\tOpen\tHigh\tLow\tClose Close price adjusted for splits.\tAdj Close Adjusted close price adjusted for splits"
          + " and dividend and/or capital gain distributions.\tVolume",
        "Feb 24, 2025\t244.93\t248.86\t244.42\t247.10\t246.60\t51,326,400",
        "Feb 7, 2025\t232.60\t234.00\t227.26\t227.63\t227.17\t39,707,200", "",
      ].joined(separator: "\n"),
      bars: [
        "AAPL 2025-02-24 o244.93 h248.86 l244.42 c247.1 a246.6 v51326400",
        "AAPL 2025-02-07 o232.6 h234 l227.26 c227.63 a227.17 v39707200",
      ]),
    Sample(
      vendor: nil, file: "2330.csv",
      text: """
        "日期","成交股數","成交金額","開盤價","最高價","最低價","收盤價","漲跌價差","成交筆數",
        "114/02/21","22,123,456","23,600,000,000","1,065.00","1,075.00","1,060.00","1,070.00","+5.00","30,111",
        """,
      bars: ["2330 2025-02-21 o1065 h1075 l1060 c1070 v22123456"]),
  ]

  /// Names of columns that are nearly those of others.
  @Test(arguments: [
    ("Datum;Schluss;Umsatz (€);Umsatz (Stk.)\n02.01.24;139,90;1.234.567,80;8.812\n", "X 2024-01-02 c139.9 v8812"),
    (
      "Date;High;Low;Close;\"Number of Shares\";Turnover\n15/01/2024;655.1;645;650.3;440123;280123456\n",
      "X 2024-01-15 h655.1 l645 c650.3 v440123"
    ),
    (
      "Date,Élevé,Faible,Clôture*,Clôture ajustée**,Volume\n2 janv. 2024,188.44,183.89,185.64,184.73,82488700\n",
      "X 2024-01-02 h188.44 l183.89 c185.64 a184.73 v82488700"
    ),
    (
      "date,close,Volume (USD),Volume (BTC)\n2024-01-02,44946.91,2944331998.86,65146\n", "X 2024-01-02 c44946.91 v65146"
    ),
  ])
  func columnsThatAreNearlyOthers(_ text: String, _ bar: String) throws {
    #expect(try TableLines(text, file: "X.csv").bars == [bar])
  }

  @Test(arguments: samples)
  func reads(_ sample: Sample) throws {
    let lines = try TableLines(sample.text, file: sample.file)
    #expect(lines.bars == sample.bars)
    #expect(lines.complaints == [])
    #expect(lines.layout.vendor == sample.vendor)
    #expect(lines.layout.content == .prices)
  }

  /// The same bars in CP949, as Korean brokers and the exchange write them, and in Shift_JIS and GBK.
  @Test(arguments: [
    ("CP949", "일자,종가,대비,등락률,시가,고가,저가,거래량\n2024/01/02,79600,1100,1.40,78200,79800,78200,17142847\n"),
    ("CP949", "날짜;현재가;시가;고가;저가;거래량\n2024-01-02;79600;78200;79800;78200;17142847\n"),
    ("CP932", "日付,始値,高値,安値,終値,出来高\n2024/01/02,78200,79800,78200,79600,17142847\n"),
    ("GB18030", "日期,开盘,最高,最低,收盘,成交量\n2024-01-02,78200,79800,78200,79600,17142847\n"),
    ("BIG5-HKSCS", "日期,開盤價,最高價,最低價,收盤價,成交股數\n2024-01-02,78200,79800,78200,79600,17142847\n"),
    ("UTF-16LE", "Date,Open,High,Low,Close,Volume\n2024-01-02,78200,79800,78200,79600,17142847\n"),
  ])
  func encodings(_ encoding: String, _ text: String) throws {
    let utf8 = Array(text.utf8)
    let bytes = utf8.withUnsafeBufferPointer { bytes in
      Converter.convert(bytes, from: 0, encoding: .utf8, to: TextEncoding(name: encoding))?.text ?? []
    }
    #expect(bytes != utf8)
    let lines = try TableLines(bytes: (encoding == "UTF-16LE" ? [0xFF, 0xFE] : []) + bytes, file: "005930.csv")
    #expect(lines.bars == ["005930 2024-01-02 o78200 h79800 l78200 c79600 v17142847"])
    #expect(lines.complaints == [])
  }

  /// The columns of one vendor in the languages of its pages.
  @Test(arguments: [
    "Datum,Laatst,Open,Hoog,Laag,Vol.,Var. %", "Data,Ostatnio,Otwarcie,Max.,Min.,Wol.,Zmiana%",
    "Tarih,Şimdi,Açılış,Yüksek,Düşük,Hac.,Fark %", "Ngày,Lần cuối,Mở,Cao,Thấp,KL,% Thay đổi",
    "Tanggal,Terakhir,Pembukaan,Tertinggi,Terendah,Vol.,Perubahan%", "日期,收市,開市,高,低,成交量,升跌（%）",
  ])
  func languagesOfOneVendor(_ header: String) throws {
    let lines = try TableLines(
      "\(header)\n\"19.07.2024\",\"20,5\",\"20,1\",\"20,9\",\"19,8\",\"1,25M\",\"2,1%\"\n", file: "X.csv")
    #expect(lines.bars == ["X 2024-07-19 o20.1 h20.9 l19.8 c20.5 v1250000"])
    #expect(lines.complaints == [])
  }

  /// Tables without a line of names: the rows tell what their columns hold.
  @Test(arguments: [
    (
      "BTCUSDT-1d-2024-07.csv",
      """
      1719792000000,62772.01,63861.76,62497.20,62899.99,17326.30136,1719878399999,1094468013.32,1103253,8504.67,537300000.1,0
      1719878400000,62900.00,63288.83,61806.28,62135.47,18186.20111,1719964799999,1134000000.10,1110231,8804.11,549000000.2,0
      1719964800000,62135.46,62285.94,59400.00,60208.58,34121.20881,1720051199999,2070000000.10,1820342,16804.2,1019000000.4,0
      """,
      [
        "BTCUSDT 2024-07-01 o62772.01 h63861.76 l62497.2 c62899.99 v17326.30136",
        "BTCUSDT 2024-07-02 o62900 h63288.83 l61806.28 c62135.47 v18186.20111",
        "BTCUSDT 2024-07-03 o62135.46 h62285.94 l59400 c60208.58 v34121.20881",
      ]
    ),
    (
      "closes.txt",
      """
      HAENA,D,20240702,20.1,20.9,19.8,20.5,91200
      HAENA,D,20240703,20.5,21.4,20.3,21.2,88400
      NARAE,D,20240702,5.02,5.2,4.9,5.11,400100
      NARAE,D,20240703,5.10,5.3,5.0,5.25,380700
      """,
      [
        "HAENA 2024-07-02 o20.1 h20.9 l19.8 c20.5 v91200", "HAENA 2024-07-03 o20.5 h21.4 l20.3 c21.2 v88400",
        "NARAE 2024-07-02 o5.02 h5.2 l4.9 c5.11 v400100", "NARAE 2024-07-03 o5.1 h5.3 l5 c5.25 v380700",
      ]
    ),
    // The time of day and the adjusted close, which moves with the close; the high last but one, the open behind the close.
    (
      "HAENA.csv",
      """
      2024.07.01;00:00;20,0;19,2;20,3;19,0;18,0;500
      2024.07.02;00:00;20,5;20,1;20,9;19,8;18,45;700
      2024.07.03;00:00;21,2;20,5;21,4;20,3;19,08;90000
      2024.07.04;00:00;22,0;21,2;22,1;21,0;19,8;800
      2024.07.05;00:00;21,0;22,0;22,4;20,8;18,9;65000
      """,
      [
        "HAENA 2024-07-01 o19.2 h20.3 l19 c20 a18 v500", "HAENA 2024-07-02 o20.1 h20.9 l19.8 c20.5 a18.45 v700",
        "HAENA 2024-07-03 o20.5 h21.4 l20.3 c21.2 a19.08 v90000", "HAENA 2024-07-04 o21.2 h22.1 l21 c22 a19.8 v800",
        "HAENA 2024-07-05 o22 h22.4 l20.8 c21 a18.9 v65000",
      ]
    ),
  ])
  func unnamedColumns(_ file: String, _ text: String, _ bars: [String]) throws {
    let lines = try TableLines(text, file: file)
    #expect(lines.bars == bars)
    #expect(lines.complaints == [])
    #expect(Array("\(text)\n".utf8).withUnsafeBufferPointer { LayoutSniffer.content($0, depth: 4) } == .prices)
  }

  /// Rows that do not tell which price is which, or that are none.
  @Test(arguments: [
    "2024-07-01,5,5,5,5,100\n2024-07-02,5,5,5,5,100\n2024-07-03,5,5,5,5,90\n",
    "2024-07-01,1,2,3,4\n2024-07-02,4,3,2,1\n2024-07-03,2,1,4,3\n",
    "2024-07-01,20,21,19,20.5,100\n2024-07-02,20.5,21,19\n2024-07-03,20,21,19,20.5,100\n",
    "2024-07-01,20,21,19,20.5,100\n2024-07-02,20.5,21.5,19.5,20,100\n",
  ])
  func unnamedColumnsThatTellNothing(_ text: String) {
    #expect(throws: Diagnostic.self) { try TableLines(text, file: "X.csv") }
  }

  @Test func adjustmentCurrencyAndKind() throws {
    let history = try TableLines(Self.samples[1].text, file: "dumps/9988.HK.csv").facts["9988.HK"]
    #expect(history == InstrumentFacts(kind: .equity, currency: Currency("HKD"), isAdjusted: true))
    let download = try TableLines(Self.samples[0].text, file: "BABA.csv").facts["BABA"]
    #expect(download == InstrumentFacts(kind: .equity, currency: .usd, isAdjusted: false))
    let gold = try TableLines(Self.samples[5].text, file: "Gold Futures Historical Data.csv").facts["Gold"]
    #expect(gold == InstrumentFacts(kind: .commodity))
    let named = try TableLines(
      Self.samples[0].text, file: "x.csv", options: TableOptions(symbol: "ALI", currency: .eur))
    #expect(named.facts["ALI"]?.currency == .eur)
    #expect(named.bars[0].hasPrefix("ALI 2014-09-19"))
  }
}
