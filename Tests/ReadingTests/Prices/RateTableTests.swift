import Testing
import Vocabulary

@testable import Reading

/// Tables of exchange rates of all makes: which currencies, and which way round.
@Suite struct RateTableTests {
  @Test(arguments: [
    ("DEXKOUS.csv", "DATE,DEXKOUS\n2016-03-11,1184.5600\n2016-05-30,.\n", ["2016-03-11 USD/KRW 1184.56"]),
    ("fredgraph.csv", "observation_date,DEXUSEU\n2024-01-02,1.0956\n", ["2024-01-02 EUR/USD 1.0956"]),
    (
      "fredgraph.csv", "observation_date,DEXUSEU,DEXKOUS\n2024-01-02,1.0956,1303.47\n2024-01-03,.,1307.09\n",
      ["2024-01-02 EUR/USD 1.0956", "2024-01-02 USD/KRW 1303.47", "2024-01-03 USD/KRW 1307.09"]
    ),
    (
      "holiday first.csv", "observation_date,DEXKOUS,DEXUSEU\n2024-01-01,,\n2024-01-02,,1.0956\n2024-01-03,1307.09,\n",
      ["2024-01-02 EUR/USD 1.0956", "2024-01-03 USD/KRW 1307.09"]
    ),
    (
      "valet.csv", "\"OBSERVATIONS\"\n\"date\",\"FXUSDCAD\",\"FXKRWCAD\"\n\"2024-01-02\",\"1.3316\",\"0.001017\"\n",
      ["2024-01-02 USD/CAD 1.3316", "2024-01-02 KRW/CAD 0.001017"]
    ),
    (
      "boe.csv", "DATE,XUDLUSS,XUDLERS\n02 Jan 2024,1.2648,1.1547\n",
      ["2024-01-02 GBP/USD 1.2648", "2024-01-02 GBP/EUR 1.1547"]
    ),
    // What a column of an unknown name is of stands above it; another line of names below it is no row.
    (
      "f11.csv",
      "F11.1  EXCHANGE RATES\nTitle,A$1=USD,A$1=JPY\nDescription,AUD/USD Exchange Rate; see notes,AUD/JPY Exchange Rate\nUnits,USD,JPY\n,,\nSeries ID,FXRUSD,FXRJY\n04-Jul-2023,0.6688,96.52\n05-Jul-2023,,96.1\n",
      ["2023-07-04 AUD/USD 0.6688", "2023-07-04 AUD/JPY 96.52", "2023-07-05 AUD/JPY 96.1"]
    ),
    (
      "boj.csv", "系列名称,\"東京市場　ドル・円　スポット　中心相場/東京市場\"\nデータコード,\"FM08'FXERD05\"\n2024/07/04,161.35\n",
      ["2024-07-04 USD/JPY 161.35"]
    ),
    (
      "bis.csv",
      "FREQ:Frequency,REF_AREA:Reference area,CURRENCY:Currency,TIME_PERIOD:Time period or range,OBS_VALUE:Observation Value\nD: Daily,KR: Korea,KRW: Korean won,2024-07-04,1380.5\n",
      ["2024-07-04 USD/KRW 1380.5"]
    ),
    (
      "고시.csv", "날짜,통화명,매매기준율\n2025-03-04,USD,1463.0\n2025-03-04,JPY(100),977.4\n",
      ["2025-03-04 USD/KRW 1463.0", "2025-03-04 JPY/KRW 9.774"]
    ),
    (
      "quote.csv", ",,\n,米ドル,韓国ウォン(100)\n,USD,KRW\n2024/7/4,161.48,11.69\n",
      ["2024-07-04 USD/JPY 161.48", "2024-07-04 KRW/JPY 0.1169"]
    ),
    // A day a column.
    (
      "ecos.csv",
      "통계표,계정항목,단위,2025/03/04,2025/03/05\n환율,원/미국달러(매매기준율),원,\"1,463.0\",\"1,460.3\"\n환율,원/일본엔(100엔),원,,976.25\n",
      ["2025-03-04 USD/KRW 1463.0", "2025-03-05 USD/KRW 1460.3", "2025-03-05 JPY/KRW 9.7625"]
    ),
    ("rates.csv", "day,base,quote,rate\n2025-02-24,CNY,KRW,196.961\n", ["2025-02-24 CNY/KRW 196.961"]),
    ("rates.csv", "Date,From,To,Rate\n2025-02-24,USD,JPY,149.83\n", ["2025-02-24 USD/JPY 149.83"]),
    ("rates.csv", "date;pair;rate\n24.02.2025;EUR/USD;1,0466\n", ["2025-02-24 EUR/USD 1.0466"]),
    (
      "rates.csv", "date,symbol,open,high,low,close\n2025-02-24,KRW=X,1430,1435,1425,1428.5\n",
      ["2025-02-24 USD/KRW 1428.5"]
    ),
    (
      "USD_KRW Historical Data.csv",
      "\u{FEFF}\"Date\",\"Price\",\"Open\",\"High\",\"Low\",\"Vol.\",\"Change %\"\n\"12/29/2023\",\"1,294.40\",\"1,289.80\",\"1,302.03\",\"1,283.82\",\"\",\"0.40%\"\n",
      ["2023-12-29 USD/KRW 1294.4"]
    ),
    (
      "USD_KRW 과거 데이터.csv",
      "\"날짜\",\"종가\",\"오픈\",\"고가\",\"저가\",\"변동 %\"\r\n\"2021년 03월 31일\",\"1,132.24\",\"1,134.05\",\"1,134.05\",\"1,131.34\",\"-0.03%\"\r\n",
      ["2021-03-31 USD/KRW 1132.24"]
    ),
    (
      "KRW=X.csv", "Date,Open,High,Low,Close,Adj Close,Volume\n2024-01-02,1293.3,1300,1290,1297.1,1297.1,0\n",
      ["2024-01-02 USD/KRW 1297.1"]
    ),
    (
      "EURUSD=X.csv", "Date,Open,High,Low,Close,Adj Close,Volume\n2024-01-02,1.1,1.2,1.0,1.1039,1.1039,0\nnull\n",
      ["2024-01-02 EUR/USD 1.1039"]
    ),
    ("eurusd_d.csv", "Date,Open,High,Low,Close\n2024-01-02,1.1,1.2,1.0,1.0942\n", ["2024-01-02 EUR/USD 1.0942"]),
    (
      "환율.csv", "일자,원/미국달러(매매기준율),원/일본엔(100엔),원/유로,원/위안(매매기준율)\n2025/02/24,\"1,428.00\",953.25,\"1,494.52\",196.96\n",
      [
        "2025-02-24 USD/KRW 1428.0", "2025-02-24 JPY/KRW 9.5325", "2025-02-24 EUR/KRW 1494.52",
        "2025-02-24 CNY/KRW 196.96",
      ]
    ),
    (
      "고시환율.csv", "날짜,미국 USD,일본 JPY (100엔),유럽연합 EUR\n2025.02.24,1428.00,953.25,1494.52\n",
      ["2025-02-24 USD/KRW 1428.0", "2025-02-24 JPY/KRW 9.5325", "2025-02-24 EUR/KRW 1494.52"]
    ),
    (
      "USD.csv", "날짜,매매기준율,전일대비,현찰 사실 때,현찰 파실 때\n2025.02.24,\"1,428.00\",0.50,\"1,452.99\",\"1,403.01\"\n",
      ["2025-02-24 USD/KRW 1428.0"]
    ),
    (
      "parity.csv", "日期,USD/CNY,EUR/CNY,100JPY/CNY,HKD/CNY,CNY/KRW\n2025-02-24,7.1717,7.5026,4.7866,0.92285,199.71\n",
      [
        "2025-02-24 USD/CNY 7.1717", "2025-02-24 EUR/CNY 7.5026", "2025-02-24 JPY/CNY 0.047866",
        "2025-02-24 HKD/CNY 0.92285", "2025-02-24 CNY/KRW 199.71",
      ]
    ),
    (
      "boj.csv", "日付,ドル・円,ユーロ・ドル\n2025/02/25,149.6,1.0466\n", ["2025-02-25 USD/JPY 149.6", "2025-02-25 EUR/USD 1.0466"]
    ),
    ("ttm.csv", "日付,USD,EUR\n2025/2/25,149.83,156.81\n", ["2025-02-25 USD/JPY 149.83", "2025-02-25 EUR/JPY 156.81"]),
    (
      "ecb.csv",
      "KEY,FREQ,CURRENCY,CURRENCY_DENOM,TIME_PERIOD,OBS_VALUE\nEXR.D.USD.EUR.SP00.A,D,USD,EUR,2025-02-24,1.0466\n",
      ["2025-02-24 EUR/USD 1.0466"]
    ),
    (
      "eurofxref.csv", "Date, USD, JPY, \n24 February 2025, 1.0466, 156.81, \n",
      ["2025-02-24 EUR/USD 1.0466", "2025-02-24 EUR/JPY 156.81"]
    ),
    (
      "nbp.csv", "date,currency,units,rate,quote\n2025-02-24,JPY,100,2.6512,PLN\n", ["2025-02-24 JPY/PLN 0.026512"]
    ),
  ])
  func reads(_ file: String, _ text: String, _ rates: [String]) throws {
    let lines = try TableLines(text, file: file)
    #expect(lines.layout.content == .rates)
    #expect(lines.rates == rates)
    #expect(InputKind.sniff(prefix: Array(text.utf8), name: file) != .table)
  }

  @Test func currencyOfTheQuotes() throws {
    let text = "Date,USD,EUR,JPY(100)\n2025-02-24,1428,1494.52,953.25\n"
    #expect(throws: Diagnostic.self) { try TableLines(text, file: "rates.csv") }
    let lines = try TableLines(text, file: "rates.csv", options: TableOptions(currency: .krw))
    #expect(lines.rates == ["2025-02-24 USD/KRW 1428.0", "2025-02-24 EUR/KRW 1494.52", "2025-02-24 JPY/KRW 9.5325"])
  }

  @Test func pairOfTheUser() throws {
    let text = "Date,Rate\n2025-02-24,1428\n"
    let lines = try TableLines(text, file: "download.csv", options: TableOptions(symbol: "USD/KRW"))
    #expect(lines.rates == ["2025-02-24 USD/KRW 1428.0"])
    #expect(throws: Diagnostic.self) { try TableLines(text, file: "download.csv") }
  }

  @Test func pricesOfPairsOnDemand() throws {
    let text = "Date,Open,High,Low,Close\n2024-01-02,1.1,1.2,1.0,1.0942\n"
    let lines = try TableLines(text, file: "EURUSD=X.csv", options: TableOptions(content: .prices))
    #expect(lines.bars == ["EURUSD=X 2024-01-02 o1.1 h1.2 l1 c1.0942"])
    #expect(lines.facts["EURUSD=X"]?.kind == .fx)
  }

  @Test func wrongRates() throws {
    let lines = try TableLines(
      "day,base,quote,rate\n2025-02-24,CNY,KRW,0\n2025-02-24,CNY,KRW,-1\n2025-02-24,CNY,XYZ,5\n2025-02-24,CNY,KRW,abc\n2025-02-24,CNY,KRW,197\n",
      file: "r.csv")
    #expect(lines.rates == ["2025-02-24 CNY/KRW 197.0"])
    #expect(
      lines.complaints == [
        "2:20 rate \"0\" of CNY/KRW is not positive", "3:20 rate \"-1\" of CNY/KRW is not positive",
        "4:16 \"XYZ\" is not a currency", "5:20 rate \"abc\" is not a number",
      ])
  }

  /// A currency in itself is worth one; anything else is wrong.
  @Test func againstItself() throws {
    let table = "통화,기준일,매매기준율\nUSD,2024.01.02,1289.40\nKRW,2024.01.02,1\n"
    #expect(try TableLines(table, options: TableOptions(currency: .krw)).rates == ["2024-01-02 USD/KRW 1289.4"])
    let lines = try TableLines(table, options: TableOptions(currency: .usd))
    #expect(lines.complaints == ["2:16 USD is quoted in itself at \"1289.40\""])
  }

  /// Currencies alone say nothing of what they are quoted in, unless the caller does.
  @Test(arguments: [
    (
      "\"CubeId\";\"devkua\"\n\n\"Date\";\"D0\";\"D1\";\"Value\"\n\"2024-07-04\";\"M0\";\"EUR1\";\"0.9732\"\n\"2024-07-04\";\"M0\";\"JPY100\";\"0.5578\"\n",
      "CHF",
      ["2024-07-04 EUR/CHF 0.9732", "2024-07-04 JPY/CHF 0.005578"]
    ),
    (
      "data;1USD;100JPY;nr tabeli\n;dolar;jen;\n20240704;3,9813;2,4662;129\n", "PLN",
      ["2024-07-04 USD/PLN 3.9813", "2024-07-04 JPY/PLN 0.024662"]
    ),
  ])
  func currenciesWithoutTheOther(_ text: String, _ quote: String, _ rates: [String]) throws {
    let lines = try TableLines(text, file: "x.csv", options: TableOptions(currency: Currency(quote)))
    #expect(lines.rates == rates)
    #expect(lines.rejectedRows == 0)
    #expect(throws: Diagnostic.self) { try TableLines(text, file: "x.csv") }
  }
}
