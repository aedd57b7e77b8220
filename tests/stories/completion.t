#!/usr/bin/env python3
"""Completion: the scripts for bash and zsh hold what the tables hold; bash
completes with the one, zsh reads the other where there is a zsh."""
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                ".."))
from harness import *
from command import *


def commands():
    _, out, _ = run("--help")
    return re.findall(r"^  ([a-z]+(?: [a-z]+)?)(?= {2,}| [A-Z\[]|$| [a-z]+\|)",
                      out, flags=re.M)


# Types a line as a person does and gives what bash offers.
ASK = r"""
PATH=$1:$PATH
source <(duibiao completion bash) || exit 9
while IFS= read -r line; do
  COMP_LINE=$line COMP_POINT=${#line}
  # bash parts words at = and : too.
  read -ra COMP_WORDS <<<"${line//=/ = }"
  [[ $line == *' ' || $line == *= ]] && COMP_WORDS+=('')
  COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
  COMPREPLY=()
  _duibiao
  echo "${COMPREPLY[*]}"
done
"""


def offers(*lines):
    """What is offered at the end of each line, as lists."""
    r = subprocess.run(["bash", "--norc", "-c", ASK, "bash", BUILD],
                       input="\n".join(lines) + "\n", text=True,
                       capture_output=True, cwd=TOP,
                       env={**os.environ, "LC_ALL": "C.UTF-8"}, timeout=120)
    if r.stderr:
        print("#", r.stderr[:1000].replace("\n", "\n# "))
    return [line.split() for line in r.stdout.split("\n")[:-1]]


status, script, err = run("completion", "bash")
ok(status == 0 and not err, "duibiao completion bash", err)
r = subprocess.run(["bash", "-n"], input=script, text=True,
                   capture_output=True)
eq((r.returncode, r.stderr), (0, ""), "bash reads it")
known = commands()
ok(len(known) > 25, "the commands are those of --help", known)
firsts = list(dict.fromkeys(c.split()[0] for c in known))
got, kpi, rank, none = offers("duibiao ", "duibiao kpi ", "duibiao ran",
                              "duibiao nosuch --")
eq(set(got) - {"--help", "--version"}, set(firsts), "the first word")
eq(kpi, [c.split()[1] for c in known if c.startswith("kpi ")],
   "the second of a group")
eq((rank, none), (["rank"], []), "only what begins so")

# ---- options of each command ----
got = offers(*(f"duibiao {c} --" for c in known))
wrong = []
for command, offered in zip(known, got):
    _, text, _ = run(*command.split(), "--help")
    told = re.findall(r"^  (--[a-z0-9-]+)", text, flags=re.M)
    if sorted(told) != sorted(offered):
        wrong.append((command, set(told) ^ set(offered)))
eq(wrong, [], "the options of each command are those of its help")
eq(offers("duibiao rank sangong.total --ye"), [["--year"]], "by their start")

# ---- values ----
words = {"--stage ": {"budget", "adjusted", "final"},
         "--scope ": {"county", "department", "unit", "prefecture", "other"},
         "--fund ": {"general", "gov_fund", "state_capital"},
         "--per ": {"resident", "staff", "none"},
         "--format ": {"table", "json", "ndjson", "csv", "markdown"},
         "--lang ": {"zh", "en"}}
got = offers(*("duibiao rank sangong.total " + w for w in words))
eq(dict(zip(words, map(set, got))), words, "words of enumerations")
codes = {r["measure"] for r in label_rows("measures")}
got = offers("duibiao rank ", "duibiao rank sangong.r",
             "duibiao compare --measures sangong.total,operating",
             "duibiao compare --measures=operating",
             "duibiao findings --code kpi_go")
eq(set(got[0]), codes, "codes of measures as the plain word")
eq(got[1:], [["sangong.reception"], ["sangong.total,operating_cost"],
             ["operating_cost"], ["kpi_goal_reused"]],
   "the last of a list; behind an equals sign; codes of findings")
got = offers("duibiao peers 曲", "duibiao compare 曲阳县 昌宁",
             "duibiao rank sangong.total --peers-of 曲阳",
             "duibiao rank sangong.total --province 河",
             "duibiao kpi patterns --topic sew",
             "duibiao rank x --kind housing",
             "duibiao rank --no-pager --year=2021 --per resident sangong.rec",
             "duibiao rank --year 2021 sangong.total --per=resident 昌宁",
             "duibiao series sangong.total 曲阳县 昌宁",
             "duibiao kpi patterns 昌宁", "duibiao series 昌宁")
eq(got[1:], [["昌宁县"], ["曲阳县"], ["河北省", "河南省"], ["sewage"],
             ["housing_construction"], ["sangong.reception"], ["昌宁县"],
             ["昌宁县"], ["昌宁县"], []],
   "counties, provinces, topics, kinds, each where it may stand")
ok("曲阳县" in got[0] and all(g.startswith("曲") for g in got[0]),
   "counties by their first character", got[0])
eq(offers("duibiao extract exampl", "duibiao ingest examples/hebei-quyang",
          "duibiao export --output READM"),
   [["examples"], ["examples/hebei-quyang-zhujian-2021-budget.txt"],
    sorted(map(os.path.basename, glob.glob(TOP + "/READM*")))], "files")

# ---- zsh ----
status, script, err = run("completion", "zsh")
ok(status == 0 and script.startswith("#compdef duibiao\n"),
   "duibiao completion zsh", err)
missing = [c for c in known if f"'{c.split()[-1]}:" not in script
           and f"\t'{c}')" not in script]
eq(missing, [], "has every command")
missing = [(c, o) for c in known for o in re.findall(
    r"^  --([a-z0-9-]+)", run(*c.split(), "--help")[1], flags=re.M)
    if f"--{o}" not in script.split(f"\t'{c}')", 1)[1]
    .split(";;", 1)[0]]
eq(missing, [], "and every option of each")
if shutil.which("zsh"):
    r = subprocess.run(["zsh", "-fn", "/dev/stdin"], input=script,
                       text=True, capture_output=True)
    eq((r.returncode, r.stderr), (0, ""), "zsh reads it")
else:
    ok(True, "zsh reads it # SKIP no zsh here")
status, out, err = run("completion", "fish")
ok(status == 2 and "bash or zsh" in err, "no other shell", err)
done()
