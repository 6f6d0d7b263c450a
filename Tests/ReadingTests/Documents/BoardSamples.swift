/// Quote boards as pages print them, each with its rows: "name|price|currency|change|window", "-" for what is not there.
struct BoardSample: Sendable, CustomStringConvertible {
  var description: String
  var text: String
  var rows: [String]
  var file = "board.txt"
}

let boardSamples: [BoardSample] = [
  BoardSample(
    description: "Japanese rows of one line with wide percent signs, a head, and sen",
    text: """
      建設株は高安まちまちだった

      きょうの建設株：大林組1903円（-1.6％）　鹿島2,711.5円（+0.2％）　清水建設904円50銭（-1.3％）
      """,
    rows: ["大林組|1903|JPY|-1.6|day", "鹿島|2711.5|JPY|0.2|day", "清水建設|904.5|JPY|-1.3|day"]),
  BoardSample(
    description: "table with digits in groups and rand",
    text: """
      <html><body><h1>Closing prices</h1><p>Shares fell on Friday.</p>
      <table><thead><tr><th>Instrument</th><th>Last</th><th>Day %</th></tr></thead>
      <tbody><tr><td>Top Forty</td><td>89 402</td><td>-0.81</td></tr>
      <tr><td>Karee Stores</td><td>R58.22</td><td>+6.40</td></tr>
      <tr><td>Bitcoin</td><td>$117,550</td><td>+1.30</td></tr></tbody></table></body></html>
      """,
    rows: ["Top Forty|89402|-|-0.81|day", "Karee Stores|58.22|ZAR|6.4|day", "Bitcoin|117550|USD|1.3|day"],
    file: "board.html"),
  BoardSample(
    description: "most active shares, bare prices under a head with the currency",
    text: """
      Shares ended the day higher in Singapore

      Top actives by value (S$)
      Katong Robotics 0.66 -17.5%
      Sembawang Yards 2.21 0.0%
      Merlion Trust 1.185 +2.16%
      """,
    rows: ["Katong Robotics|0.66|SGD|-17.5|day", "Sembawang Yards|2.21|SGD|0|day", "Merlion Trust|1.185|SGD|2.16|day"]),
  BoardSample(
    description: "one cell a line, header first",
    text: """
      오늘의 기사 제목입니다

      가상자산 시세

        • 종목
        • 현재가(원)
        • 변동률
          • 비트코인
          • 101,500,000
          • +2.15%
          • 이더리움
          • 2,750,500
          • -0.4%
      * 24시간 변동률 기준
      """,
    rows: ["비트코인|101500000|KRW|2.15|24h", "이더리움|2750500|KRW|-0.4|24h"]),
  BoardSample(
    description: "one cell a line, blank lines between, ticker below the name",
    text: """
      Crypto prices (USD, 24h)

      Bitcoin

      BTC

      $64,120.55

      -1.9%

      Ethereum

      ETH

      $3,105.20

      +0.7%

      Solana

      SOL

      $148.01

      0.00%
      """,
    rows: ["Bitcoin|64120.55|USD|-1.9|24h", "Ethereum|3105.2|USD|0.7|24h", "Solana|148.01|USD|0|24h"]),
  BoardSample(
    description: "name, price and change on a line, triangles",
    text: """
      증시 마감 기사 제목

      ■ 오늘의 시세
      삼성전자 71,200원 ▲1.42%
      SK하이닉스 182,300원 ▼0.55%
      코스피 2,655.28 ▲0.31%
      """,
    rows: ["삼성전자|71200|KRW|1.42|day", "SK하이닉스|182300|KRW|-0.55|day", "코스피|2655.28|-|0.31|day"]),
  BoardSample(
    description: "points and percent in brackets",
    text: """
      Closing levels
      S&P 500 5,815.03 +34.98 (+0.61%)
      Nasdaq Composite 18,342.94 -12.10 (-0.07%)
      Nikkei 225 39,605.80 +224.91 (+0.57%)
      """,
    rows: ["S&P 500|5815.03|-|0.61|day", "Nasdaq Composite|18342.94|-|-0.07|day", "Nikkei 225|39605.8|-|0.57|day"]),
  BoardSample(
    description: "sign only at the points",
    text: """
      [마감 지수]
      코스피 2,596.91 ▼36.54(1.39%)
      코스닥 770.98 ▲2.10(0.27%)
      """,
    rows: ["코스피|2596.91|-|-1.39|day", "코스닥|770.98|-|0.27|day"]),
  BoardSample(
    description: "words for up and down",
    text: """
      Where they closed
      S&P 500: up 12.44 points, or 0.2%, to 6,234.01
      Dow: down 44.10 points, or 0.1%, to 43,200.50
      Russell 2000: up 3.01 points, or 0.1%, to 2,210.18
      """,
    rows: ["S&P 500|6234.01|-|0.2|day", "Dow|43200.5|-|-0.1|day", "Russell 2000|2210.18|-|0.1|day"]),
  BoardSample(
    description: "several on a line",
    text: """
      Markets wrap for a quiet day

      BTC $97,010 (+1.2%) | ETH $3,310 (-0.8%) | DOGE $0.3120 (+4.4%)
      """,
    rows: ["BTC|97010|USD|1.2|day", "ETH|3310|USD|-0.8|day", "DOGE|0.312|USD|4.4|day"]),
  BoardSample(
    description: "several on a line, slashes, Korean",
    text: """
      장 마감 시황

      코스피 2,500.10(+0.52%) / 코스닥 731.22(-1.10%) / 원·달러 1,432.5원(+0.35%)
      """,
    rows: ["코스피|2500.1|-|0.52|day", "코스닥|731.22|-|-1.1|day", "원·달러|1432.5|KRW|0.35|day"]),
  BoardSample(
    description: "Markdown table, price last",
    text: """
      ---
      title: 本日の相場
      ---

      | 銘柄 | 前日比 | 終値（円） |
      |---|---:|---:|
      | 日経平均 | +0.42% | 38,920.26 |
      | トヨタ自動車 | -1.05% | 2,655 |
      """,
    rows: ["日経平均|38920.26|-|0.42|day", "トヨタ自動車|2655|JPY|-1.05|day"], file: "board.md"),
  BoardSample(
    description: "Markdown table with ranks, codes and volume",
    text: """
      | # | 이름 | 코드 | 현재가(원) | 전일대비 | 등락률 | 거래량 |
      |---|---|---|---|---|---|---|
      | 1 | 삼성전자 | 005930 | 57,900 | ▲ 500 | +0.87% | 12,345,678 |
      | 2 | NAVER | 035420 | 201,500 | ▼ 3,000 | -1.47% | 987,654 |
      """,
    rows: ["삼성전자|57900|KRW|0.87|day", "NAVER|201500|KRW|-1.47|day"], file: "board.md"),
  BoardSample(
    description: "HTML table, percent sign in the header only",
    text: """
      <html><body><h1>行情快报</h1><table><tr><th>名称</th><th>最新价</th><th>涨跌幅(%)</th></tr>
      <tr><td>上证指数</td><td>3,210.55</td><td>+0.31</td></tr>
      <tr><td>贵州茅台</td><td>1,688.00</td><td>-0.92</td></tr></table></body></html>
      """,
    rows: ["上证指数|3210.55|-|0.31|day", "贵州茅台|1688|-|-0.92|day"], file: "board.html"),
  BoardSample(
    description: "HTML list, cells in spans without blanks",
    text: """
      <html><body><h1>비트코인 급등</h1><div class="coin-ticker"><h3>코인 시세 <em>24시간 전 대비</em></h3><ul>
      <li><span class="n">비트코인</span><span class="p">98,210,000원</span><span class="c up">+3.02%</span></li>
      <li><span class="n">리플</span><span class="p">712.5원</span><span class="c down">-1.11%</span></li></ul></div>
      </body></html>
      """,
    rows: ["비트코인|98210000|KRW|3.02|24h", "리플|712.5|KRW|-1.11|24h"], file: "board.html"),
  BoardSample(
    description: "full-width digits and signs",
    text: """
      きょうの株価ボード
      ソニーグループ　１３，２４０円　－０．８１％
      任天堂　８，１００円　＋２．０３％
      """,
    rows: ["ソニーグループ|13240|JPY|-0.81|day", "任天堂|8100|JPY|2.03|day"]),
  BoardSample(
    description: "black triangles for losses beside plus signs",
    text: """
      主要指標（終値）
      日経平均　38,100.50　▲1.20％
      TOPIX　2,700.11　+0.15％
      ドル円　150.25円　▲0.30％
      """,
    rows: ["日経平均|38100.5|-|-1.2|day", "TOPIX|2700.11|-|0.15|day", "ドル円|150.25|JPY|-0.3|day"]),
  BoardSample(
    description: "decimal commas",
    text: """
      Market snapshot
      DAX 24.217,37 +1,03 %
      CAC 40 7.857,36 -0,72 %
      """,
    rows: ["DAX|24217.37|-|1.03|day", "CAC 40|7857.36|-|-0.72|day"]),
  BoardSample(
    description: "myriads of won",
    text: """
      업비트 시세 (24시간 전 대비)
      비트코인 1억3985만원 -1.25%
      이더리움 394만8천원 -4.34%
      리플 3618원 +0.5%
      """,
    rows: ["비트코인|139850000|KRW|-1.25|24h", "이더리움|3948000|KRW|-4.34|24h", "리플|3618|KRW|0.5|24h"]),
  BoardSample(
    description: "change before the price, arrows",
    text: """
      Commodities at the close
      Gold ↑0.8% $2,412.30
      Brent ↓1.4% $78.20
      """,
    rows: ["Gold|2412.3|USD|0.8|day", "Brent|78.2|USD|-1.4|day"]),
  BoardSample(
    description: "unchanged, minus sign, tabs",
    text: "Exchange rates\nUSD/JPY\t151.20\t\u{2212}0.42%\nEUR/USD\t1.0850\tunchanged\nGBP/USD\t1.2710\t+0.10%",
    rows: ["USD/JPY|151.2|JPY|-0.42|day", "EUR/USD|1.085|USD|0|day", "GBP/USD|1.271|USD|0.1|day"]),
  BoardSample(
    description: "traditional Chinese with tickers in brackets",
    text: """
      港股收盤看板
      騰訊控股（00700）　378.40港元　+1.2%
      恒生指數　19,823.45　-0.6%
      """,
    rows: ["騰訊控股|378.4|HKD|1.2|day", "恒生指數|19823.45|-|-0.6|day"]),
  BoardSample(
    description: "sales of cars are no board",
    text: """
      5월 판매량
      현대차 61,404 +3.2%
      기아 48,100 -1.1%
      토요타 9,100 +12.0%
      """,
    rows: []),
  BoardSample(
    description: "revenue table is no board",
    text: """
      | Segment | Revenue | y/y |
      |---|---|---|
      | Microsoft | 14.9 | +12% |
      | Oracle | 7.2 | +28% |
      """,
    rows: [], file: "table.md"),
  BoardSample(
    description: "bullets of plans are no board",
    text: """
      - 삼성전자: 50조 원 (+12%)
      - SK하이닉스: 20조 원 (+8%)
      - LG에너지솔루션: 3조 원 (-5%)
      """,
    rows: []),
  BoardSample(
    description: "prose is no board",
    text: """
      Stocks closed higher

      Apple rose 1.2% to $190.50 while Microsoft fell 0.3% to $410.20 in a quiet session on Monday.
      코스피는 0.5% 오른 2,600.10에 마감했다.
      """,
    rows: []),
  BoardSample(
    description: "polls are no board",
    text: """
      지지율 조사
      민주당 42.1 +1.2%
      국민의힘 35.0 -0.8%
      """,
    rows: []),
]
