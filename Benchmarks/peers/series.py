#!/usr/bin/env python3
"""Does one piece of work on a price file with another tool and prints what it took.

usage: series.py TOOL TASK FOLDER [RUNS]

TOOL is duckdb, sqlite, pandas or polars; FOLDER holds bars.csv and rates.csv (day, base, quote, rate) and takes what a tool
stores. Prints one line of JSON: the median seconds of RUNS runs inside the process (interpreter, imports and opening the
store are not counted), the peak resident memory in MB, and a checksum, so that all tools can be seen to do the same work.
"""
import json
import os
import resource
import statistics
import subprocess
import sys
import time

TOOL, TASK, FOLDER = sys.argv[1:4]
RUNS = int(sys.argv[4]) if len(sys.argv) > 4 else 5
BARS = os.path.join(FOLDER, "bars.csv")
RATES = os.path.join(FOLDER, "rates.csv")
AMOUNTS = os.path.join(FOLDER, "amounts.csv")
OUT = os.path.join(FOLDER, TOOL + ".out.csv")
_YEAR = os.environ.get("SERIES_YEAR", "2024")
YEAR = (_YEAR + "-01-01", _YEAR + "-12-31")
DAY = os.environ.get("SERIES_DAY", "2025-02-21")
SYMBOL = os.environ.get("SERIES_SYMBOL", "S0500")
BASE = "%d-12-31" % (int(DAY[:4]) - 1)

SQL = {
    "aggregate": "select symbol, count(*) n, avg(close) a, min(close) b, max(close) c from bars group by symbol",
    "ytd": """
        select e.symbol, 100 * (e.close / b.close - 1) p from
          (select symbol, {last}(close, day) close from bars where day <= '@day' and day >= '@year-01-01' group by symbol) e
          join (select symbol, {last}(close, day) close from bars where day <= '@base' and day >= '@before-01-01' group by symbol) b
          using (symbol)""",
    "year": f"select day, close from bars where symbol = '{SYMBOL}' and day between '{YEAR[0]}' and '{YEAR[1]}' order by day",
    "oneday": f"select symbol, close from bars where day = '{DAY}' order by symbol",
    "rolling": """
        select symbol, max(m) a from (select symbol, avg(close) over (partition by symbol order by day
          rows between 19 preceding and current row) m, row_number() over (partition by symbol order by day) r from bars)
        where r >= 20 group by symbol""",
    "drawdown": """
        select symbol, min(close / peak - 1) a from (select symbol, close, max(close) over (partition by symbol order by day
          rows between unbounded preceding and current row) peak from bars) group by symbol""",
}


def dated(query):
    """The query with the days that it is asked for."""
    return (query.replace("@day", DAY).replace("@base", BASE).replace("@year", DAY[:4])
            .replace("@before", BASE[:4]))


def timed(work, setup=None):
    times = []
    result = None
    for _ in range(RUNS):
        if setup:
            setup()
        start = time.perf_counter()
        result = work()
        times.append(time.perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(json.dumps({
        "seconds": statistics.median(times), "peak_mb": max(peak, children) // 1024, "check": check(result),
        "bytes": stored()}))


def check(result):
    """The number of rows and the sum of the last column."""
    if result is None:
        return None
    return [len(result), round(float(sum(row[-1] for row in result)), 4)]


def stored():
    names = {"duckdb": ["bars.duckdb"], "sqlite": ["bars.sqlite"], "pandas": ["bars.pickle"], "polars": ["bars.parquet"]}
    return sum(os.path.getsize(path) for name in names[TOOL] if os.path.exists(path := os.path.join(FOLDER, name)))


def remove(*paths):
    for path in paths:
        for ending in ("", ".wal", "-wal", "-shm"):
            if os.path.exists(path + ending):
                os.remove(path + ending)


def duckdb():
    import duckdb
    path = os.path.join(FOLDER, "bars.duckdb")
    if TASK == "ingest":
        def work():
            db = duckdb.connect(path)
            db.execute(f"create table bars as select * from read_csv('{BARS}')")
            db.execute("checkpoint")
            db.close()
        return timed(work, lambda: remove(path))
    db = duckdb.connect(path, read_only=True)
    if TASK == "export":
        return timed(lambda: db.execute(f"copy (select * from bars order by symbol, day) to '{OUT}' (header)") and None)
    if TASK == "convert":
        db = duckdb.connect()
        db.execute(f"create table rates as select * from read_csv('{RATES}')")
        db.execute("create table amounts as select 1000 + i as amount, date '2010-01-04' + (i % 5000)::int as day from range(100000) t(i)")
        query = """
          select sum(amount * k.rate / c.rate) from amounts a
            asof join (select day, rate from rates where quote = 'CNY') c on a.day >= c.day
            asof join (select day, rate from rates where quote = 'KRW') k on a.day >= k.day"""
        return timed(lambda: db.execute(query).fetchall())
    if TASK == "convertfile":
        db = duckdb.connect()
        db.execute(f"create table rates as select * from read_csv('{RATES}')")
        return timed(lambda: db.execute(f"""copy (
          select a.*, amount * k.rate / c.rate as in_amount, 'KRW' as in_currency, k.rate / c.rate as rate,
            least(c.day, k.day) as rate_day from read_csv('{AMOUNTS}') a
            asof join (select day, rate from rates where quote = 'CNY') c on a.day >= c.day
            asof join (select day, rate from rates where quote = 'KRW') k on a.day >= k.day) to '{OUT}' (header)""") and None)
    if TASK == "resample":
        query = """select symbol, date_trunc('month', day) m, first(open order by day), max(high), min(low),
            last(close order by day), sum(volume) v from bars group by all"""
        return timed(lambda: db.execute(query).fetchall())
    query = dated(SQL[TASK].replace("{last}", "arg_max"))
    return timed(lambda: db.execute(query).fetchall())


def sqlite():
    import sqlite3
    path = os.path.join(FOLDER, "bars.sqlite")
    if TASK == "ingest":
        script = (
            "create table bars (symbol text, day text, open real, high real, low real, close real, volume integer,"
            " primary key (symbol, day)) without rowid;\n.mode csv\n.import --skip 1 " + BARS + " bars\n")
        return timed(
            lambda: subprocess.run(["sqlite3", path], input=script, text=True, check=True) and None, lambda: remove(path))
    db = sqlite3.connect(path)
    if TASK == "export":
        return timed(lambda: subprocess.run(
            ["sqlite3", "-csv", "-header", path, f".once {OUT}", "select * from bars order by symbol, day"], check=True) and None)
    if TASK in ("convert", "convertfile"):
        import csv
        db = sqlite3.connect(":memory:")
        db.execute("create table rates (day text, base text, quote text, rate real, primary key (quote, day)) without rowid")
        with open(RATES) as file:
            db.executemany("insert into rates values (?, ?, ?, ?)", list(csv.reader(file))[1:])
        db.execute("create table amounts (amount real, day text)")
        db.execute("""with recursive n (i) as (select 0 union all select i + 1 from n where i < 99999)
          insert into amounts select 1000 + i, date('2010-01-04', '+' || (i % 5000) || ' days') from n""")
        last = "(select rate from rates where quote = '{}' and day <= a.day order by day desc limit 1)"
        if TASK == "convertfile":
            def work():
                db.execute("delete from amounts")
                with open(AMOUNTS) as file:
                    rows = csv.reader(file)
                    next(rows)
                    db.executemany("insert into amounts (day, amount) values (?, ?)", rows)
                with open(OUT, "w") as file:
                    csv.writer(file).writerows(db.execute(
                        f"select day, amount, amount * rate, 'KRW', rate from (select day, amount, {last.format('KRW')} "
                        f"/ {last.format('CNY')} rate from amounts a)"))
            return timed(work)
        query = f"select sum(amount * {last.format('KRW')} / {last.format('CNY')}) from amounts a"
        return timed(lambda: db.execute(query).fetchall())
    queries = dict(SQL)
    queries["ytd"] = """
        select symbol, 100 * ((select close from bars b where b.symbol = s.symbol and day <= '@day' order by day desc limit 1)
          / (select close from bars b where b.symbol = s.symbol and day <= '@base' order by day desc limit 1) - 1) p
        from (select distinct symbol from bars) s"""
    queries["resample"] = """
        select g.symbol, g.m, f.open, g.h, g.l, c.close, g.v from
          (select symbol, substr(day, 1, 7) m, min(day) a, max(day) z, max(high) h, min(low) l, sum(volume) v
           from bars group by symbol, m) g
          join bars f on f.symbol = g.symbol and f.day = g.a join bars c on c.symbol = g.symbol and c.day = g.z"""
    return timed(lambda: db.execute(dated(queries[TASK])).fetchall())


def pandas():
    import pandas
    path = os.path.join(FOLDER, "bars.pickle")
    if TASK == "ingest":
        return timed(
            lambda: pandas.read_csv(BARS, parse_dates=["day"], dtype={"symbol": "category"}).to_pickle(path),
            lambda: remove(path))
    if TASK in ("convert", "convertfile"):
        rates = pandas.read_csv(RATES, parse_dates=["day"]).sort_values("day")
        index = pandas.Series(range(100000))
        amounts = pandas.DataFrame({
            "amount": 1000.0 + index, "day": pandas.Timestamp("2010-01-04") + pandas.to_timedelta(index % 5000, unit="D")})
        cny, krw = (rates[rates.quote == name][["day", "rate"]] for name in ("CNY", "KRW"))

        def joined_by_day(amounts):
            joined = pandas.merge_asof(amounts.sort_values("day"), cny, on="day")
            return pandas.merge_asof(joined, krw, on="day", suffixes=("_cny", "_krw"))

        def work():
            if TASK == "convertfile":
                joined = joined_by_day(pandas.read_csv(AMOUNTS, parse_dates=["day"]))
                rate = joined.rate_krw / joined.rate_cny
                joined = joined.assign(in_amount=joined.amount * rate, in_currency="KRW", rate=rate)
                joined[["day", "amount", "in_amount", "in_currency", "rate"]].to_csv(OUT, index=False)
                return None
            joined = joined_by_day(amounts)
            return [[(joined.amount * joined.rate_krw / joined.rate_cny).sum()]]
        return timed(work)
    bars = pandas.read_pickle(path)
    groups = bars.groupby("symbol", observed=True)
    work = {
        "aggregate": lambda: groups.close.agg(["count", "mean", "min", "max"]),
        "ytd": lambda: (bars[bars.day <= DAY].groupby("symbol", observed=True).close.last()
                        / bars[bars.day <= BASE].groupby("symbol", observed=True).close.last() - 1).to_frame() * 100,
        "resample": lambda: bars.groupby(["symbol", bars.day.dt.to_period("M")], observed=True).agg(
            open=("open", "first"), high=("high", "max"), low=("low", "min"), close=("close", "last"), volume=("volume", "sum")),
        "rolling": lambda: groups.close.rolling(20).mean().groupby(level=0, observed=True).max().to_frame(),
        "drawdown": lambda: (bars.close / groups.close.cummax() - 1).groupby(bars.symbol, observed=True).min().to_frame(),
        "year": lambda: bars[(bars.symbol == SYMBOL) & (bars.day >= YEAR[0]) & (bars.day <= YEAR[1])][["day", "close"]],
        "oneday": lambda: bars[bars.day == DAY][["symbol", "close"]],
        "export": lambda: bars.to_csv(OUT, index=False),
    }[TASK]
    return timed(lambda: None if (frame := work()) is None else frame.to_numpy().tolist())


def polars():
    import polars
    from polars import col
    path = os.path.join(FOLDER, "bars.parquet")
    if TASK == "ingest":
        return timed(lambda: polars.read_csv(BARS, try_parse_dates=True).write_parquet(path), lambda: remove(path))
    if TASK in ("convert", "convertfile"):
        rates = polars.read_csv(RATES, try_parse_dates=True).sort("day")
        amounts = polars.DataFrame({"i": range(100000)}).select(
            amount=1000.0 + col("i"), day=polars.date(2010, 1, 4) + polars.duration(days=col("i") % 5000)).sort("day")
        cny, krw = (rates.filter(col("quote") == name).select("day", rate=col("rate")) for name in ("CNY", "KRW"))
        if TASK == "convertfile":
            return timed(lambda: polars.read_csv(AMOUNTS, try_parse_dates=True).sort("day").join_asof(cny, on="day").join_asof(
                krw, on="day", suffix="_krw").select(
                    "day", "amount", (col("amount") * col("rate_krw") / col("rate")).alias("in_amount"),
                    polars.lit("KRW").alias("in_currency"), col("rate_krw") / col("rate")).write_csv(OUT))
        return timed(lambda: amounts.join_asof(cny, on="day").join_asof(krw, on="day", suffix="_krw").select(
            (col("amount") * col("rate_krw") / col("rate")).sum()).rows())
    bars = polars.read_parquet(path)
    day = polars.lit(DAY).str.to_date()
    base = polars.lit(BASE).str.to_date()
    work = {
        "aggregate": lambda: bars.group_by("symbol").agg(
            n=polars.len(), a=col("close").mean(), b=col("close").min(), c=col("close").max()),
        "ytd": lambda: bars.filter(col("day") <= day).group_by("symbol").agg(end=col("close").last()).join(
            bars.filter(col("day") <= base).group_by("symbol").agg(base=col("close").last()), on="symbol").select(
                "symbol", p=100 * (col("end") / col("base") - 1)),
        "resample": lambda: bars.group_by("symbol", col("day").dt.truncate("1mo").alias("m")).agg(
            open=col("open").first(), high=col("high").max(), low=col("low").min(), close=col("close").last(),
            volume=col("volume").sum()),
        "rolling": lambda: bars.select("symbol", m=col("close").rolling_mean(20).over("symbol")).group_by("symbol").agg(
            col("m").max()),
        "drawdown": lambda: bars.select("symbol", d=col("close") / col("close").cum_max().over("symbol") - 1).group_by(
            "symbol").agg(col("d").min()),
        "year": lambda: bars.filter((col("symbol") == SYMBOL) & (col("day").dt.year() == int(_YEAR))).select("day", "close"),
        "oneday": lambda: bars.filter(col("day") == day).select("symbol", "close"),
        "export": lambda: bars.write_csv(OUT),
    }[TASK]
    return timed(lambda: None if (frame := work()) is None else frame.rows())


{"duckdb": duckdb, "sqlite": sqlite, "pandas": pandas, "polars": polars}[TOOL]()
