#!/usr/bin/env python3
"""How the command line shows answers: NDJSON, Markdown, pictures, colours,
the pager, both languages, exports to files, differences, errors."""
import csv, io, os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                ".."))
from harness import *
from command import *

RANK = ["rank", "sangong.total", "--year", "2021", "--per", "resident"]
PAPER = """安徽省南陵县水务局2020年部门预算
一、收支情况
2020年收入预算总计500万元。2020年支出预算总计500万元，其中基本支出300万元，项目支出200万元。
二、“三公”经费
2020年“三公”经费预算{total}万元，其中公务接待费{total}万元，因公出国（境）费0万元，公务用车购置及运行费0万元。
"""


def bar(line):
    """The eighths of a bar at the end of a line."""
    part = "▏▎▍▌▋▊▉"
    return sum(8 if c == "█" else part.index(c) + 1 if c in part else 0
               for c in line)


with Daemon() as d:
    def ask(*arguments, **env):
        return run(*arguments, socket=d.socket, **env)

    def see(*arguments, **env):
        return on_terminal(*arguments, socket=d.socket, **env)

    folder = tempfile.mkdtemp(prefix="forms-", dir="/tmp")
    status, out, err = d.ingest(EXAMPLES)
    eq(status, 0, "the examples are taken") or print("#", out[-500:], err)
    ranked = d.result("compare.rank", {"measure": "sangong.total",
                                       "year": 2021, "per": "resident"})

    # ---- NDJSON ----
    status, out, err = ask(*RANK, "--format", "ndjson")
    eq((status, [json.loads(l, parse_float=Decimal)
                 for l in out.splitlines()]), (0, ranked["rows"]),
       "NDJSON: a row a line, as the reply has them")
    status, out, err = ask("sewage", "--year", "2021", "--format", "ndjson")
    rows = [json.loads(l, parse_float=Decimal) for l in out.splitlines()]
    sewage = d.result("sewage.spending", {"year": 2021})
    for block in ("functional", "procurement", "projects"):
        eq([{k: v for k, v in r.items() if k != "block"} for r in rows
            if r["block"] == block], sewage[block],
           f"NDJSON: {block} says so in each row")

    # ---- Markdown ----
    status, out, err = ask(*RANK, "--format", "markdown", "--lang", "zh")
    table = [l for l in out.splitlines() if l.startswith("|")]
    eq((status, len(table), {l.count(" | ") for l in table[2:]}),
       (0, len(ranked["rows"]) + 2, {table[0].count(" | ")}),
       "Markdown: a line a row, the same cells in each")
    ok(re.fullmatch(r"\| ---: (\| -{3}:? )+\|", table[1])
       and out.startswith("**“三公”经费合计") and "\n- 缺 " in out,
       "with its rule, subject and footer", out)

    # ---- bars ----
    for on, columns in ((ask, 80), (see, 60), (see, 132)):
        got = on(*RANK, "--plot", COLUMNS=str(columns))
        text = re.sub(r"\x1b\[[0-9;]*m", "", got[1])
        lines = [l for l in text.splitlines() if "█" in l or "▏" in l
                 or re.search(r"  0\.02", l)]
        eq([l for l in lines if wide(l) > columns], [],
           f"bars fit {columns} columns")
        most = max(r["value"] for r in ranked["rows"])
        longest = max(map(bar, lines))
        off = [l for l, r in zip(lines, ranked["rows"])
               if abs(bar(l) - longest * r["value"] / most) > 1
               or not l.startswith(r["county"]) or str(r["value"]) not in l]
        ok(len(lines) == len(ranked["rows"]) and not off
           and longest > columns * 8 / 3,
           f"one each, as long as its figure ({columns})",
           "\n".join(off or lines))
    status, out, err = ask("compare", "曲阳县", "定兴县", "--year", "2021",
                           "--measures", "sangong.total,operating_cost",
                           "--plot", "--lang", "zh")
    ok(status == 0 and "\n机关运行经费\n" in out
       and re.search(r"定兴县 +–  未公开", out),
       "a group a measure; no bar for what is missing but why", out)

    # ---- sparklines and box ----
    status, out, err = ask("series", "sangong.total", "曲阳县", "定兴县",
                           "--plot")
    eq(status, 0, "series --plot") or print("#", err)
    ok(re.search(r"曲阳县.*  ██  2020 12,000 → 2021 12,000$", out, re.M)
       and re.search(r"^定兴县 +··$", out, re.M),
       "a block a year, a dot without a figure", out)
    status, out, err = ask("distribution", "sangong.total", "--year", "2021",
                           "--per", "resident", "--plot")
    row, = d.result("compare.distribution",
                    {"measure": "sangong.total", "year": 2021,
                     "per": "resident"})["rows"]
    box = next((l for l in out.splitlines() if "┃" in l), "")
    inside = box.strip()
    at = (row["median"] - row["min"]) / (row["max"] - row["min"])
    ok(inside.startswith("├") and inside.endswith("┤")
       and abs(inside.index("┃") - at * (len(inside) - 1)) <= 1,
       "the median stands where it belongs in the box", out)
    bins = [l for l in out.splitlines() if re.match(r"  [\d.]+ – [\d.]+ ", l)]
    eq([int(l.split()[3]) for l in bins],
       [b["n"] for b in row["histogram"]["bins"]], "a line a bin")
    status, out, err = ask("facts", "--plot")
    ok(status == 2 and "--plot" in err, "no picture of what has none", err)
    status, out, err = ask(*RANK, "--plot", "--format", "csv")
    ok(status == 2 and "--plot" in err, "nor in another form", err)

    # ---- colours ----
    for name, want, env in (("on a terminal", True, {}),
                            ("with NO_COLOR", False, {"NO_COLOR": "1"}),
                            ("on a dumb one", False, {"TERM": "dumb"})):
        for extra in ([], ["--plot"]):
            status, out = see(*RANK, *extra, **env)
            ok(status == 0 and ("\x1b[" in out) == want,
               f"colours {name}: {want} {' '.join(extra)}", out[:300])
    ok("\x1b" not in ask(*RANK, "--plot", TERM="xterm")[1],
       "none in a pipe")

    # ---- the pager ----
    paged = {"PAGER": "sed 's/^/PAGED /'"}
    status, out = see(*RANK, **paged)
    ok(status == 0 and all(l.startswith("PAGED ")
                           for l in out.splitlines()),
       "on a terminal through $PAGER", out)
    status, out = see(*RANK, "--no-pager", **paged)
    ok(status == 0 and "PAGED" not in out, "not with --no-pager", out)
    status, out, err = ask(*RANK, **paged)
    ok(status == 0 and "PAGED" not in out, "not in a pipe", out)
    status, out = see("text", ranked["rows"][0]["fact"]
                              .rsplit(".", 1)[0], **paged)
    ok(status == 0 and out.startswith("PAGED "), "texts too", out[:200])
    status, out = see("rank", "no.such", "--year", "2021", **paged)
    ok(status == 1 and "PAGED" not in out, "errors are not paged", out)
    env = {k: v for k, v in os.environ.items() if k != "PAGER"}
    ok("曲阳县" in see(*RANK, PAGER="")[1], "PAGER= is none")

    # ---- languages ----
    for arguments, env, want in (
            (["--lang", "zh"], {}, "名次"), (["--lang", "en"], {}, "rank"),
            ([], {"LC_ALL": "zh_CN.UTF-8"}, "名次"),
            (["--lang", "en"], {"LC_ALL": "zh_CN.UTF-8"}, "rank")):
        status, out, err = ask(*RANK, *arguments, **env)
        ok(status == 0 and out.splitlines()[1].startswith(want),
           f"headings {arguments} {env}: {want}", out[:300])
    status, out, err = ask("--help", "--lang", "zh")
    ok(status == 0 and "用法" in out and "绩效指标" in out
       and "Compare" not in out, "the program's help in Chinese", out)
    status, out, err = ask("rank", "--help", "--lang", "zh")
    ok(status == 0 and "指标编码" in out and "示例" in out,
       "help in Chinese", out)

    # ---- errors that help ----
    for arguments, want in (
            (["findings", "曲阳现"], "曲阳县"),
            (["rank", "sangong.totl", "--year", "2021"], "sangong.total"),
            ([*RANK, "--kind", "housing_constuction"],
             "housing_construction"),
            ([*RANK, "--stage", "budgte"], "budget"),
            (["rank", "三公经费", "--year", "2021"], "“三公”经费合计"),
            (["kpi", "serach", "污水"], "did you mean kpi search?"),
            (["outliers", "--yaer", "2021"], "--year")):
        status, out, err = ask(*arguments)
        ok(status in (1, 2) and want in err and not out,
           f"{' '.join(arguments)}: did you mean {want}", err)

    # ---- lists as people type them ----
    compare = ["--year", "2021", "--format", "json"]
    eq(ask("compare", "曲阳县，梁平区、 昌宁县", *compare, "--measures",
           "sangong.total, expenditure.total")[:2],
       ask("compare", "曲阳县", "梁平区", "昌宁县", *compare, "--measures",
           "sangong.total,expenditure.total")[:2],
       "blanks beside commas, and Chinese commas, part a list")

    # ---- exports ----
    status, out, err = ask("export")
    rows = [json.loads(l, parse_float=Decimal) for l in out.splitlines()]
    everything = d.result("facts.list", {"limit": 1000})["rows"]
    eq((status, [r["id"] for r in rows], [r["yuan"] for r in rows]),
       (0, [r["id"] for r in everything], [r["yuan"] for r in everything]),
       "export: every figure, a line each")
    ok(f"{len(rows)} rows" in err, "and says how many", err)
    path = os.path.join(folder, "facts.csv")
    status, out, err = ask("export", "--format", "csv", "-o", path, "--limit",
                           "7")
    cursor = re.search(r"--cursor (\S+)", err)
    ok(status == 0 and not out and cursor, "a part of it into a file", err)
    status, out, err = ask("export", "--format", "csv", "-o", path,
                           "--cursor", cursor[1])
    with open(path, encoding="utf-8", newline="") as f:
        table = list(csv.DictReader(f))
    eq((status, [r["id"] for r in table]), (0, [r["id"] for r in rows]),
       "went on behind it: the same rows, one header")
    status, out, err = ask("export", "--province", "河北", "--measures",
                           "sangong.total,operating_cost")
    eq({json.loads(l)["measure"] for l in out.splitlines()},
       {"sangong.total", "operating_cost"}, "with its filters")
    status, out, err = ask("export", "-o", "/nonexistent/facts")
    ok(status == 1 and "/nonexistent/facts" in err, "nowhere to write", err)
    status, out, err = ask("export", "--cursor", "1:nonsense")
    ok(status == 1 and not out, "a wrong cursor is an error", (out, err))
    status, err = on_full_disk("export", socket=d.socket)
    ok(status == 1 and "space" in err, "a full disk is said", (status, err))

    # ---- differences ----
    path = os.path.join(folder, "paper.txt")
    for total in ("3", "4.5"):
        with open(path, "w", encoding="utf-8") as f:
            f.write(PAPER.format(total=total))
        status, out, err = ask("ingest", path)
        eq(status, 0, f"a paper that says {total}") or print("#", out, err)
    paper = next(r["id"] for r in d.result(
        "disclosures.list", {"county": "南陵县", "year": 2020})["rows"]
        if r["revision"] == 2)
    status, out, err = ask("diff", paper)
    ok(status == 0 and re.search(
        r"sangong\.total +2020  budget  30,000 · stated  45,000 · stated",
        out), "diff shows what a revision changed", (out, err))
    status, out, err = ask("disclosure", paper)
    ok(status == 0 and "Revisions" in out
       and len(re.findall(r"^340223\.\d+ ", out, flags=re.M)) == 2,
       "disclosure shows both", out)
    status, out, err = ask("changes", "2", "--lang", "zh")
    ok(status == 0 and paper in out, "changes since, too", out)
    shutil.rmtree(folder, ignore_errors=True)
    d.unharmed("after every form")
done()
