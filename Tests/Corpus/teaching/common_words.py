"""Writes the lists of common words of two Han characters: pairs that the labelled articles have.

    common_words.py [zh|ja …]

What stands in no such pair may be a name. The names of companies in the articles are left out first, so that none becomes
common. Of Chinese articles two must have a pair; Japanese ones are fewer and have less Han, so that one is enough there, and
the pairs within the program's own Japanese word lists count, too.
"""
import collections
import glob
import os
import re
import sys

from company_names import aliases
from corpus import HERE, LEARNED, gold_of

LEXICONS = os.path.join(HERE, "..", "..", "..", "Sources", "CEmbedded", "data", "lexicons")
LEAST = {"zh": 2, "ja": 1}
LISTS = {"zh": [], "ja": ["cues", "layout", "periods", "qualifiers", "units", "words"]}
HEAD = """first	seconds
# Common words of two characters, by their first: what stands in none of them may be a name.
# Pairs of characters that at least {} of our labelled articles have, in none of their names of companies{}.
"""


def articles(language):
    """In how many articles each pair stands outside of companies' names."""
    pairs = collections.Counter()
    for corpus in LEARNED:
        for folder in sorted(glob.glob(os.path.join(corpus, "*", ""))) or [corpus]:
            for doc, gold in gold_of(folder).items():
                if gold["lang"] != language:
                    continue
                text = open(os.path.join(folder, doc), "rb").read()
                try:
                    text = text.decode()
                except UnicodeDecodeError:
                    text = text.decode("gb18030", errors="ignore")
                for name in sorted(aliases(gold), key=lambda x: (-len(x), x)):
                    if len(name) > 1 and re.search("[一-鿿]", name):
                        text = text.replace(name, "|")
                pairs.update(set(re.findall("(?=([一-鿿]{2}))", text)))
    return pairs


def main():
    for language in sys.argv[1:] or ["zh", "ja"]:
        common = {pair for pair, count in articles(language).items() if count >= LEAST[language]}
        for name in LISTS[language]:
            words = open(os.path.join(LEXICONS, language, name + ".tsv"), encoding="utf-8").read()
            common.update(re.findall("(?=([一-鿿]{2}))", words))
        seconds = collections.defaultdict(list)
        for pair in common:
            seconds[pair[0]].append(pair[1])
        with open(os.path.join(LEXICONS, language, "common.tsv"), "w", encoding="utf-8") as file:
            count = {1: "one", 2: "two"}[LEAST[language]]
            file.write(HEAD.format(count, ", and those of our word lists" if LISTS[language] else ""))
            for first in sorted(seconds):
                file.write(first + "\t" + "".join(sorted(seconds[first])) + "\n")


if __name__ == "__main__":
    main()
