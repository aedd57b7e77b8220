#!/usr/bin/env python3
"""Documents that are none, or that fight back: each gives a clear error, a
clear finding or an empty disclosure, within 20 seconds and 512 MB, and leaves
nothing behind.

The first part is made here; the second is the corpus' bad/, which is not part
of the project and is skipped, and said so, where it is absent.
"""
import io, json, os, random, subprocess, sys, tempfile, threading, time
import zipfile
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__))))
from harness import BUILD, SANITIZED, SHARED, done, eq, ok, shutil

SECONDS, MEGABYTES = 20, 512
PROGRAM = os.path.join(BUILD, "duibiao")
# Errors that mean a defect of ours.
BROKEN = ("worker_crashed", "worker_broken", "worker_missing", "timed_out")


class Watch(threading.Thread):
    """The most memory that a process and all below it held at once, in MB."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.pid, self.most = pid, 0

    def held(self):
        children, size = {}, {}
        for entry in os.listdir("/proc"):
            if not entry.isdigit():
                continue
            try:
                with open(f"/proc/{entry}/stat") as f:
                    fields = f.read().rsplit(")", 1)[1].split()
            except OSError:
                continue
            children.setdefault(int(fields[1]), []).append(int(entry))
            size[int(entry)] = int(fields[21]) * 4096
        total, todo = 0, [self.pid]
        while todo:
            pid = todo.pop()
            total += size.get(pid, 0)
            todo += children.get(pid, [])
        return total / 1e6

    def run(self):
        while os.path.exists(f"/proc/{self.pid}"):
            self.most = max(self.most, self.held())
            time.sleep(0.02)


def extract(path, folder):
    """(object, seconds, megabytes, what was left behind)."""
    began = time.monotonic()
    process = subprocess.Popen([PROGRAM, "extract", path],
                               env={**os.environ, "TMPDIR": folder},
                               stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL)
    watch = Watch(process.pid)
    watch.start()
    out = process.communicate(timeout=120)[0]
    took = time.monotonic() - began
    lines = out.splitlines()
    return (json.loads(lines[0]) if len(lines) == 1 else {"lines": len(lines)},
            took, watch.most, os.listdir(folder))


def verdict(d):
    """What an object says: error, finding, nothing, figures."""
    if "error" in d:
        return "error"
    if any(f["code"] == "unreadable" for f in d.get("findings", [])):
        return "finding"
    if any(d.get(k) for k in ("facts", "changes", "counts", "projects",
                              "procurement", "units")):
        return "figures"
    return "nothing"


def check(name, path, wanted):
    """`wanted`: the verdicts that are fair."""
    folder = tempfile.mkdtemp(prefix="bad-", dir="/tmp")
    d, took, memory, left = extract(path, folder)
    shutil.rmtree(folder)
    error = d.get("error") or {}
    reasons = [error.get("message")] if error else \
        [f["message"] for f in d.get("findings", [])
         if f["code"] == "unreadable"]
    ok(verdict(d) in wanted and error.get("code") not in BROKEN
       and all(reasons), f"{name}: {' or '.join(wanted)}",
       json.dumps(d, ensure_ascii=False)[:600])
    ok(took < SECONDS and (SANITIZED or memory < MEGABYTES) and not left,
       f"{name}: {took:.1f} s, {memory:.0f} MB, nothing left behind",
       f"{took:.1f} s, {memory:.0f} MB, left {left}")


# ---- our own ----

def packed(*members, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as z:
        for name, data in members:
            z.writestr(name, data)
    return out.getvalue()


W = ('<w:document xmlns:w="http://schemas.openxmlformats.org/'
     'wordprocessingml/2006/main"><w:body>%s</w:body></w:document>')
BOOK = ('<workbook xmlns:r="r"><sheets><sheet name="a" r:id="a"/></sheets>'
        '</workbook>')
LINKS = ('<Relationships><Relationship Id="a" Type="/worksheet" '
         'Target="sheet.xml"/></Relationships>')


def docx(body, head=""):
    return packed(("word/document.xml", head + W % body))


def xlsx(sheet):
    return packed(("xl/workbook.xml", BOOK),
                  ("xl/_rels/workbook.xml.rels", LINKS),
                  ("xl/sheet.xml", f"<worksheet>{sheet}</worksheet>"))


def pdf(*objects):
    out, places = b"%PDF-1.4\n", []
    for i, text in enumerate(objects):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (i + 1, text)
    table = b"".join(b"%010d 00000 n \n" % p for p in places)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d" \
        b"/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
            len(objects) + 1, table, len(objects) + 1, len(out))


LAUGHS = ('<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">'
    for i in range(12)) + "]>")
SENTENCE = "本页没有预算数字，只有一些说明文字。"
NOISE = random.Random(7).randbytes(200_000)
WORD = docx(f"<w:p><w:r><w:t>{SENTENCE}</w:t></w:r></w:p>" * 400)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ONLY_ERROR, FAIR = ("error",), ("error", "finding", "nothing")
MADE = [
    ("empty.txt", b"", ONLY_ERROR),
    ("noise.bin", NOISE, ONLY_ERROR),
    ("zeros.txt", bytes(1_000_000), ONLY_ERROR),
    ("spaces.txt", b" \n" * 4_000_000, FAIR),
    ("one-line.txt", SENTENCE.encode() * 300_000, FAIR),
    ("brackets.txt", "（".encode() * 3_000_000, FAIR),
    ("bars.txt", b"|" * 3_000_000, FAIR),
    ("tabs.txt", (b"\t" * 3000 + b"\n") * 1000, FAIR),
    ("digits.txt", b"1234567890" * 500_000, FAIR),
    ("half-a-character.txt", SENTENCE.encode("utf-16-le")[:-1] * 1000, FAIR),
    ("nested-tables.html", b"<html>" + b"<table><tr><td>" * 50_000, FAIR),
    ("nested-boxes.html", b"<html><body>" + b"<div>" * 500_000, FAIR),
    ("spans.html", b"<html><table>" + b"<tr>" + b"<td rowspan=65534 "
     b"colspan=1000>x" * 500 + b"</table>", FAIR),
    ("wide.html", b"<html><table><tr>" + b"<td>1" * 400_000, FAIR),
    ("attributes.html", b"<html><p " + b"a=b " * 500_000 + b">x", FAIR),
    ("entities.html", b"<html><p>" + b"&amp;&#0;&#xffffffff;" * 200_000,
     FAIR),
    ("cut.docx", WORD[:len(WORD) * 3 // 5], ONLY_ERROR),
    ("laughs.docx", packed(("word/document.xml",
                            LAUGHS + W % "<w:p><w:r><w:t>&m;</w:t></w:r>"
                            "</w:p>")), ONLY_ERROR),
    ("bomb.docx", docx(f"<w:p><w:r><w:t>{SENTENCE}</w:t></w:r></w:p>"
                       * 1_000_000), ONLY_ERROR),
    ("deep.docx", docx("<w:tbl><w:tr><w:tc>" * 5000), FAIR),
    ("deep-closed.docx", docx("<w:tbl><w:tr><w:tc>" * 80
                              + "</w:tc></w:tr></w:tbl>" * 80), FAIR),
    ("spans.docx", docx("<w:tbl>" + "<w:tr><w:tc><w:tcPr><w:gridSpan "
                        'w:val="32000"/><w:vMerge/></w:tcPr><w:p/></w:tc>'
                        "</w:tr>" * 3000 + "</w:tbl>"), FAIR),
    ("no-part.docx", packed(("[Content_Types].xml", "<Types/>")),
     ONLY_ERROR),
    ("links-round.docx", packed(
        ("_rels/.rels", '<Relationships><Relationship Id="a" '
         'Type="/officeDocument" Target="_rels/.rels"/></Relationships>')),
     ONLY_ERROR),
    ("cut.xlsx", xlsx("<sheetData/>")[:-30], ONLY_ERROR),
    ("huge-range.xlsx", xlsx(
        '<dimension ref="A1:XFD1048576"/><sheetData><row r="1048576">'
        '<c r="XFD1048576"><v>1</v></c></row></sheetData><mergeCells>'
        + '<mergeCell ref="A1:XFD1048576"/>' * 2000 + "</mergeCells>"), FAIR),
    ("many-rows.xlsx", xlsx("<sheetData>" + "".join(
        f'<row r="{i}"><c r="A{i}"><v>{i}</v></c></row>'
        for i in range(1, 300_000)) + "</sheetData>"), FAIR),
    ("head-only.pdf", b"%PDF-1.7\n" + NOISE[:3000], ONLY_ERROR),
    ("pages-round.pdf", pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"), FAIR),
    ("millions-of-pages.pdf", pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 99999999>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9e9 9e9]>>"), FAIR),
    ("container.doc", OLE + NOISE[:30_000], FAIR),
    ("picture.png", b"\x89PNG\r\n\x1a\n" + NOISE[:1000], ONLY_ERROR),
    ("archive.rar", b"Rar!\x1a\x07\x01\x00" + NOISE[:1000], ONLY_ERROR),
    ("program", open(PROGRAM, "rb").read(5000), ONLY_ERROR),
    ("nothing.zip", packed(("a.dat", b"x"), ("b/", b"")), ONLY_ERROR),
    ("many.zip", packed(*((f"{i}", b"") for i in range(12_000))),
     ONLY_ERROR),
    ("cut.zip", packed(("a.txt", SENTENCE * 500))[:-30], ONLY_ERROR),
]

scratch = tempfile.mkdtemp(prefix="duibiao-bad-", dir="/tmp")
try:
    for name, data, wanted in MADE:
        path = os.path.join(scratch, name)
        with open(path, "wb") as f:
            f.write(data)
        check(name, path, wanted)
        os.remove(path)
finally:
    shutil.rmtree(scratch)

# ---- the corpus ----

BAD = os.path.join(SHARED, "corpus", "bad")
FAIR_FOR = {("unreadable", "error"): ["error"],
            ("unreadable", "finding"): ["finding"],
            ("unreadable", None): ["error", "finding"],
            ("nothing", None): ["nothing"]}
if not os.path.isdir(BAD):
    print("# the corpus is not beside the project: only what is made here")
else:
    names = sorted(n for n in os.listdir(BAD) if n.endswith(".expect.json"))
    ok(len(names) > 10, "the corpus has bad documents", names)
    for name in names:
        with open(os.path.join(BAD, name)) as f:
            expect = json.load(f)
        wanted = list(FAIR_FOR[expect["expect"], expect.get("how")])
        for also in expect.get("also_accepted", []):
            wanted += FAIR_FOR[also, None]
        check(expect["file"], os.path.join(BAD, expect["file"]), wanted)
done()
