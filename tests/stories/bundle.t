#!/usr/bin/env python3
"""A ZIP of documents: each member is a document of its own with its own fate,
whatever the others are, whoever is killed when."""
import io, os, random, struct, sys, zipfile
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                ".."))
from harness import *

GOOD = bureau_paper("云南省/保山市/昌宁县")
OTHER = bureau_paper("四川省/广元市/旺苍县")


def bundle(*members, packing=zipfile.ZIP_DEFLATED):
    """A ZIP of (name, bytes); a name as bytes is stored as it is."""
    out = io.BytesIO()
    raw = {}
    with zipfile.ZipFile(out, "w", packing) as z:
        for i, (name, data) in enumerate(members):
            if isinstance(name, bytes):
                # Written under a name of the same length, then replaced.
                raw[b"%0*d" % (len(name), i)] = name
                name = "%0*d" % (len(name), i)
            z.writestr(name, data)
    data = out.getvalue()
    for placeholder, name in raw.items():
        data = data.replace(placeholder, name)
    return data


def locked(data, name):
    """The ZIP with a member said to be encrypted, as zip(1) does."""
    data = bytearray(data)
    for mark, flags, length in ((b"PK\3\4", 6, 30), (b"PK\1\2", 8, 46)):
        at = data.find(mark)
        while at >= 0:
            if data[at + length:].startswith(name.encode()):
                data[at + flags] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


def fates(reply):
    """name -> (state, reason) of a reply's members."""
    return {m["name"]: (m["state"], m["reason"])
            for m in reply["result"]["members"]}


def write(folder, name, data):
    path = os.path.join(folder, name)
    with open(path, "wb") as f:
        f.write(data)
    return path


WORD = ('<w:document xmlns:w="http://schemas.openxmlformats.org/'
        'wordprocessingml/2006/main"><w:body>%s</w:body></w:document>')
paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>"
                     for line in OTHER.decode().splitlines())
DOCX = bundle(("word/document.xml", WORD % paragraphs))
NESTED = bundle(("深处.txt", OTHER))
CUT = DOCX[:len(DOCX) // 2]

MIXED = locked(bundle(
    ("附件/预算.txt", GOOD),
    ("表.docx", DOCX),
    ("里面.zip", NESTED),
    ("secret.txt", OTHER),
    ("../../../etc/passwd", b"nothing of a budget is in this text, at all"),
    ("附件2/决算.txt".encode("gbk"), GOOD + b"\n"),
    ("cut.docx", CUT),
    ("bomb.txt", b"0" * 60_000_000),
    ("page.png", b"\x89PNG\r\n\x1a\n" + bytes(range(64))),
    ("empty.txt", b""),
    ("__MACOSX/._预算.txt", b"litter"),
    ("folder/.DS_Store", b"litter")), "secret.txt")
WANTED = {
    "m.zip/附件/预算.txt": ("new", None),
    "m.zip/表.docx": ("new", None),
    "m.zip/里面.zip": ("parked", "a bundle inside a bundle is not opened"),
    "m.zip/secret.txt": ("parked", "the file is locked with a password"),
    "m.zip/etc/passwd": ("parked",
                         "its county, year and type are unknown"),
    "m.zip/附件2/决算.txt": ("revision", None),
    "m.zip/cut.docx": ("parked",
                       "the ZIP container is damaged or cut off"),
    "m.zip/bomb.txt": ("parked", "a part of the file unfolds to more than "
                                 "300 times its size"),
    "m.zip/page.png": ("parked", "a picture, not a document"),
    "m.zip/empty.txt": ("parked", "the file is empty"),
}


def left_in_spool(d):
    return [f for f in os.listdir(os.path.join(d.state, "spool"))
            if f.endswith(".doc")]


with Daemon() as d:
    # ---- every member its own fate ----
    reply = d.submit(MIXED, "m.zip", wait=True)
    eq(reply["result"]["state"], "bundle", "a ZIP of documents is a bundle")
    eq(fates(reply), WANTED, "each member has its own fate")
    eq([m["name"] for m in reply["result"]["members"]], list(WANTED),
       "in the bundle's order")
    eq(set(d.sql("SELECT name FROM disclosure").split()),
       {"m.zip/附件/预算.txt", "m.zip/表.docx", "m.zip/附件2/决算.txt"},
       "the good ones are served under the bundle's name")
    parked = {r["name"]: r["reason"] for r in
              d.result("ingest.status", {"parked": True})["rows"]}
    passwd = parked.pop("m.zip/etc/passwd", "")
    eq((parked, "unknown_county" in passwd),
       ({n: why for n, (state, why) in WANTED.items()
         if state == "parked" and "passwd" not in n}, True),
       "the others are aside, with reasons")
    ok(wait_for(lambda: not left_in_spool(d)), "nothing is left in the spool",
       left_in_spool(d))
    aside = os.path.join(d.state, "parked",
                         reply["result"]["sha256"] + ".doc")
    ok(wait_for(lambda: os.path.exists(aside)), "a bundle with members that "
       "could not be taken out of it is kept aside itself")

    # ---- asked for when it is over ----
    bundle_job = reply["result"]["job"]
    first = reply
    told = d.call("ingest.status", {"job": bundle_job})
    asked = told["result"]
    eq((asked["job"], asked["state"], asked["name"], asked["bytes"]),
       (bundle_job, "bundle", "m.zip", len(MIXED)),
       "ingest.status knows a bundle that is over")
    eq({n: ("parked" if state == "parked" else "loaded", why)
        for n, (state, why) in fates(told).items()
        if "passwd" not in n},
       {n: ("parked" if state == "parked" else "loaded", why)
        for n, (state, why) in WANTED.items() if "passwd" not in n},
       "with the state of each member, and why")
    eq([(m["name"], m["sha256"], m["bytes"], m["disclosure"], m["revision"]
         or 0) for m in asked["members"]],
       [(m["name"], m["sha256"], m["bytes"], m["disclosure"], m["revision"])
        for m in first["result"]["members"]],
       "in its order, with the disclosures they became")
    eq([d.result("ingest.status", {"job": m["job"]})["state"]
        for m in asked["members"]],
       [m["state"] for m in asked["members"]], "as they are known singly")
    status, out, err = d.duibiao("jobs", bundle_job, "--format", "csv")
    eq((status, out.count("\n"), out.count("parked,m.zip/")),
       (0, len(WANTED) + 1, 7), "duibiao jobs has a line for each")
    status, out, err = d.duibiao("jobs", bundle_job, "--lang", "zh")
    ok(status == 0 and re.search(r"已入库 .*m\.zip/表\.docx .* 510821\.\d+ ",
                                 out), "as a table as well", (out, err))
    d.stop()
    d.start()
    eq(d.result("ingest.status", {"job": bundle_job}), asked,
       "and so it is after a restart")
    with d.holding("LOCK TABLE disclosure") as _:
        c = d.client()
        c.ask("ingest.status", {"job": bundle_job})
        ok(wait_for(lambda: d.sql(
            "SELECT count(*) FROM pg_stat_activity WHERE state = 'active'"
            " AND wait_event_type = 'Lock'") != "0"), "it is looked up")
        c.close()
    eq(d.result("ingest.status", {"job": bundle_job}), asked,
       "whoever goes while it is looked up")

    record = os.path.join(d.state, "bundles", bundle_job + ".json")
    with open(record, "rb+") as f:
        f.truncate(os.path.getsize(record) // 2)
    error_is(d.call("ingest.status", {"job": bundle_job}), "internal_error",
             "a record cut off is told from a bundle never handed in")
    ok(d.logged("bundle.record .*" + bundle_job), "and the log names it")

    reply = d.submit(MIXED, "m.zip", wait=True)
    eq(d.result("ingest.status", {"job": bundle_job})["state"], "bundle",
       "handed in again, it is recorded anew")
    eq({state for state, _ in fates(reply).values()}, {"unchanged", "parked"},
       "handed in again, nothing is new")
    eq(d.sql("SELECT count(*) FROM disclosure"), "3", "and nothing is twice")

    # ---- what is no bundle ----
    for about, data, state in (
            ("a Word document", DOCX, "unchanged"),
            ("a ZIP without documents",
             bundle(*((f"{i}.dat", b"x") for i in range(300))), "parked"),
            ("a ZIP of more members than are opened",
             bundle(*((f"{i}.txt", GOOD) for i in range(501))), "parked"),
            ("a ZIP cut off", MIXED[:-30], "parked"),
            ("an empty ZIP", bundle(), "parked")):
        reply = d.submit(data, "x", wait=True)["result"]
        eq((reply["state"], "members" in reply), (state, False),
           f"{about} is no bundle")
    # Members that lie over one another, each the whole of the file.
    overlapping = bytearray(bundle(*((f"{i:03}.txt", OTHER * 40)
                                     for i in range(400)),
                                   packing=zipfile.ZIP_STORED))
    at = overlapping.find(b"PK\1\2")
    while at >= 0:
        struct.pack_into("<I", overlapping, at + 42, 0)
        at = overlapping.find(b"PK\1\2", at + 4)
    reply = d.submit(bytes(overlapping), "o.zip", wait=True)
    ok("result" in reply, "members that overlap end", str(reply)[:300])
    memory = d.memory()[1]
    ok(SANITIZED or memory < 400, "and memory is bounded", memory)
    d.unharmed("bundles of every kind")

    # ---- on the command line ----
    folder = tempfile.mkdtemp(dir=d.top)
    path = write(folder, "m.zip", MIXED)
    status, out, err = d.duibiao("extract", path)
    rows = [json.loads(line) for line in out.splitlines()]
    eq([r["source"]["name"] for r in rows], list(WANTED),
       "extract gives an object for each member")
    eq([r["division"]["name"] for r in rows if r.get("division")], ["昌宁县", "旺苍县", "昌宁县"],
       "the good ones' disclosures")
    eq({r["source"]["name"]: r["error"]["code"] for r in rows
        if "error" in r},
       {"m.zip/里面.zip": "no_document", "m.zip/secret.txt": "locked",
        "m.zip/cut.docx": "damaged", "m.zip/bomb.txt": "too_large",
        "m.zip/page.png": "no_document", "m.zip/empty.txt": "no_document"},
       "and errors in the others' places")
    eq(status, 1, "extract's exit status tells that some gave none")
    status, out, err = d.duibiao("extract", "--explain", path)
    ok("昌宁县" in out and "secret.txt" in out, "extract --explain shows them",
       out[:500])
    status, out, err = d.ingest(write(folder, "two.zip", bundle(
        ("a.txt", GOOD), ("b.txt", b"no budget is in this text, none at all"))))
    lines = out.splitlines()
    ok(len(lines) == 3 and f"{folder}/two.zip/a.txt" in lines[0]
       and "unchanged" in lines[0] and f"{folder}/two.zip/b.txt" in lines[1]
       and "parked" in lines[1], "ingest prints a line a member", out + err)
    ok(lines[-1].startswith("2 documents: 0 new, 1 unchanged"),
       "and counts members", out)
    eq(status, 1, "and its exit status tells of the one")
    status, out, err = d.ingest("--quiet", os.path.join(folder, "two.zip"))
    eq(len(out.splitlines()), 2, "--quiet leaves out what was taken")

    # ---- killed ----
    places = [f"{r['province']}/{r['prefecture']}/{r['name']}"
              for r in reference("divisions")
              if r["level"] == "county" and r["prefecture"]]
    random.Random(3).shuffle(places)
    names = [(f"{i:03}.txt", bureau_paper(p)) for i, p in
             enumerate(places[:150])]
    everything = bundle(*names)
    before = int(d.sql("SELECT count(*) FROM disclosure"))
    for turn in range(3):
        reply = d.submit(everything, "all.zip")
        eq(reply["result"]["state"], "accepted", "a bundle is acknowledged")
        time.sleep(0.05 * turn)
        d.kill()
        wait_for(lambda: d.postmaster() is None, 20)
        d.start()
    ok(wait_for(lambda: not left_in_spool(d), 120),
       "killed thrice, everything leaves the spool", left_in_spool(d)[:5])
    eq(d.sql("SELECT count(*), count(DISTINCT sha256) FROM disclosure "
             "WHERE name LIKE 'all.zip/%'").replace("|", " ").split(),
       ["150", "150"], "and each member is there once")
    eq(int(d.sql("SELECT count(*) FROM disclosure")), before + 150,
       "and nothing else came")
    eq([(m["name"], m["state"]) for m in d.result(
        "ingest.status", {"job": reply["result"]["job"]})["members"]],
       [("all.zip/" + n, "loaded") for n, _ in names],
       "and the bundle is known, with all its members")
    d.unharmed("a bundle and kills")

    # ---- told to end while a bundle is under way ----
    more = bundle(*((f"{i:03}.txt", bureau_paper(p)) for i, p in
                    enumerate(places[150:250])))
    with d.client() as c, tempfile.TemporaryFile() as f:
        f.write(more)
        f.flush()
        c.ask("ingest.submit", {"fd": True, "name": "more.zip", "wait": True},
              f.fileno())
        wait_for(lambda: d.status().get("ingest", {}).get("jobs", {})
                 .get("open") or left_in_spool(d), 10, 0.005)
        eq(d.stop(), 0, "it ends in order")
        reply = c.reply()
    states = {m["state"] for m in reply["result"].get("members", [])}
    ok(reply["result"]["state"] == "accepted" or
       states and states <= {"accepted", "new"},
       "who waits hears that it is safe", str(reply)[:500])
    d.start()
    ok(wait_for(lambda: not left_in_spool(d), 120), "after a start the rest "
       "is loaded", left_in_spool(d)[:5])
    eq(d.sql("SELECT count(*) FROM disclosure WHERE name LIKE 'more.zip/%'"),
       "100", "each once")
done()
