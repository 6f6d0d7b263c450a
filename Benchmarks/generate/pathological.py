#!/usr/bin/env python3
"""Write files of one thing over and over, each in two sizes: what a reader of articles must not choke on. A "%" in what is
repeated is another name each time.

usage: pathological.py FOLDER BYTES     writes FOLDER/NAME-1.EXT of BYTES bytes, and NAME-4.EXT of four times as many
"""
import os
import sys

# Name, file extension, what comes once before, what is repeated. No line breaks but where they are the point.
CASES = [
    ("digits", "txt", "", "1234567890"),
    ("grouped-digits", "txt", "", "123,"),
    ("points", "txt", "", "1."),
    ("open-brackets", "txt", "", "("),
    ("square-brackets", "md", "", "["),
    ("markdown-links", "md", "", "[a]("),
    ("stars", "md", "", "*a "),
    ("particle", "txt", "삼성", "는"),
    ("particles", "txt", "", "삼성은 는 이 가 "),
    ("numerals", "txt", "", "억만천백십"),
    ("han-numerals", "txt", "", "一万二千三百"),
    ("number-words", "txt", "", "one hundred and "),
    ("currency-signs", "txt", "", "$"),
    ("percents", "txt", "", "5% "),
    ("amounts", "txt", "", "Samsung will invest $5 billion, "),
    ("names", "txt", "", "Alibaba "),
    ("name-starts", "txt", "", "삼성전"),
    ("long-line", "txt", "", "阿里巴巴集團宣布未來三年將投入3800億元人民幣建設雲端和人工智慧基礎設施，"),
    ("kana-line", "txt", "", "ソフトバンクグループは今後4年間で5000億ドルを投じると発表した、"),
    ("full-stops", "txt", "", "A. "),
    ("quotes", "txt", "", "\"'"),
    ("unclosed-tags", "html", "<!doctype html><html><body>", "<div><p>a"),
    ("unclosed-bold", "html", "<!doctype html><html><body><p>", "<b>a "),
    ("tables", "html", "<!doctype html><html><body>", "<table><tr><td>1"),
    ("entities", "html", "<!doctype html><html><body><p>", "&amp;"),
    ("table-rows", "md", "|a|b|\n|-|-|\n", "|1|"),
    ("short-lines", "txt", "", "a\n"),
    ("board-cells", "txt", "", "비트코인\n1,000원\n+1.5%\n"),
    ("tabs", "txt", "", "\t1"),
    ("headings", "md", "", "# a\n"),
    ("shared-currencies", "txt", "Oslo\n\n", "Equinor will spend 5 billion kroner, "),
    ("new-names", "txt", "", "Dunmorrow Produce said "),
    ("new-names-zh", "txt", "", "铝箔厂商博铂科技拟投资5亿元，"),
    ("new-names-ja", "txt", "", "工具商社のハガネヤは5億円を投じ、"),
    ("new-names-ko", "txt", "", "업체 에코리튬은 5억원을 투자하고 "),
    ("labelled-items", "txt", "", "・常盤ケミカル　取得価額は83億円。\n"),
    ("capital-labels", "txt", "", "NVIDIA: Net revenue was down 14.4%.\n\n"),
    ("paragraphs", "txt", "", "Its shares rose 3% this week.\n\n"),
    ("first-person", "txt", "", "In France we spent $5 million and our sales rose 5%. "),
    ("columns", "txt", "", "aaa  bbb  ccc\n"),
    ("wide-columns", "txt", "", "部門　　増減　　利益\n"),
    ("other-names", "txt", "", "% said it would spend $5 million on a plant.\n\n"),
    ("other-names-ko", "txt", "", "%테크는 5억원을 투자한다고 밝혔다.\n"),
    ("other-names-zh", "txt", "", "%科技（600001）宣布投资5亿元。\n"),
    ("other-names-ja", "txt", "", "%は5億円を投じると発表した。\n"),
]
# The syllables of names.
SYLLABLES = {
    "other-names": ["Ba", "Co", "De", "Fi", "Ga", "Ho", "Lu", "Me", "No", "Pi", "Ra", "So", "Ta", "Ve", "Wi", "Zo"],
    "other-names-ko": list("가나다라마바사아자차카타파하고노"),
    "other-names-zh": list("璟川岚澜钧琨皓霖骁珩昱彦翊铄沣瀚"),
    "other-names-ja": list("アカサタナハマヤラワイキシチニヒ"),
}


def units(case, unit):
    """What is repeated, each time."""
    syllables = SYLLABLES.get(case)
    number = 0
    while True:
        if syllables is None:
            yield unit.encode()
        else:
            parts = [syllables[number >> shift & 15] for shift in (0, 4, 8, 12, 16)]
            if case == "other-names":
                name = " ".join("".join(part).capitalize() for part in (parts[:2], parts[2:]))
            else:
                name = "".join(parts)
            yield unit.replace("%", name).encode()
        number += 1


def main():
    folder, size = sys.argv[1], int(sys.argv[2])
    os.makedirs(folder, exist_ok=True)
    for name, extension, before, unit in CASES:
        for factor in (1, 4):
            left = size * factor - len(before.encode())
            with open(os.path.join(folder, "%s-%d.%s" % (name, factor, extension)), "wb") as file:
                file.write(before.encode())
                for piece in units(name, unit):
                    left -= len(piece)
                    if left < 0:
                        break
                    file.write(piece)


main()
