"""Writes the list of common Chinese words of two characters: pairs that at least two of the labelled articles have.

    common_words.py [FILE]

What stands in no such pair may be a name. The names of companies in the articles are left out first, so that none becomes
common. Without FILE the list in the program's sources is written.
"""
import collections
import glob
import os
import re
import sys

from company_names import aliases
from corpus import HERE, LEARNED, gold_of

FILE = os.path.join(HERE, "..", "..", "..", "Sources", "CEmbedded", "data", "lexicons", "zh", "common.tsv")
HEAD = """first	seconds
# Common words of two characters, by their first: what stands in none of them may be a name.
# Pairs of characters that at least two of our labelled articles have, in none of their names of companies.
"""


def main():
    articles = collections.Counter()
    for corpus in LEARNED:
        for folder in sorted(glob.glob(os.path.join(corpus, "*", ""))) or [corpus]:
            for doc, gold in gold_of(folder).items():
                if gold["lang"] != "zh":
                    continue
                text = open(os.path.join(folder, doc), "rb").read()
                try:
                    text = text.decode()
                except UnicodeDecodeError:
                    text = text.decode("gb18030", errors="ignore")
                for name in sorted(aliases(gold), key=lambda x: (-len(x), x)):
                    if len(name) > 1 and re.search("[一-鿿]", name):
                        text = text.replace(name, "|")
                articles.update(set(re.findall("(?=([一-鿿]{2}))", text)))
    seconds = collections.defaultdict(list)
    for pair, count in articles.items():
        if count >= 2:
            seconds[pair[0]].append(pair[1])
    with open(sys.argv[1] if len(sys.argv) > 1 else FILE, "w", encoding="utf-8") as file:
        file.write(HEAD)
        for first in sorted(seconds):
            file.write(first + "\t" + "".join(sorted(seconds[first])) + "\n")


if __name__ == "__main__":
    main()
