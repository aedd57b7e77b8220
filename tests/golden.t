#!/usr/bin/env python3
"""Golden answers: `duibiao extract` against the hand-checked corpus.

The corpus is not part of the project; where it is absent this says so and
skips.  Figures below are floors: what was reached once may not be lost.
"""
import glob, json, os, re, shutil, subprocess, sys, tempfile
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__))))
from harness import BUILD, SHARED, ok, eq, done

CORPUS = os.path.join(SHARED, "corpus")
EXTRACT = os.path.join(BUILD, "duibiao") + " extract"


def score(folder):
    r = subprocess.run(
        [sys.executable, os.path.join(SHARED, "tools", "score.py"), "--json",
         "--show", "5", "--cmd", EXTRACT, os.path.join(CORPUS, folder)],
        capture_output=True, text=True, timeout=900)
    scores = json.loads(r.stdout.strip().splitlines()[-1])
    alarms = re.search(r"found; (\d+) false alarms", r.stdout)
    scores["alarms"] = int(alarms[1]) if alarms else 0
    return scores, r.stdout


def score_format(suffix):
    """The composed papers of one format, each beside its gold file."""
    with tempfile.TemporaryDirectory() as folder:
        for paper in glob.glob(os.path.join(CORPUS, "composed",
                                            "*." + suffix)):
            stem = paper[:-len(suffix) - 1]
            for file in paper, stem + ".gold.json":
                os.symlink(file, os.path.join(folder, os.path.basename(file)))
        return score(folder)


def floors(name, scores, report, least):
    """`least`: section -> the least F1, or share found; alarms: the most."""
    for section, floor in least.items():
        got = scores.get(section, 1.0)
        ok(got <= floor if section == "alarms" else got >= floor,
           f"{name}: {section} {got}, no worse than {floor}", report)


if not os.path.isdir(CORPUS):
    print("1..0 # SKIP the corpus is not beside the project")
    sys.exit(0)

scores, report = score("quyang")
for section in ("facts", "changes", "counts", "units", "terms", "procurement",
                "kpis", "goals", "id.division", "id.scope", "id.fiscal_year",
                "id.doc_type", "id.kind"):
    ok(scores.get(section) == 1.0, f"quyang: {section} are all right",
       report)

paper = os.path.join(CORPUS, "quyang", "zhujian-2021-budget.txt")
r = subprocess.run(EXTRACT.split() + [paper], capture_output=True, text=True)
found = json.loads(r.stdout)["findings"]


def finding(code, *words):
    ok(any(f["code"] == code and all(w in f["message"] for w in words)
           for f in found),
       f"quyang: {code} names {', '.join(words)}",
       "\n".join(f"{f['code']}: {f['message']}" for f in found))


finding("restated_conflict", "12776.26", "1277.26")
finding("cross_section_conflict", "轿车")
finding("kpi_goal_reused", "污水")
finding("kpi_unit_mismatch", "补贴完成率", "50户")
finding("kpi_unit_mismatch", "土地占用成本", "5%")
finding("kpi_malformed_target", "100个")
finding("kpi_malformed_target", "用度时序")
finding("kpi_not_measurable", "基本保障")
finding("kpi_direction_doubtful", "成本控制率")
finding("kpi_misplaced", "改造后房屋")

ALL = {"id.division": 1, "id.scope": 1, "id.fiscal_year": 1, "id.doc_type": 1,
       "alarms": 0}
WHOLE = {**ALL, "changes": 1, "counts": 1, "units": 1, "terms": 1,
         "procurement": 1, "kpis": 1, "goals": 1, "findings": 1}

floors("real", *score("real"),
       {**ALL, "id.kind": 1, "facts": 1, "changes": 1, "counts": 1,
        "terms": 1, "findings": 0.916})
FORMATS = ["txt", "html", "docx", "xlsx", "pdf"]
if shutil.which("soffice") is None:
    print("# soffice is not installed: no DOC, no XLS")
else:
    FORMATS += ["doc", "xls"]
for form in FORMATS:
    floors(form, *score_format(form), {**WHOLE, "facts": 1})
done()
