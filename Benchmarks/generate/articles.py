#!/usr/bin/env python3
"""Write articles of made-up news: the text that the benchmarks read.

usage: articles.py FOLDER FILES BYTES [--seed N] [--languages ko,en,zh,ja] [--names ENTITIES.TSV]
       articles.py --one FILE BYTES [--seed N] [--facts SHARE]

FILES articles of BYTES/FILES bytes each (UTF-8), languages in turn, dense with amounts, percentages, dates and names,
a third of the sentences (or SHARE of them) stating a fact and the rest being what news are full of besides. With --one all of it goes into
one file. --names takes the companies of a lexicon file for the English articles. The same arguments give the same bytes. Every figure is drawn by chance: nothing here is true.
"""
import argparse
import os
import random
import sys

COMPANIES = {
    "en": ["Alibaba", "ByteDance", "Tencent", "Baidu", "Samsung Electronics", "SK hynix", "Hyundai Motor", "Naver", "Kakao",
           "TSMC", "Foxconn", "SoftBank", "Toyota", "Sony", "Microsoft", "Google", "Amazon", "Meta", "Apple", "Oracle",
           "Nvidia", "Intel", "Micron", "Tesla", "OpenAI", "Xiaomi", "BYD", "CATL", "JD.com", "Meituan"],
    "ko": ["알리바바", "바이트댄스", "텐센트", "바이두", "삼성전자", "SK하이닉스", "현대차", "네이버", "카카오", "TSMC", "폭스콘",
           "소프트뱅크", "도요타", "소니", "마이크로소프트", "구글", "아마존", "메타", "애플", "오라클", "엔비디아", "인텔",
           "마이크론", "테슬라", "오픈AI", "샤오미", "비야디", "CATL", "징둥닷컴", "메이투안"],
    "zh": ["阿里巴巴", "字节跳动", "腾讯", "百度", "三星电子", "SK海力士", "现代汽车", "台积电", "富士康", "软银", "丰田", "索尼", "微软",
           "谷歌", "亚马逊", "苹果", "甲骨文", "英伟达", "英特尔", "美光", "特斯拉", "小米", "比亚迪", "宁德时代", "京东", "美团"],
    "ja": ["アリババ", "バイトダンス", "テンセント", "サムスン電子", "SKハイニックス", "TSMC", "鴻海", "ソフトバンクグループ", "トヨタ自動車",
           "ソニーグループ", "マイクロソフト", "グーグル", "アマゾン", "アップル", "オラクル", "エヌビディア", "インテル", "テスラ", "日立製作所",
           "東京エレクトロン"],
}

FACTS = {
    "en": [
        "{co} plans to invest {usd} in data centres over the next {n} years, people familiar with the matter said. ",
        "{co} said it would spend about RMB{bn} billion (${small} billion) on artificial intelligence this year. ",
        "The company said capital expenditure would reach ${small} billion to ${large} billion in fiscal {year}. ",
        "{co} spent {usd} on equipment in {past}, mostly on chips. ",
        "Revenue at the cloud unit of {co} rose {pct} percent from a year earlier. ",
        "Shares of {co} have climbed about {pct} percent since the start of the year. ",
        "{co} acquired a stake in {other} for ${small} billion. ",
    ],
    "ko": [
        "{co}는 앞으로 {n}년간 클라우드와 인공지능 설비에 {jo}조 {eok}억 원을 투자하겠다고 밝혔다. ",
        "{co}은 올해 설비투자에 약 {won}억 위안(약 {jo}조 원)을 쓸 계획이라고 발표했다. ",
        "이 회사는 지난해 {jo}조{eok}억원을 투자했다고 설명했다. ",
        "{co}의 클라우드 매출은 전년 동기 대비 {pct}% 증가했다. ",
        "{co} 주가는 올해 들어 {pct}%가량 올랐다. ",
        "{co}는 {other} 지분 인수에 {won}억 달러 이상을 투입하기로 했다. ",
    ],
    "zh": [
        "{co}宣布，未来{n}年将投入超过{won}亿元建设云和人工智能基础设施。",
        "{co}今年的资本开支预计约为{won}亿元人民币，同比增长{pct}%。",
        "该公司去年在设备上花费了{won}亿美元。",
        "{co}云业务收入同比增长约{pct}%。",
        "今年以来，{co}股价累计上涨{pct}%。",
        "{co}以{won}亿美元收购了{other}的股份。",
    ],
    "ja": [
        "{co}は今後{n}年間でデータセンターに{jo}兆{won}億円を投資すると発表した。",
        "{co}は今年、設備投資に約{won}億元を充てる計画だ。",
        "同社は昨年、半導体に{won}億ドルを投じた。",
        "{co}のクラウド事業の売上高は前年同期比{pct}%増となった。",
        "{co}の株価は年初から約{pct}%上昇している。",
    ],
}

FILLER = {
    "en": [
        "Analysts had expected little news from the meeting, which lasted {n} hours on a rainy Tuesday. ",
        "The model answered {pct} of 100 questions better than GPT-4 and Llama 3.1, according to a table in the paper. ",
        "More than {won},000 visitors came to the exhibition, the organisers said on {month} {n}, {year}. ",
        "The company's market value stands at ${large} billion, and its bonds yield {n}.{n} percent. ",
        "A spokeswoman declined to comment, and calls to the office outside business hours were not returned. ",
        "Officials in three provinces have asked power companies to report how much electricity the new halls will need. ",
        "Its founder, {age}, told a conference that nobody should plan further ahead than the next winter. ",
    ],
    "ko": [
        "행사장에는 관람객 {won}만 명이 몰렸고 주최 측은 {month_no}월 {n}일까지 연장하기로 했다. ",
        "업계 관계자는 이번 발표가 시장의 예상을 크게 벗어나지 않았다고 말했다. ",
        "새 모델은 GPT-4와 2.5-맥스보다 {pct}개 항목에서 높은 점수를 받았다고 연구진은 전했다. ",
        "회사의 시가총액은 {jo}조 원을 넘어섰고 직원 수는 {won}명이다. ",
        "기자회견은 {year}년 {month_no}월 {n}일 오후 3시에 서울에서 열렸다. ",
        "전문가들은 전력 수요가 빠르게 늘어날 것이라며 송전망을 서둘러 손봐야 한다고 지적했다. ",
    ],
    "zh": [
        "会议于{year}年{month_no}月{n}日在上海举行，约有{won}人参加。",
        "分析师认为，市场对这一消息早有预期，影响有限。",
        "新模型在{pct}项测试中超过GPT-4和H100平台上的旧版本。",
        "公司总市值约为{jo}万亿元，员工{won}人。",
        "当地电力部门表示，新建机房的用电需求正在快速上升。",
    ],
    "ja": [
        "会見は{year}年{month_no}月{n}日に東京で開かれ、約{won}人が参加した。",
        "市場関係者は、今回の発表はおおむね想定の範囲内だったとみている。",
        "新しいモデルは{pct}項目でGPT-4を上回ったという。",
        "同社の時価総額は{jo}兆円を超え、従業員は{won}人に上る。",
    ],
}

HEADS = {
    "en": "{co} and {other}: the race to build goes on\nPublished {year}-{mm}-{dd}\n\n",
    "ko": "{co}·{other}, 투자 경쟁 이어간다\n입력 {year}-{mm}-{dd} 15:39\n\n",
    "zh": "{co}与{other}：投资竞赛继续\n{year}年{month_no}月{n}日\n\n",
    "ja": "{co}と{other}、投資競争続く\n{year}年{month_no}月{n}日\n\n",
}
MONTHS = "January February March April May June July August September October November December".split()


def values(chance, language):
    """Figures and names for one sentence."""
    names = COMPANIES[language]
    year = chance.randint(2021, 2025)
    month = chance.randint(1, 12)
    small = round(chance.uniform(1, 90), 1)
    return {
        "co": chance.choice(names), "other": chance.choice(names), "n": chance.randint(2, 9),
        "usd": chance.choice(["$%.1f billion", "US$%.1fbn", "%.1f billion dollars"]) % small, "small": small,
        "large": round(small + chance.uniform(1, 60), 1), "bn": chance.randint(10, 900), "pct": chance.randint(2, 90),
        "year": year, "past": year - 1, "jo": chance.randint(1, 90), "eok": chance.randint(1, 99) * 100,
        "won": chance.randint(11, 9900), "month": MONTHS[month - 1], "month_no": month, "mm": "%02d" % month,
        "dd": "%02d" % chance.randint(1, 28), "age": chance.randint(31, 79),
    }


def article(chance, language, size, share=0.34):
    """One article of about so many bytes."""
    text = HEADS[language].format(**values(chance, language))
    length = len(text.encode())
    parts = [text]
    count = 0
    while length < size:
        kind = FACTS if chance.random() < share else FILLER
        sentence = chance.choice(kind[language]).format(**values(chance, language))
        count += 1
        if count % 5 == 0:
            sentence = sentence.rstrip() + "\n\n"
        parts.append(sentence)
        length += len(sentence.encode())
    return "".join(parts).rstrip() + "\n"


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--one", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--languages", default="ko,en,zh,ja")
    parser.add_argument("--names")
    parser.add_argument("--facts", type=float, default=0.34)
    parser.add_argument("target")
    parser.add_argument("numbers", type=int, nargs="+")
    options = parser.parse_args()
    languages = options.languages.split(",")
    if options.names:
        with open(options.names, encoding="utf-8") as lines:
            rows = [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]
        COMPANIES["en"] += [row[1] for row in rows[1:] if len(row) > 2 and row[2] == "company"]
    chance = random.Random(options.seed)
    if options.one:
        size = options.numbers[0]
        with open(options.target, "w", encoding="utf-8", newline="\n") as out:
            written = 0
            while written < size:
                text = article(chance, languages[0], min(1 << 20, size - written), options.facts)
                out.write(text)
                written += len(text.encode())
        return
    files, size = options.numbers
    for number in range(files):
        folder = os.path.join(options.target, "%03d" % (number // 1000))
        os.makedirs(folder, exist_ok=True)
        language = languages[number % len(languages)]
        with open(os.path.join(folder, "%s-%05d.txt" % (language, number)), "w", encoding="utf-8", newline="\n") as out:
            out.write(article(chance, language, size // files))


if __name__ == "__main__":
    sys.exit(main())
