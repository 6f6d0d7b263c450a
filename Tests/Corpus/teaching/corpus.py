"""Labelled articles beside the examples that the program wrote of them: what each amount and percentage is.

A corpus is folders of articles with gold-<language>.jsonl (see ../README.md); examples are the lines of
`invest extract --examples` (see ./examples), OUT/BATCH.jsonl for the folder BATCH.
"""
import collections
import glob
import json
import os
import re
import unicodedata

TABLES = ["investments", "revenue_growth", "stock_moves", "market_tickers"]
HERE = os.path.dirname(os.path.abspath(__file__))
# What is learned from: every folder but `held`, which is to say what to expect of articles that nobody has seen.
LEARNED = [os.path.join(HERE, "..", name) for name in ("taught", "dev", "own", "unseen", "fresh", "blind", "unread")]

# The answers to each question in the order of the program (LinearModel.Question and who asks it).
ANSWERS = {
    "amount": ["none", "capex", "stake"],
    "percent": ["none", "growth", "move"],
    "status": ["planned", "spent"],
    "segment": ["total", "cloud", "ai", "other"],
    "window": ["day", "week", "month", "quarter", "ytd", "year", "other"],
}


# ---------------------------------------------------------------------------------------------- when two facts are one


def norm(text):
    """A name without case, width, blanks and punctuation."""
    return re.sub(r"[\s\-_.,·'’&()/]+", "", unicodedata.normalize("NFKC", str(text)).lower())


def names(value):
    """All that an entity is called, normalised."""
    if value is None:
        return set()
    if isinstance(value, dict):
        value = [x for x in (value.get("id"), value.get("name"), value.get("mention")) if x]
    if isinstance(value, str):
        value = [value]
    return {norm(x) for x in value if x}


def num(a, b, tolerance=1e-6):
    """Whether two numbers, or the lack of them, are the same."""
    if a is None or b is None:
        return a is None and b is None
    a, b = float(a), float(b)
    return a == b or abs(a - b) <= tolerance * max(abs(a), abs(b))


def segment(text):
    """A part of the business as the gold tells parts apart."""
    text = norm(text or "total")
    if text in ("total", "overall", "group", "company", "revenue", "totalrevenue", "sales"):
        return "total"
    return next((k for k in ("cloud", "ai") if k in text), "other")


def same(table, gold, found):
    """Whether a fact that was found is one of the gold."""
    if table == "market_tickers":
        mine = names(found.get("name")) | names(found.get("symbol"))
        return (
            bool(names(gold["name"]) & mine)
            and num(gold["price"], found.get("price"))
            and num(gold.get("change_percent"), found.get("change_percent"))
        )
    if not names(gold["entity"]) & names(found.get("entity")):
        return False
    if table == "investments":
        if not (num(gold["amount"], found.get("amount")) and num(gold.get("years"), found.get("years"), 1e-3)):
            return False
        return gold["amount"] is None or gold["currency"] == found.get("currency")
    if not num(gold["percent"], found.get("percent")):
        return False
    if table == "revenue_growth":
        return segment(gold.get("segment")) == segment(found.get("segment"))
    return gold["window"] == found.get("window")


# --------------------------------------------------------------------------------------------------- gold and examples


def gold_of(folder):
    """The gold of a folder by document, each fact with the bytes of its quote."""
    result = {}
    for path in sorted(glob.glob(os.path.join(folder, "gold-*.jsonl"))):
        for line in open(path, encoding="utf-8"):
            if not line.strip():
                continue
            gold = json.loads(line)
            raw = None
            for table in TABLES:
                for fact in gold.setdefault(table, []):
                    if "bytes" in fact:
                        continue
                    if raw is None:
                        raw = open(os.path.join(folder, gold["doc"]), "rb").read()
                    quote = fact.get("quote", "\0").encode()
                    at = raw.find(quote)
                    fact["bytes"] = [at, at + len(quote)] if at >= 0 else [0, len(raw)]
            result[gold["doc"]] = gold
    return result


def folders(corpora, examples):
    """The folders of articles that examples have been written of, with the file of them."""
    for corpus in corpora:
        inner = sorted(glob.glob(os.path.join(corpus, "*", ""))) or [corpus]
        for folder in inner:
            batch = os.path.basename(os.path.abspath(folder))
            path = os.path.join(examples, batch + ".jsonl")
            if os.path.exists(path) and glob.glob(os.path.join(folder, "gold-*.jsonl")):
                yield folder, path


def load(corpora, examples, heads, hold=()):
    """The examples of some heads (amount, percent, names, run), those of amounts and percentages with their answers."""
    result = []
    for folder, path in folders(corpora, examples):
        batch = os.path.basename(os.path.abspath(folder))
        if batch in hold:
            continue
        gold = gold_of(folder)
        for line in open(path, encoding="utf-8"):
            head = re.search(r'"head":"(\w+)"', line)
            if not head or head[1] not in heads:
                continue
            example = json.loads(line)
            if example["doc"] not in gold:
                continue
            example["gold"] = gold[example["doc"]]
            example["lang"] = example["gold"]["lang"]
            example["doc"] = batch + "/" + example["doc"]
            if example["head"] in ("amount", "percent"):
                answer(example)
            result.append(example)
    number = collections.defaultdict(lambda: len(number))
    for example in result:
        example["number"] = number[example["doc"]]
    return result


def answer(example):
    """Sets `answer` (None: neither for nor against) and `facts`, those of the gold that the quantity states."""
    gold = example["gold"]
    example["answer"], example["facts"] = "none", []
    if example["head"] == "amount":
        currency = example["currency"]
        own = [x for x in gold["investments"] if x["currency"] == currency]
        alike = [("", x) for x in own if x["amount"] is not None and num(x["amount"], example["amount"])]
        # An end of a range belongs to it.
        ends = [
            x
            for x in own
            if x.get("amount_high") is not None
            and (num(x["amount_high"], example["amount"]) or num(x["amount"], example["amount"]) and "high" not in example)
        ]
        restated = [r for x in gold["investments"] for r in x.get("restated") or []]
        is_restated = any(r["currency"] == currency and num(r["amount"], example["amount"]) for r in restated)
        if is_restated and not alike and not ends and example.get("rule") is None:
            # What an amount is worth in other money is none of its own, but wrong only where a rule states it.
            example["answer"] = None
    else:
        size = abs(example["percent"])
        alike = [("growth", x) for x in gold["revenue_growth"] if num(abs(x["percent"]), size)]
        alike += [("move", x) for x in gold["stock_moves"] if num(abs(x["percent"]), size)]
        ends = []
    low, high = example["at"]
    here = [(k, x) for k, x in alike if x["bytes"][0] < high and low < x["bytes"][1]]
    firm = [(k or x["kind"], x) for k, x in here if not x.get("optional")]
    if firm:
        example["answer"] = firm[0][0]
        example["facts"] = [x for k, x in firm if example["head"] == "amount" or k == example["answer"]]
    elif alike or ends:
        # Optional, or told in other words elsewhere.
        example["answer"] = None
