"""Names of companies that do not exist, written as a language writes them: its own firms' and foreign ones'.

They stand in the copies of articles (see company_names.py). What a name is made of comes from how the lexicon's own firms are
called: the characters that their names begin with, the sounds that foreign names are spelled by, what names end with.
"""
import collections
import os
import re

from corpus import HERE

LEXICONS = os.path.join(HERE, "..", "..", "..", "Sources", "CEmbedded", "data", "lexicons")
ENGLISH_ENDS = """Technologies Industries Group Holdings Robotics Energy Power Materials Foods Capital Partners Ventures Pharma
Therapeutics Systems Labs Motors Steel Mining Resources Logistics Bank Financial Insurance Semiconductor Electronics Networks
Software Health Aerospace Chemicals Solutions Brands Retail Airlines Water Electric Shipping Marine Paper Textiles Mills Dairy
Farms Breweries Homes Properties Cement Telecom Media Games Studios Minerals Metals Gold Lithium Oil Gas Petroleum Renewables
Solar Wind Engineering Tools Plastics Packaging Glass Optics Photonics Biotech Biosciences Diagnostics Medical""".split()
SCRIPTS = {"zh": "[一-鿿]+", "ko": "[가-힣]+", "ja": "[一-鿿]+|[ァ-ヴー]+", "en": "[A-Z][a-z]+"}
# Characters that foreign names are spelled by in Chinese, in both scripts.
SPELLED = "克斯尔特伦德拉尼巴马罗亚里森诺维卡格莱布瑞塔西姆达奥科瓦迪恩纳洛林曼普蒂顿利蒙贝索菲托哈萨沃"
SPELLED_OLD = "克斯爾特倫德拉尼巴馬羅亞里森諾維卡格萊布瑞塔西姆達奧科瓦迪恩納洛林曼普蒂頓利蒙貝索菲托哈薩沃"
SYLLABLES = "ka ro vel mar ten dor sil na tor ben lu mi ra sten hal ver gan el ri os al den cor pel wes bri fen ash ny mor".split()


def is_written(text, is_old):
    """Whether a Chinese text can be one in traditional characters, or in simplified ones."""
    try:
        return bool(text.encode("big5" if is_old else "gb2312"))
    except UnicodeEncodeError:
        return False


def is_traditional(text):
    """Whether most characters of a Chinese text that only one of the scripts has are traditional."""
    some = set(re.findall("[一-鿿]", text))
    return sum(not is_written(x, False) for x in some) > sum(not is_written(x, True) for x in some)


class Maker:
    """Makes names in a language."""

    def __init__(self, language):
        rows = [l.rstrip("\n").split("\t") for l in open(os.path.join(LEXICONS, "entities.tsv"), encoding="utf-8")]
        firms = {r[0] for r in rows if len(r) > 2 and r[2] == "company"}
        path = os.path.join(LEXICONS, language, "names.tsv")
        rows = [l.rstrip("\n").split("\t") for l in open(path, encoding="utf-8") if l[0] != "#"]
        names = {r[0] for r in rows if len(r) == 3 and r[1] in firms and not r[2] and 2 <= len(r[0]) <= 24}
        self.language, self.script = language, re.compile(SCRIPTS[language])
        self.known = sorted(x for x in names if self.script.fullmatch(x.replace(" ", "")))
        self.ends = ENGLISH_ENDS
        if language != "en":
            path = os.path.join(LEXICONS, language, "newnames.tsv")
            line = next(l for l in open(path, encoding="utf-8") if l.startswith("suffix\t"))
            self.ends = line.rstrip("\n").split("\t")[1].split("|")
        # What firms' names begin with before such an end, a character by its place.
        self.first, self.second = collections.Counter(), collections.Counter()
        self.spelled = collections.Counter()
        for name in self.known:
            end = next((e for e in self.ends if name.endswith(e) and len(name) > len(e) + 1), None)
            if end and len(name) - len(end) == 2 and not re.search("[ァ-ヴー]", name[:2]):
                self.first[name[0]] += 1
                self.second[name[1]] += 1
            if len(name) - len(end or "") > 3 and (language == "ko" or language == "ja" and "ァ" <= name[0] <= "ヴ"):
                self.spelled.update(name[: len(name) - len(end or "")])
        often = lambda counts, least: sorted(x for x, n in counts.items() if n >= least)
        self.first, self.second, self.spelled = often(self.first, 3), often(self.second, 3), often(self.spelled, 20)
        if language == "zh":
            self.spelled = sorted(set(SPELLED + SPELLED_OLD))

    def pick(self, among, dice, is_old):
        """One of some, in the script of the text."""
        while True:
            one = dice.choice(among)
            if self.language != "zh" or is_written(one, is_old):
                return one

    def latin(self, dice):
        word = "".join(dice.choice(SYLLABLES) for _ in range(dice.choice((2, 2, 3)))).capitalize()
        return word + " " + dice.choice(ENGLISH_ENDS) if dice.random() < 0.5 else word

    def draw(self, dice, is_old=False):
        """A name of the lexicon, or a made one."""
        kind = dice.random()
        if kind < 0.15:
            return self.pick(self.known, dice, is_old)
        if self.language == "en":
            return self.latin(dice)
        if kind < 0.22:
            return self.latin(dice)
        gap = 0.75
        if kind < 0.45:
            # A foreign one, spelled by sound.
            count = dice.choice((2, 3, 3, 4) if self.language == "zh" else (3, 4, 4, 5))
            start = "".join(self.pick(self.spelled, dice, is_old) for _ in range(count)).lstrip("ーンッャュョァィゥェォ")
            gap = 0.5
        else:
            start = self.pick(self.first, dice, is_old) + self.pick(self.second, dice, is_old)
        return start + self.pick(self.ends, dice, is_old) if dice.random() < gap else start
