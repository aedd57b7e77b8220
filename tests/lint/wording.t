#!/usr/bin/env python3
"""What the service says of a paper it can say in Chinese: every row of findings
is used and its places are filled where it is used, every reason for not reading
a document has its row."""
import glob, os, re, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                ".."))
from harness import TOP, done, eq, label_rows, ok

LITERALS = r'(?:"(?:[^"\\\n]|\\.)*"\s*)+'
# The files in which a sentence in English is a reason.
READERS = ["ingest/" + name for name in (
    "read*.c", "package.c", "bundle.c", "xml_*.c", "xlsx_*.c", "worker.c")]
ENDED = "the reader ended"  # and why


def code(pattern):
    """Sources, without comments: path -> text."""
    texts = {}
    for path in glob.glob(os.path.join(TOP, pattern)):
        if not path.endswith("_test.c"):
            with open(path) as f:
                texts[path] = re.sub(r"/\*.*?\*/", "", f.read(), flags=re.S)
    return texts


def sentences(text):
    for found in re.findall(LITERALS, text):
        words = "".join(re.findall(r'"((?:[^"\\\n]|\\.)*)"', found))
        if words.isascii() and "%" not in words and words.count(" ") > 1 \
                and "duibiao-worker" not in words:
            yield words


sources = {**code("ingest/*.c"), **code("daemon/*.c")}
findings = label_rows("finding_words")
unused, unsaid = [], []
for row in findings:
    users = [text for text in sources.values()
             if re.search(rf"\bFOUND_{row['id']}\b", text)]
    if not users:
        unused.append(row["id"])
    for place in re.findall(r"\{(\w+)\}", row["en"]):
        if not all(f'"{place}"' in text for text in users):
            unsaid.append(f"{row['id']}: {place}")
ok(len(findings) > 50, "the table of findings is there", len(findings))
eq(unused, [], "every finding of the table is raised somewhere")
eq(unsaid, [], "where it is raised, every place of it is said")
eq(sorted({row["id"] for row in findings if row["en"] == row["zh"]}),
   ["NOT_READ"], "no Chinese wording is the English one")

reasons = {row["en"]: row["zh"] for row in label_rows("reasons")}
said = {words for pattern in READERS for text in code(pattern).values()
        for words in sentences(text)}
ok(len(said) > 30, "the readers' reasons are found", len(said))
eq(sorted(said - set(reasons)), [], "every reason has its row")
spoken = {words for text in sources.values() for words in sentences(text)}
eq([en for en in reasons if en.split(": it ")[0] not in spoken | {ENDED}
    and en not in spoken], [], "and every row is said somewhere")
eq([en for en, zh in reasons.items() if zh.isascii()], [],
   "and is Chinese")
with open(os.path.join(TOP, "daemon", "job_paper.c")) as f:
    unknown = set(re.findall(r'"(its [^"]* unknown)"', f.read()))
ok(len(unknown) == 7, "the reasons for setting aside are found", unknown)
eq(sorted(unknown - set(reasons)), [], "and have their rows")

# ---- what the command line says in Chinese of errors and other sentences ----
def spoken_in(text):
    """Literals of C or SQL as the reader meets them: joined, "%s" for what is
    filled in."""
    text = text.replace("\\\n", "\n")
    for found in re.findall(LITERALS + r"|(?:'(?:[^'\n]|'')*'\s*)+", text):
        quote = found[0]
        pieces = re.findall(quote + r"((?:[^%s\\\n]|\\.)*)" % quote + quote,
                            found)
        yield re.sub(r"%(?:\.\*|\.?\d+)?(?:zu|[duslm])", "%s",
                     "".join(pieces).replace('\\"', '"'))


rows = label_rows("sentences", "client")
speakers = {**sources, **code("daemon/*.h"), **code("client/*.c"),
            **code("functions/*/*.sql")}
speakers = {path: re.sub(r"(?m)--.*$", "", text) if path.endswith("sql")
            else text for path, text in speakers.items()}
spoken = {s for text in speakers.values() for s in spoken_in(text)}
spoken |= {os.strerror(n) for n in range(1, 120)}
eq([row["en"] for row in rows
    if not any(row["en"].removeprefix("%s") in s for s in spoken)], [],
   "every sentence of the table is said somewhere")
eq([row["en"] for row in rows if row["zh"].isascii()
    or row["en"].count("%s") != len(re.findall(r"%(?:\d\$)?s", row["zh"]))],
   [], "and in Chinese, with all that it fills in")
errors = set()
for text in code("daemon/*.c").values():
    for call in re.findall(r"\b(?:rpc_fail|refuse_request)\((.*?)\);", text,
                           re.S):
        errors |= set(spoken_in(call))
with open(os.path.join(TOP, "daemon/rpc.h")) as f:
    errors |= {s for s in spoken_in(f.read()) if " " in s}
ok(len(errors) > 30, "the errors are found", len(errors))
eq(sorted(e for e in errors if e.strip("%s: ") and "daemon/" not in e
          and e not in {row["en"] for row in rows}), [],
   "every error has its row")
refusals = set()
for path, text in code("client/*.c").items():
    for call in re.findall(r"\bask_usage\((.*?)\);", text, re.S):
        refusals |= set(spoken_in(call))
    if path.endswith("/option.c"):
        refusals |= {s for s in spoken_in(text) if "option -" in s
                     or "no option" in s}
ok(len(refusals) > 15, "what the command line refuses is found", refusals)
eq(sorted(s for s in refusals if " " in s
          and s not in {row["en"] for row in rows}), [],
   "and has its row")
done()
