#!/usr/bin/env python3
"""Every question, asked about examples/.

The figures are read from the papers by eye (KNOWN, WATER, ...), populations
and names from the reference files by this test itself; ratios, ranks and gaps
are computed here once more, in decimal, and must agree with PostgreSQL's.
"""
import collections, hashlib, os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                ".."))
from harness import *

D = Decimal

# One or more figures of each example: measure, year, stage, yuan.
KNOWN = """
anhui-huaiyuan-xuxu-2020-budget	sangong.total	2020	budget	115200
anhui-huaiyuan-xuxu-2020-budget	sangong.vehicle_purchase	2020	budget	250000
anhui-nanling-2021-final	sangong.total	2021	final	7425000
anhui-nanling-2021-final	sangong.total	2021	budget	9800000
anhui-nanling-zhujian-2021-budget	sangong.total	2021	budget	120000
anhui-nanling-zhujian-2021-budget	revenue.total	2021	budget	98167000
chongqing-changshou-duzhou-2026-budget	revenue.total	2026	budget	20825800
chongqing-fuling-xinmiao-2021-final	sangong.total	2021	final	401400
chongqing-jiangbei-2021-budget	sangong.total	2021	budget	44320000
chongqing-jiangbei-2021-budget	sangong.reception	2021	budget	3230000
chongqing-liangping-2021-final	sangong.total	2021	final	20453000
chongqing-liangping-2021-final	sangong.vehicle_purchase	2021	final	2528100
chongqing-liangping-zhujianwei-2021-budget	sangong.total	2021	budget	186000
chongqing-liangping-zhujianwei-2021-budget	operating_cost	2021	budget	2715000
chongqing-qianjiang-2017-final	sangong.total	2017	final	29217000
chongqing-tongliang-anju-2021-final	sangong.total	2021	final	90700
chongqing-tongliang-anju-2021-final	sangong.total	2021	budget	200000
fujian-changle-2017-final	sangong.total	2017	final	13601300
fujian-changle-2017-final	sangong.vehicle_purchase	2017	final	347100
gansu-maiji-huaniu-2020-budget	revenue.total	2020	budget	11660944
guangdong-fengkai-zhujian-2021-budget	sangong.total	2021	budget	83000
guangdong-yingde-jingxin-2016-budget	sangong.total	2016	budget	330000
guangdong-yingde-jingxin-2016-budget	sangong.total	2015	budget	575500
guangxi-luzhai-2019-final	sangong.total	2019	final	11650800
guangxi-luzhai-zhujian-2021-budget	sangong.total	2021	budget	98600
guangxi-luzhai-zhujian-2021-budget	expenditure.total	2020	budget	28914400
hebei-quyang-zhujian-2021-budget	sangong.total	2021	budget	12000
hebei-quyang-zhujian-2021-budget	revenue.total	2021	budget	143496300
hebei-quyang-zhujian-2021-budget	expenditure.function:水体	2021	budget	42048000
hebei-quyang-zhujian-2021-budget	procurement.total	2021	budget	69855800
hubei-hanyang-2013-final	sangong.total	2013	final	55720000
hubei-nanzhang-zhujian-2021-budget	sangong.total	2021	budget	96000
hunan-taojiang-zhujian-2021-budget	sangong.total	2021	budget	225000
hunan-yunxi-yizhong-2018-budget	revenue.total	2018	budget	21327000
shanghai-minhang-jiaoyu-2020-final	sangong.total	2020	final	3581800
shanghai-minhang-jiaoyu-2020-final	sangong.total	2020	budget	6835100
sichuan-fucheng-2019-budget	sangong.total	2019	budget	19380000
sichuan-fucheng-2021-final	sangong.total	2021	final	12806000
sichuan-fucheng-2021-final	sangong.abroad	2021	final	0
sichuan-mianzhu-2025-budget	sangong.total	2025	budget	19690000
sichuan-mianzhu-2025-budget	sangong.total	2024	budget	21900000
sichuan-wangcang-zhanghua-2018-budget	sangong.total	2018	budget	124000
sichuan-wangcang-zhanghua-2018-budget	expenditure.project	2018	budget	74000
sichuan-wangcang-zhujian-2021-budget	sangong.total	2021	budget	154000
sichuan-wangcang-zhujian-2021-budget	sangong.total	2020	budget	168000
tianjin-hongqiao-court-2017-final	sangong.total	2017	final	202000
yunnan-changning-2015-final	sangong.total	2015	final	19572300
yunnan-changning-2015-final	sangong.total	2014	final	19537200
yunnan-changning-2021-final	sangong.total	2021	final	8843200
yunnan-changning-2021-final	sangong.total	2021	budget	12605000
yunnan-changning-kasi-2024-budget	sangong.total	2024	budget	221500
yunnan-changning-zhujian-2021-budget	sangong.total	2021	budget	112000
yunnan-honghe-2021-final	sangong.total	2021	final	11150700
yunnan-honghe-2021-final	sangong.total	2021	budget	16840000
yunnan-wuhua-2021-final	sangong.total	2021	final	7697000
yunnan-wuhua-2021-final	sangong.reception	2021	final	0
yunnan-yunxian-2023-final	sangong.total	2023	final	8203300
yunnan-yunxian-2023-final	sangong.total	2022	final	6888400
zhejiang-longquan-2018-final	sangong.total	2018	final	27710000
zhejiang-longquan-2021-final	sangong.total	2021	final	17050000
zhejiang-longquan-2021-final	sangong.total	2021	budget	22400000
zhejiang-longquan-zhujian-2021-budget	sangong.total	2021	budget	350000
"""

BUREAUS = {"130634": 12000, "340223": 120000, "500155": 186000,
           "441225": 83000, "450223": 98600, "420624": 96000,
           "430922": 225000, "510821": 154000, "530524": 112000,
           "331181": 350000}
COUNTIES_FINAL = {"340223": 7425000, "500155": 20453000, "510703": 12806000,
                  "530524": 8843200, "532529": 11150700, "530102": 7697000,
                  "331181": 17050000}
COUNTIES_BUDGET = {"500105": 44320000, "340223": 9800000,
                   "510703": 16120000, "530524": 12605000,
                   "532529": 16840000, "530102": 11020000,
                   "331181": 22400000}
WATER = {"130634": 42048000, "340223": 27000000, "500155": 19600000,
         "441225": 8800000, "450223": 10800000, "420624": 9000000,
         "430922": 13800000, "510821": 12200000, "530524": 11500000,
         "331181": 36000000}

divisions = {r["code"]: r for r in reference("divisions")}
counties = {c for c, r in divisions.items() if r["level"] == "county"}
people = {(r["basis"], r["code"]): int(r["persons"])
          for r in reference("population_current")}


def by(rows, *names):
    """Rows by a member or several; one that is not there has only None."""
    nothing = collections.defaultdict(lambda: None)
    return collections.defaultdict(lambda: nothing, {
        tuple(r[n] for n in names) if len(names) > 1 else r[names[0]]: r
        for r in rows})


def ranked(reply, yuan, about):
    """A per-resident ranking is exactly these counties in the right order."""
    rows = reply["rows"]
    eq({r["code"]: r["yuan"] for r in rows}, yuan, f"{about}: the figures")
    share = {c: D(y) / people["census2020", c] for c, y in yuan.items()}
    order = sorted(yuan, key=lambda c: -share[c])
    eq([r["code"] for r in rows], order, f"{about}: the order")
    eq([r["rank"] for r in rows],
       [1 + sum(s > share[c] for s in share.values()) for c in order],
       f"{about}: the ranks")
    eq([r["value"] for r in rows],
       [share[c].quantize(D("0.0001"), "ROUND_HALF_UP").normalize()
        for c in order], f"{about}: yuan a head, to four decimals")
    eq([r["percentile"] for r in rows],
       [(D(100 * sum(s <= share[c] for s in share.values())) / len(share))
        .quantize(D("0.1"), "ROUND_HALF_UP") for c in order],
       f"{about}: percentiles")
    eq({r["code"]: r["persons"] for r in rows},
       {c: people["census2020", c] for c in yuan}, f"{about}: residents")


def gap(reply, have, about):
    """Exactly the counties that are not shown are missing, each once."""
    named = [c["code"] for r in reply["missing"]["reasons"]
             for c in r["counties"]]
    eq(sorted(named), sorted(counties - set(have)),
       f"{about}: everybody else is missing, by name")
    eq(reply["missing"]["n"], len(counties - set(have)),
       f"{about}: how many are missing")
    return {r["reason"]: {c["code"] for c in r["counties"]}
            for r in reply["missing"]["reasons"]}


def bare(department):
    """A publisher's name without the places above it; "" for none."""
    places = "|".join(sorted({r[k] for r in divisions.values()
                              for k in ("province", "prefecture") if r[k]},
                             key=len, reverse=True))
    name = re.sub(f"^(?:{places})+", "", department or "")
    return re.sub("（.*）$", "", name)


def counts(d):
    s = d.sql("SELECT count(*) FILTER (WHERE version_to IS NULL), count(*),"
              " (SELECT max(version) FROM data_version) FROM disclosure")
    return tuple(int(n) for n in s.split("|"))


with Daemon() as d, d.client() as c:
    # ---- taking in ----
    status, out, err = d.ingest(EXAMPLES)
    eq(status, 0, "every example is taken") or print("#", out[-800:], err)
    fates = [l for l in out.splitlines() if ".txt" in l]
    eq(len(fates), 38, "a line for each of the 38")
    ok(all(l.split()[0] == "new" for l in fates), "each is new", out)
    papers, revisions, version = counts(d)
    eq((papers, revisions), (38, 38), "38 papers in the database")
    status, out, err = d.ingest(EXAMPLES)
    eq(status, 0, "the same again is taken too")
    fates = [l for l in out.splitlines() if ".txt" in l]
    ok(len(fates) == 38 and all(l.split()[0] == "unchanged"
                               for l in fates),
       "and nothing is new", out)
    eq(counts(d), (38, 38, version), "nor in the database: the same version")

    # ---- disclosures ----
    listed = c.result("disclosures.list", {"limit": 1000})
    eq(listed["n"], 38, "disclosures.list counts them")
    eq(listed["data_version"], version, "replies carry the data version")
    paper = by(listed["rows"], "name")
    eq(sorted((r["name"], r["code"], r["county"], r["province"], r["scope"],
               bare(r["department"]), r["year"], r["doc_type"])
              for r in listed["rows"]),
       sorted((r["file"], r["division_code"], r["county"], r["province"],
               r["scope"], bare(r["department"]), int(r["year"]),
               r["doc_type"]) for r in manifest()),
       "each paper is where the manifest says")
    eq([r["file"] for r in manifest() if not (
        re.match("https?://", r["source_url"]) or "not recorded" in r["note"]
        if r["figures"] == "official" else r["figures"] == "invented"
        and "invented" in r["note"])], [],
       "figures have their source, or are said to be invented")
    eq({r["kind"] for r in listed["rows"] if r["department"] and
        re.search("住房和城乡建设", r["department"])},
       {"housing_construction"}, "ten names of one kind of bureau")
    eq(len(c.result("disclosures.list", {"kind": "housing_construction",
                                         "limit": 1000})["rows"]), 10,
       "filtered by kind")
    eq({r["name"] for r in c.result("disclosures.list",
                                    {"county": "昌宁县", "year": 2021})
        ["rows"]}, {"yunnan-changning-2021-final.txt",
                    "yunnan-changning-zhujian-2021-budget.txt"},
       "filtered by county and year")
    eq({r["province"] for r in c.result("disclosures.list",
                                        {"province": "四川"})["rows"]},
       {"四川省"}, "filtered by province, by its short name")
    told = d.status()["counts"]
    eq((told["data_version"], told["disclosures"], told["counties"]),
       (version, 38, 28), "daemon.status agrees")

    # ---- text ----
    texts = {}
    for name, row in paper.items():
        with open(os.path.join(EXAMPLES, name), "rb") as f:
            raw = f.read()
        reply = c.result("disclosures.text", {"id": row["id"]})
        texts[row["id"]] = reply["text"].encode()
        if reply["sha256"] != hashlib.sha256(raw).hexdigest() \
                or reply["bytes"] != len(texts[row["id"]]):
            ok(False, f"the text of {name}", reply["bytes"])
    eq(len(texts), 38, "every text is served, under the hash of its file")
    quyang = paper["hebei-quyang-zhujian-2021-budget.txt"]["id"]
    with open(os.path.join(EXAMPLES, "hebei-quyang-zhujian-2021-budget.txt"),
              "rb") as f:
        eq(texts[quyang].split(), f.read().split(),
           "a UTF-8 paper's text is what is printed")
    changle = paper.get("fujian-changle-2017-final.txt", {}).get("id")
    with open(os.path.join(EXAMPLES, "fujian-changle-2017-final.txt"),
              "rb") as f:
        eq(texts.get(changle, b"").decode().split(),
           f.read().decode("gb18030").split(), "a GB18030 paper's text too")
    pieces, offset = [], 0
    while offset is not None:
        piece = c.result("disclosures.text", {"id": quyang, "offset": offset,
                                              "limit": 1000})
        pieces.append(piece["text"].encode())
        offset = piece["next"]
    eq(b"".join(pieces), texts[quyang], "pieces of 1000 bytes make the whole")
    ok(len(pieces) > 40 and all(len(p) <= 1000 for p in pieces),
       "and none is longer", len(pieces))

    # ---- facts ----
    facts = c.pages("facts.list", {}, 1000)
    of = {}
    for f in facts:
        of.setdefault(f["disclosure"], []).append(f)
    for line in KNOWN.split("\n")[1:-1]:
        name, measure, year, stage, yuan = line.split("\t")
        row = paper.get(name + ".txt", {})
        got = [f["yuan"] for f in of.get(row.get("id"), [])
               if (f["measure"], f["year"], f["stage"], f["fund"], f["part"])
               == (measure, int(year), stage, None, None)]
        if D(yuan) not in got:
            ok(False, f"{name} states {measure} {year} {stage} {yuan}", got)
    eq(len({l.split("\t")[0] for l in KNOWN.split("\n")[1:-1]}), 38,
       "figures of every example were looked for")
    none = [f for f in of[paper["sichuan-fucheng-2021-final.txt"]["id"]]
            if f["measure"] == "sangong.abroad"]
    eq([(f["yuan"], f["presence"]) for f in none], [(0, "stated_none")],
       "无 is a true zero, stated as none")
    # Every id leads to its sentence, and the figure is cut out exactly.
    traces = c.results([("facts.trace", {"id": f["id"]}) for f in facts])
    bad = []
    for f, t in zip(facts, traces):
        text, sentence = texts[f["disclosure"]], t["sentence"].encode()
        s, e = t["figure"]
        cut = sentence[s:e].decode()
        digits = re.findall(r"\d[\d,，]*(?:\.\d+)?", cut)
        value = D(re.sub("[,，]", "", digits[-1])) if digits else D(0)
        if (t["span"] != f["span"] or t["yuan"] != f["yuan"]
                or cut.encode() != text[slice(*t["span"])]
                # A row of a table is shown on one line, cells parted by |.
                or not all(p in text for p in sentence.split(b" | "))
                or f["presence"] == "stated"
                and abs(f["yuan"]) not in (value, value * 10**4,
                                           value * 10**8)
                or t["disclosure"]["id"] != f["disclosure"]
                or t["revision"] != 1):
            bad.append((f["id"], f["measure"], f["yuan"], f["presence"], cut))
    ok(not bad and len(facts) > 450,
       f"each of {len(facts)} figures is traced to where it is printed",
       "\n".join(map(str, bad)))
    water, = [f for f in of[quyang]
              if f["measure"] == "expenditure.function:水体"]
    eq(water["function_code"], "2110302", "水体 got its code")
    t = c.result("facts.trace", {"id": water["id"]})
    ok("4204.8" in t["sentence"] and "水体" in t["sentence"],
       "its sentence says 水体 4204.8", t["sentence"])
    eq(t["name"], "水体", "and the trace its name")
    eq(len(c.pages("facts.list", {"county": "130634"}, 7)), len(of[quyang]),
       "filtered by county, in pages of 7")
    eq({f["code"] for f in c.pages(
        "facts.list", {"measure": "expenditure.function",
                       "function_code": "21214", "stage": "budget"}, 50)},
       {"340223", "500155", "441225", "450223", "420624", "430922",
        "510821", "530524", "331181"}, "function lines by their code")

    # ---- findings ----
    found = c.result("findings.list", {"county": "曲阳县", "limit": 1000})
    eq(found["n"], len(found["rows"]), "findings.list counts its rows")
    eq({r["code"]: r["n"] for r in found["codes"]},
       {code: sum(r["code"] == code for r in found["rows"])
        for code in {r["code"] for r in found["rows"]}},
       "and by their codes")

    def finding(code, *words):
        hits = [r for r in found["rows"] if r["code"] == code
                and all(w in r["message"] for w in words)]
        ok(hits, f"曲阳: {code} names {' '.join(words)}",
           "\n".join(r["code"] + ": " + r["message"] for r in found["rows"]
                     if r["code"] == code))
        return hits[0] if hits else None

    twice = finding("restated_conflict", "12776.26", "1277.26")
    finding("cross_section_conflict", "轿车")
    finding("kpi_goal_reused", "污水")
    finding("kpi_malformed_target", "100个")
    finding("kpi_unit_mismatch", "50户")
    if twice:
        t = c.result("facts.trace", {"id": twice["id"]})
        places = " ".join([t["sentence"]]
                          + [m["sentence"] for m in t["more"]])
        ok("12776.26" in places and "1277.26" in places,
           "a finding leads to both places", places)
    eq(len(c.pages("findings.list", {}, 3)),
       c.result("findings.list", {"limit": 1})["n"],
       "all findings, in pages of 3")

    # ---- ranks ----
    ask = {"measure": "sangong.total", "year": 2021, "per": "resident",
           "missing_limit": 5000, "kind": "housing_construction"}
    reply = c.result("compare.rank", ask)
    ranked(reply, BUREAUS, "三公 of housing bureaus")
    one = by(reply["rows"], "code")["130634"]
    ok(one["fact"], "曲阳县 is among them")
    eq((one["yuan"], one["persons"], one["value"], one["county"],
        one["prefecture"], one["province"], one["department"],
        one["presence"]),
       (12000, 573975, D("0.0209"), "曲阳县", "保定市", "河北省",
        "曲阳县住房和城乡建设局", "stated"),
       "曲阳县: 12,000 yuan over 573,975 residents are 0.0209 a head")
    eq(c.result("facts.trace", {"id": one["fact"]})["yuan"], 12000,
       "with the id of the fact")
    eq((reply["denominator"]["basis"], reply["denominator"]["year"]),
       ("census2020", 2020), "the denominator is named and dated")
    ok(len(reply["denominator"]["source"] or "") > 10,
       "and its source", reply["denominator"])
    eq((reply["measure"], reply["year"], reply["stage"], reply["scope"],
        reply["kind"], reply["n"], reply["next"]),
       ("sangong.total", 2021, "budget", "department",
        "housing_construction", 10, None), "the reply says what it is")
    why = gap(reply, BUREAUS, "housing bureaus")
    eq(why.pop("boundary_changed"), {"653228", "653229", "659012"},
       "three counties did not exist then")
    eq(set(why), {"nothing_published"}, "the rest have published nothing")
    reply = c.result("compare.rank", {**ask, "measure": "training"})
    eq((reply["n"], reply["rows"]), (0, []), "nobody states 培训费")
    why = gap(reply, {}, "培训费")
    eq(why.get("published_without_measure"), set(BUREAUS),
       "who published, but not this, is told from who did not publish")
    short = c.result("compare.rank", {**ask, "missing_limit": 3})["missing"]
    eq((short["n"], {len(r["counties"]) for r in short["reasons"]}),
       (len(counties) - 10, {3}), "three are named, all are counted")
    rows = c.pages("compare.rank", ask, 3)
    eq([r["code"] for r in rows],
       [r["code"] for r in c.result("compare.rank", ask)["rows"]],
       "a ranking in pages of 3 is the same ranking")
    for about, every in [
            ("of every kind", {"measure": "expenditure.total"}),
            ("of every function line", {"measure": "expenditure.function"}),
            ("built from departments", {
                "measure": "sangong.total", "scope": "county",
                "built_from_departments": True})]:
        every["year"] = 2021
        eq(c.pages("compare.rank", every, 7),
           c.result("compare.rank", {**every, "limit": 5000})["rows"],
           f"so is one {about} in pages of 7")
    eq(by(c.result("compare.rank", {**ask, "basis": "census2010"})["rows"],
          "code")["130634"]["value"],
       (D(12000) / 588559).quantize(D("0.0001")).normalize(),
       "over the residents of 2010 it is another number")
    eq({r["code"]: r["value"] for r in c.result(
        "compare.rank", {**ask, "per": "none"})["rows"]}, BUREAUS,
       "per none is the amount itself")
    eq({r["code"] for r in c.result("compare.rank", {
        **ask, "counties": ["曲阳县", "500155"]})["rows"]},
       {"130634", "500155"}, "among chosen counties, by name or code")

    # ---- like with like ----
    ask = {"measure": "sangong.total", "year": 2021, "per": "resident",
           "scope": "county", "missing_limit": 5000}
    reply = c.result("compare.rank", {**ask, "stage": "final"})
    ranked(reply, COUNTIES_FINAL, "final accounts of counties")
    why = gap(reply, COUNTIES_FINAL, "final accounts of counties")
    ok("500105" in why.get("nothing_published", []),
       "江北区 published a budget and is missing among final accounts")
    reply = c.result("compare.rank", {**ask, "stage": "budget"})
    ranked(reply, COUNTIES_BUDGET, "budgets of counties")
    ok(not {"130634", "500155"} & {r["code"] for r in reply["rows"]},
       "a bureau's figure is nobody's county total")
    eq(c.result("compare.rank", {**ask, "stage": "adjusted"})["n"], 0,
       "and nobody stated an adjusted budget")
    rows = by(c.result("compare.rank", {
        **ask, "stage": "final", "measure": "sangong.reception"})["rows"],
        "code")
    eq((rows["530102"]["yuan"], rows["530102"]["value"],
        rows["530102"]["rank"]), (0, 0, len(rows)),
       "五华区 states 0 for receptions and is ranked with it")
    rows = by(c.result("compare.rank", {
        **ask, "stage": "final", "measure": "sangong.abroad"})["rows"],
        "code")
    eq((rows["510703"]["value"], rows["510703"]["presence"]),
       (0, "stated_none"), "涪城区 says 无: a true zero, ranked")

    # ---- side by side ----
    reply = c.result("compare.counties", {
        "counties": ["曲阳县", "530524", "重庆市江北区"], "year": 2021,
        "measures": ["sangong.total", "operating_cost"],
        "kind": "housing_construction", "per": "resident"})
    rows = by(reply["rows"], "measure", "code")
    eq({k: r["yuan"] for k, r in rows.items()},
       {("sangong.total", "130634"): 12000,
        ("sangong.total", "530524"): 112000,
        ("sangong.total", "500105"): None,
        ("operating_cost", "130634"): 615200,
        ("operating_cost", "530524"): None,
        ("operating_cost", "500105"): None}, "three counties, two measures")
    eq(rows["sangong.total", "130634"]["value"], D("0.0209"), "per head")
    eq((rows["sangong.total", "500105"]["value"],
        rows["sangong.total", "500105"]["reason"]),
       (None, "nothing_published"), "a gap is a row with its reason, not a 0")
    reply = c.result("sangong.per_capita", {
        "year": 2021, "kind": "housing_construction", "missing_limit": 5000,
        "limit": 1000})
    rows = by(reply["rows"], "measure", "code")
    eq({code: rows["sangong.total", code]["yuan"] for code in BUREAUS},
       BUREAUS, "sangong.per_capita has the totals")
    eq((rows["sangong.vehicle_purchase", "331181"]["yuan"],
        rows["sangong.vehicle_purchase", "331181"]["value"]),
       (150000, (D(150000) / people["census2020", "331181"])
        .quantize(D("0.0001")).normalize()), "and the parts, per head")
    eq(reply["denominator"]["basis"], "census2020", "with its denominator")
    gap(reply, BUREAUS, "三公 per head")
    for more in ({}, {"as_of": str(reply["data_version"] - 1)}):
        every = c.result("sangong.per_capita", {"year": 2021, "limit": 1000,
                                                **more})["rows"]
        kinds = {r["kind"] for r in every}
        eq({k: [r for r in every if r["kind"] == k] for k in kinds},
           {k: c.result("sangong.per_capita", {
               "year": 2021, "kind": k, "limit": 1000, **more})["rows"]
            for k in kinds}, "asked for one kind, the rows of that kind, of "
           f"{len(kinds)} kinds {more}")

    # ---- peers in place of a list, wherever a list is taken ----
    them = ["130634"] + [r["code"] for r in c.result(
        "compare.peers", {"county": "曲阳县", "n": 40})["rows"]]
    takers = {m: params for m, (_, params) in methods().items()
              if "peers_of" in {p[0] for p in params}}
    usual = {"measure": "sangong.total", "year": 2021}
    for method, params in takers.items():
        ask = {k: v for k, v in usual.items() if k in {p[0] for p in params}}
        if method != "kpi.search":      # which takes one county
            eq(c.result(method, {**ask, "peers_of": "曲阳县", "peers": 40}),
               c.result(method, {**ask, "counties": them}),
               f"{method}: peers_of stands for the list")
    eq(sorted(m for m in methods() if m.startswith(("compare.", "sangong.",
                                                    "sewage."))
              and m not in takers), ["compare.peers"],
       "any comparison takes them")

    # ---- sewage: three lenses, never added ----
    reply = c.result("sewage.spending", {"year": 2021, "limit": 1000,
                                         "missing_limit": 5000})
    water = {r["code"]: r for r in reply["functional"]
             if r["function_code"] == "2110302"}
    eq({k: r["yuan"] for k, r in water.items()}, WATER,
       "functional line 水体 of ten bureaus")
    eq(water["130634"]["value"],
       (D(42048000) / 573975).quantize(D("0.0001")).normalize(),
       "42,048,000 yuan of 曲阳县, per head")
    eq(c.result("facts.trace", {"id": water["130634"]["fact"]})["yuan"],
       42048000, "traced")
    fees = {(r["code"], r["function_code"]): r["yuan"]
            for r in reply["functional"]
            if r["function_code"].startswith("21214")}
    eq({k: fees.get(k) for k in [("500155", "2121401"),
                                 ("500155", "2121402"),
                                 ("530524", "2121499"),
                                 ("340223", "2121401"),
                                 ("510821", "21214")]},
       {("500155", "2121401"): 23100000, ("500155", "2121402"): 580000,
        ("530524", "2121499"): 400000, ("340223", "2121401"): 11200000,
        ("510821", "21214"): 4000000}, "lines of the sewage fees")
    eq({r["function_code"][:5] for r in reply["functional"]},
       {"21103", "21214"}, "and no other lines")
    bought = sorted((r["yuan"], r["item_code"]) for r in reply["procurement"]
                    if r["code"] == "130634")
    eq([b for b in bought if b[1] in ("B021601", "C160299")],
       [(784800, "C160299"), (784800, "C160299"), (3133200, "B021601"),
        (5000000, "B021601"), (6670000, "C160299")],
       "曲阳县 buys sewage works and sludge services, by code")
    ok((3000000, "C1006") in bought,
       "and the supervision of sewage pipes, by name", bought)
    eq(sum(y for y, _ in bought), 19372800, "and nothing else")
    able = sorted((r["code"], D(r["capacity"]))
                  for r in reply["projects"] if r["capacity"] is not None)
    eq([x for x in able if x[0] in ("130634", "340223", "500155", "430922",
                                    "530524", "450223")],
       sorted([("130634", D(5000)), ("130634", D(5000)),
               ("130634", D(40000)), ("340223", D(15000)),
               ("500155", D(40000)), ("430922", D(30000)),
               ("530524", D(8000)), ("450223", D(20000))]),
       "projects with their stated capacity, tonnes a day")
    anhui = by(reply["projects"], "code")["340223"]
    eq((anhui["budget_yuan"], anhui["yuan_per_tonne"]), (27000000, 1800),
       "27,000,000 yuan for 15,000 tonnes a day are 1,800 a tonne")
    eq({k for k in reply if isinstance(reply[k], (int, Decimal))}
       - {"data_version", "year"}, set(), "the lenses are not added")

    # ---- indicators ----
    r = d.duibiao("extract", *[os.path.join(EXAMPLES, n) for n in paper])
    projects = [p for line in r[1].splitlines()
                for p in json.loads(line).get("projects", [])
                if p["topic"] == "sewage" and p["kpis"]]
    reply = c.result("kpi.patterns", {"topic": "sewage", "limit": 1000})
    eq((reply["n_rows"], reply["n_projects"]),
       (sum(len(p["kpis"]) for p in projects), len(projects)),
       "kpi.patterns counts the rows and projects that extract prints")
    eq(sum(r["n"] for r in reply["rows"]), reply["n_rows"],
       "every row is under an indicator")
    ok(all(r["n"] >= r["projects"] >= r["counties"] >= 1
           and r["n"] >= sum(t["n"] for t in r["targets"])
           and 0 <= r["measurable"] <= r["n"] for r in reply["rows"]),
       "counts are in proportion", reply["rows"])
    eq([r["n"] for r in reply["rows"]],
       sorted((r["n"] for r in reply["rows"]), reverse=True),
       "the usual first")
    first = reply["rows"][0]
    t = c.result("facts.trace", {"id": first["example"]})
    ok(first["indicator"] in json.dumps(t["says"], ensure_ascii=False),
       "an example of it is traced", (first, t))
    daily = [r for r in reply["rows"] if r["indicator"] == "污水日处理量"]
    eq([(r["n"], r["counties"], sorted(t["value"] for t in r["targets"]
                                       if t["unit"] == "吨"))
        for r in daily], [(3, 3, [5000, 8000])],
       "污水日处理量: three counties, two of them in 吨")
    rows = c.pages("kpi.patterns", {"topic": "sewage"}, 5)
    eq([r["indicator"] for r in rows],
       [r["indicator"] for r in reply["rows"]], "in pages of 5")

    # ---- catalogues ----
    eq({r["measure"]: (r["name"], r["unit"])
        for r in c.result("catalog.measures")["rows"]},
       {r["measure"]: (r["zh"], r["unit"]) for r in label_rows("measures")},
       "catalog.measures is the label table")
    eq({r["measure"] for r in
        c.result("catalog.measures", {"prefix": "sangong."})["rows"]},
       {r["measure"] for r in label_rows("measures")
        if r["measure"].startswith("sangong.")}, "by prefix")
    rows = c.pages("catalog.counties", {}, 499)
    eq([r["code"] for r in rows],
       sorted(k for k, r in divisions.items()
              if r["level"] in ("county", "zone")),
       "catalog.counties visits each once, 499 at a time")
    eq({r["code"]: r["residents2020"] for r in rows},
       {r["code"]: people.get(("census2020", r["code"])) for r in rows},
       "with its residents, or null")
    rows = by(c.result("catalog.counties", {"published": True,
                                            "limit": 5000})["rows"], "code")
    eq(set(rows), {r["division_code"] for r in manifest()},
       "those that have published")
    eq((rows["530524"]["disclosures"], rows["530524"]["years"]),
       (4, [2015, 2021, 2024]), "昌宁县 has four papers of three years")

    # ---- the same question, the same bytes ----
    def raw(method, params):
        c.send(json.dumps({"jsonrpc": "2.0", "id": "same", "method": method,
                           "params": params}).encode() + b"\n")
        return c.line()

    questions = [("compare.rank", {"measure": "sangong.total", "year": 2021}),
                 ("sewage.spending", {"year": 2021}),
                 ("kpi.patterns", {"topic": "sewage"}),
                 ("findings.list", {"county": "130634"}),
                 ("sangong.per_capita", {"year": 2021}),
                 ("disclosures.list", {}), ("facts.list", {})]
    first = [raw(*q) for q in questions]
    eq([raw(*q) for q in questions], first, "equal questions, equal bytes")
    ok(all(b'"result":' in line for line in first), "that are results")
    table = "SELECT md5(string_agg(v::text, ',' ORDER BY v::text))" \
            " FROM measure_value v"
    before = d.sql(table)
    d.sql("SELECT rollup_rebuild()")
    eq(d.sql(table), before, "the rollup is what a rebuild gives")

    # ---- no denominator ----
    reply = d.submit(bureau_paper("浙江省/杭州市/临平区", "40.00"),
                     "linping.txt", wait=True)
    ok("result" in reply, "临平区, which no census knows, is taken", reply)
    reply = c.result("compare.rank", {
        "measure": "sangong.total", "year": 2021, "per": "resident",
        "kind": "housing_construction", "missing_limit": 5000})
    ok("330113" not in {r["code"] for r in reply["rows"]},
       "临平区 is not ranked per head")
    eq(gap(reply, BUREAUS, "with 临平区").get("no_denominator"),
       {"330113"}, "but missing for want of a denominator")
    eq(by(c.result("compare.rank", {
        "measure": "sangong.total", "year": 2021,
        "kind": "housing_construction"})["rows"], "code")["330113"]["yuan"],
       400000, "and ranked by amount")
    row, = c.result("compare.counties", {
        "counties": ["临平区"], "year": 2021, "measures": ["sangong.total"],
        "kind": "housing_construction", "per": "resident"})["rows"]
    eq((row["yuan"], row["persons"], row["value"], row["reason"]),
       (400000, None, None, "no_denominator"), "side by side as well")
    d.unharmed("after every question")
done()
