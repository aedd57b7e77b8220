#!/usr/bin/env python3
"""Bad input of every kind: each gets a clear error with code and name, and the
daemon is unharmed."""
import base64, os, sys, threading
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                ".."))
from harness import *

GOOD = bureau_paper("云南省/保山市/昌宁县")
PARSE, REQUEST, METHOD, PARAMS = -32700, -32600, -32601, -32602
TOO_LARGE, NOT_FOUND, DENIED = -32003, -32004, -32005


def one_line(c, raw):
    c.send(raw + b"\n")
    return c.reply()


def request(method, params, number=1):
    return json.dumps({"jsonrpc": "2.0", "id": number, "method": method,
                       "params": params}, ensure_ascii=False).encode()


# Lines that are no request: what is sent, code, name.
LINES = [
    ("not JSON", b"hello", PARSE, "parse_error"),
    ("half an object", b'{"jsonrpc": "2.0", "id": 1', PARSE, "parse_error"),
    ("two texts on a line", request("daemon.status", {}) * 2, PARSE,
     "parse_error"),
    ("invalid UTF-8", b'{"jsonrpc":"2.0","id":1,"method":"\xff\xfe"}',
     PARSE, "parse_error"),
    ("bytes of nothing", bytes(range(1, 256)).replace(b"\n", b""), PARSE,
     "parse_error"),
    ("100,000 brackets", b"[" * 100000 + b"]" * 100000, PARSE,
     "parse_error"),
    ("deep parameters", request("daemon.status", {}).replace(
        b"{}", b'{"a":' * 50000 + b"1" + b"}" * 50000), PARSE,
     "parse_error"),
    ("a number", b"42", REQUEST, "invalid_request"),
    ("a string", b'"daemon.status"', REQUEST, "invalid_request"),
    ("null", b"null", REQUEST, "invalid_request"),
    ("an empty object", b"{}", REQUEST, "invalid_request"),
    ("an empty batch", b"[]", REQUEST, "invalid_request"),
    ("no version", b'{"id":1,"method":"daemon.status"}', REQUEST,
     "invalid_request"),
    ("another version",
     b'{"jsonrpc":"1.0","id":1,"method":"daemon.status"}', REQUEST,
     "invalid_request"),
    ("a method that is a number", b'{"jsonrpc":"2.0","id":1,"method":7}',
     REQUEST, "invalid_request"),
    ("an id that is an object",
     b'{"jsonrpc":"2.0","id":{},"method":"daemon.status"}', REQUEST,
     "invalid_request"),
    ("an unknown method", request("compare.everything", {}), METHOD,
     "unknown_method"),
    ("a method in capitals", request("DAEMON.STATUS", {}), METHOD,
     "unknown_method"),
    ("a NUL in a text", rb'{"jsonrpc":"2.0","id":1,"method":"a\u0000b"}',
     PARSE, "parse_error"),
]

RANK = {"measure": "sangong.total", "year": 2021}
# Parameters that are wrong: method, params, the one that is named.
PARAMETERS = [
    ("unknown parameter", "compare.rank", {**RANK, "colour": "red"},
     "colour"),
    ("parameter of a method without any", "daemon.status", {"x": 1}, "x"),
    ("missing parameter", "compare.rank", {"year": 2021}, "measure"),
    ("required parameter null", "compare.rank", {**RANK, "measure": None},
     "measure"),
    ("text for a year", "compare.rank", {**RANK, "year": "soon"}, "year"),
    ("list for a year", "compare.rank", {**RANK, "year": [2021]}, "year"),
    ("fraction for a year", "compare.rank", {**RANK, "year": 2021.5},
     "year"),
    ("year 20210", "compare.rank", {**RANK, "year": 20210}, "year"),
    ("year -1", "compare.rank", {**RANK, "year": -1}, "year"),
    ("year 2^63-1", "compare.rank", {**RANK, "year": 2**63 - 1}, "year"),
    ("number for a measure", "compare.rank", {**RANK, "measure": 7},
     "measure"),
    ("unknown measure", "compare.rank", {**RANK, "measure": "sangong.totl"},
     "measure"),
    ("unknown stage", "compare.rank", {**RANK, "stage": "maybe"}, "stage"),
    ("unknown scope", "compare.rank", {**RANK, "scope": "galaxy"}, "scope"),
    ("unknown kind", "compare.rank", {**RANK, "kind": "space"}, "kind"),
    ("unknown denominator", "compare.rank", {**RANK, "per": "cat"}, "per"),
    ("unknown basis", "compare.rank", {**RANK, "basis": "census1990"},
     "basis"),
    ("unknown fund", "compare.rank", {**RANK, "fund": "slush"}, "fund"),
    ("negative limit", "compare.rank", {**RANK, "limit": -1}, "limit"),
    ("limit in words", "compare.rank", {**RANK, "limit": "many"}, "limit"),
    ("limit of 10^12", "compare.rank", {**RANK, "limit": 10**12}, "limit"),
    ("counties that are no list", "compare.counties",
     {"counties": 7, "year": 2021}, "counties"),
    ("a county that is a number", "compare.counties",
     {"counties": [130634], "year": 2021}, "counties"),
    ("no counties", "compare.counties", {"counties": [], "year": 2021},
     "counties"),
    ("unknown code of a county", "disclosures.list", {"county": "999999"},
     "county"),
    ("unknown province", "disclosures.list", {"province": "加利福尼亚"},
     "province"),
    ("unknown topic", "kpi.patterns", {"topic": "magic"}, "topic"),
    ("text for a truth", "catalog.counties", {"published": "perhaps"},
     "published"),
    ("malformed id", "facts.trace", {"id": "'; DROP TABLE fact; --"}, "id"),
    ("id with too large a number", "facts.trace",
     {"id": "130634.99999999999999999999.f1"}, "id"),
    ("malformed cursor", "facts.list", {"cursor": "x' OR 1=1"}, None),
    ("malformed cursor of a rank", "compare.rank",
     {**RANK, "cursor": "abc"}, None),
    ("unknown finding code", "findings.list", {"code": "boredom"}, "code"),
    ("unknown severity", "findings.list", {"severity": "fatal"},
     "severity"),
    ("content that is no base64", "ingest.submit", {"content": "!!!"},
     "content"),
]

with Daemon(in_flight=64) as d:
    c = d.client()

    # ---- lines ----
    for about, raw, code, name in LINES:
        reply = one_line(c, raw)
        if reply is None:
            ok(False, about, "the connection was closed")
            c = d.client()
            continue
        error_is(reply, name, about, code)
        wanted = 1 if name == "unknown_method" else None
        if reply.get("id", 0) not in (wanted, 1):
            ok(False, f"{about}: the reply's id", reply)
    eq(one_line(c, b'{"jsonrpc":"2.0","id":1,"method":"daemon.stats"}')
       ["error"]["data"].get("suggestions", [None])[0], "daemon.status",
       "a misspelt method is suggested")
    reply = one_line(c, b'{"jsonrpc":"2.0","id":1,"method":"compare.rank",'
                        b'"params":7}')
    ok(reply["error"]["code"] in (REQUEST, PARAMS), "params that are a number",
       reply)
    d.unharmed("lines that are no request")

    # ---- parameters ----
    for about, method, params, parameter in PARAMETERS:
        error_is(c.call(method, params), "invalid_params", about, PARAMS,
                 parameter)
    reply = c.call("compare.rank", {**RANK, "measure": "sangong.totl"})
    ok("sangong.total" in reply["error"]["data"].get("suggestions", []),
       "the nearest measure is suggested", reply)
    reply = c.call("disclosures.list", {"county": "曲阳现"})
    error_is(reply, "invalid_params", "an unknown county", PARAMS, "county")
    ok(any("曲阳县" in s for s in
           reply["error"]["data"].get("suggestions", [])),
       "曲阳县 is suggested for 曲阳现", reply)
    reply = c.call("disclosures.list", {"county": "鼓楼区"})
    error_is(reply, "invalid_params", "an ambiguous county", PARAMS,
             "county")
    ok(sum("鼓楼区" in s or s in ("320106", "320302", "350102", "410204")
           for s in reply["error"]["data"].get("suggestions", [])) >= 4,
       "all four are suggested", reply)
    for text in ("江苏省南京市鼓楼区", "南京市鼓楼区", "320106"):
        ok("result" in c.call("disclosures.list", {"county": text}),
           f"{text} is clear")
    for method, params in (("facts.trace", {"id": "130634.999999.f1"}),
                           ("facts.trace", {"id": "130634.999999"}),
                           ("facts.trace", {"id": "130634.1.q1"}),
                           ("disclosures.text", {"id": "130634.999999"}),
                           ("ingest.status", {"job": "no-such-job"})):
        reply = c.call(method, params)
        error_is(reply, "not_found" if method != "ingest.status" else
                 reply.get("error", {}).get("data", {}).get("name"),
                 f"{method} of what is not there",
                 NOT_FOUND if method != "ingest.status" else None)
    d.unharmed("parameters that are wrong")

    # ---- batches and notifications ----
    batch = [{"jsonrpc": "2.0", "id": "a", "method": "daemon.status"}, 42,
             {"jsonrpc": "2.0", "id": "b", "method": "no.such"},
             {"jsonrpc": "2.0", "method": "daemon.status"}]
    replies = one_line(c, json.dumps(batch).encode())
    eq(sorted((str(r.get("id")), (r.get("error") or {}).get("code"))
              for r in replies),
       [("None", REQUEST), ("a", None), ("b", METHOD)],
       "each of a batch gets its own answer, a notification none")
    c.send(b'{"jsonrpc":"2.0","method":"daemon.status"}\n'
           b'{"jsonrpc":"2.0","method":"no.such"}\n'
           b'[{"jsonrpc":"2.0","method":"daemon.status"}]\n')
    asked = c.ask("daemon.status")
    eq(c.reply()["id"], asked, "notifications are not answered")
    huge = [{"jsonrpc": "2.0", "id": i, "method": "rpc.discover"}
            for i in range(1000)]
    replies = one_line(c, json.dumps(huge).encode())
    ok(isinstance(replies, dict) and "error" in replies
       or len(replies) == 1000, "a batch of a thousand is bounded",
       str(replies)[:300])
    c.close()
    d.unharmed("batches")

    # ---- too long ----
    rss = d.memory()[0]
    c = d.client()
    c.send(request("catalog.counties", {"name": "x" * 2_000_000})[:1_200_000])
    error_is(c.reply() or {}, "too_large", "a request over line_bytes",
             TOO_LARGE)
    eq(c.reply(), None, "then the connection is closed")
    c.close()
    c = d.client()
    sent = 0
    try:
        while sent < 50_000_000:
            c.sock.sendall(b"x" * 1_000_000)
            sent += 1_000_000
    except (BrokenPipeError, ConnectionResetError):
        pass
    error_is(c.reply() or {}, "too_large", "a line of 50 MB", TOO_LARGE)
    eq(c.reply(), None, "then that connection is closed too")
    c.close()
    ok(SANITIZED or d.memory()[1] < rss + 40, "and memory stays bounded",
       f"{rss} MB before, at most {d.memory()} MB")
    d.unharmed("lines that are too long")

    # ---- clients that leave ----
    fds = d.descriptors()
    for i in range(100):
        c = d.client()
        if i % 3 == 0:
            c.send(b'{"jsonrpc":"2.0","id":1,"meth')
        elif i % 3 == 1:
            c.send(request("compare.rank", {**RANK, "limit": 5000,
                                            "missing_limit": 5000}) + b"\n")
        else:
            c.send((request("catalog.counties", {"limit": 5000}) + b"\n")
                   * 20)
        if i % 5 == 0:
            c.sock.shutdown(socket.SHUT_WR)
        c.close()
    ok(wait_for(lambda: d.descriptors() <= fds), "100 clients hang up in the "
       "middle: their descriptors are closed", (fds, d.descriptors()))
    c = d.client()
    c.send(request("daemon.status", {}) + b"\n")
    c.sock.shutdown(socket.SHUT_WR)
    eq((c.reply() or {}).get("id"), 1,
       "who only ends the sending side gets the reply")
    c.close()
    d.unharmed("clients that leave")

    # ---- a client that never reads ----
    c = d.client()
    c.sock.setblocking(False)
    ask = request("catalog.counties", {"limit": 300}) + b"\n"
    sent, stuck = 0, None
    while stuck is None or time.monotonic() < stuck + 1.5:
        try:
            n = c.sock.send(ask[sent % len(ask):])
            sent, stuck = sent + n, None
        except BlockingIOError:
            stuck = stuck or time.monotonic()
            time.sleep(0.01)
        if sent > 20_000_000:
            break
    ok(sent < 2_000_000, "a client that never reads is not read any more",
       f"{sent} bytes were taken")
    ok(SANITIZED or d.memory()[0] < rss + 60, "nor does the daemon grow", d.memory())
    began = time.monotonic()
    d.result("compare.rank", RANK)
    ok(time.monotonic() - began < 5, "others are answered meanwhile")
    # Once it reads, it gets every reply, each whole.
    c.sock.setblocking(True)
    c.sock.settimeout(60)
    whole = -(-sent // len(ask))
    rest = threading.Thread(target=c.sock.sendall,
                            args=(ask[sent - (whole - 1) * len(ask):],))
    rest.start()
    eq({len(c.reply()["result"]["rows"]) for _ in range(whole)}, {300},
       "when it reads at last, every reply comes, whole")
    rest.join()
    c.close()
    d.unharmed("a client that never reads")

    # ---- descriptors ----
    fds = d.descriptors()
    with d.client() as c, tempfile.TemporaryFile() as f:
        f.write(GOOD)
        f.flush()
        for _ in range(20):
            c.call("daemon.status", {}, f.fileno())
        c.send(request("daemon.status", {}) + b"\n", [f.fileno()] * 10)
        c.reply()
        ok("error" in c.call("ingest.submit", {"fd": True, "name": "x"}),
           "fd without a descriptor is an error")
    ok(wait_for(lambda: d.descriptors() <= fds),
       "descriptors sent without need are closed", (fds, d.descriptors()))
    folder = os.open(d.top, os.O_RDONLY)
    with d.client() as c:
        reply = c.call("ingest.submit", {"fd": True, "name": "x"}, folder)
        ok("error" in reply and reply["error"]["data"]["name"],
           "a folder is no document", reply)
        r, w = os.pipe()
        reply = c.call("ingest.submit", {"fd": True, "name": "x"}, r)
        ok("error" in reply, "nor is a pipe", reply)
        with open("/dev/zero", "rb") as f:
            reply = c.call("ingest.submit", {"fd": True, "name": "x"},
                           f.fileno())
            ok("error" in reply, "nor /dev/zero", reply)
        error_is(c.call("ingest.submit", {"name": "x"}), "invalid_params",
                 "a submission of nothing", PARAMS)
        error_is(c.call("ingest.submit", {
            "content": base64.b64encode(GOOD).decode(),
            "path": "/etc/passwd", "name": "x"}), "invalid_params",
            "a submission of two things", PARAMS)
        error_is(c.call("ingest.submit", {"path": d.top + "/nothing"}),
                 "not_found", "a path that is not there", NOT_FOUND)
        secret = os.path.join(d.top, "secret.txt")
        with open(secret, "wb") as f:
            f.write(GOOD)
        os.chmod(secret, 0)
        error_is(c.call("ingest.submit", {"path": secret}), "denied",
                 "a path the daemon may not read", DENIED)
        reply = c.call("ingest.submit", {"path": d.top})
        ok("error" in reply, "a path that is a folder", reply)
        reply = c.call("ingest.submit", {"path": "relative.txt"})
        ok("error" in reply, "a path that is relative", reply)
    os.close(folder), os.close(r), os.close(w)
    d.unharmed("descriptors and paths")

    # ---- documents ----
    eq(d.sql("SELECT count(*) FROM disclosure"), "0",
       "nothing of all this was taken in")
    folder = d.papers(empty=b"", noise=os.urandom(100_000),
                      zeros=bytes(100_000), line=b"\xe9\xa2\x84\xe7\xae\x97"
                      * (50_000_000 // 6), good=GOOD)
    status, out, err = d.ingest(folder)
    eq(status, 1, "one good among bad ones: exit status 1")
    fates = {re.search(r"(\w+)\.txt", l)[1]:
             re.search(r"\b(new|parked|refused)\b", l)[1]
             for l in out.splitlines() if ".txt" in l}
    eq(fates, {"empty": "refused", "noise": "parked", "zeros": "parked",
               "line": "parked", "good": "new"},
       "the good one is taken, the bad ones are kept aside or refused") \
        or print("#", out, err)
    reasons = {r["name"]: r["reason"] for r in
               d.result("ingest.status", {"parked": True})["rows"]}
    eq((set(reasons), [n for n, why in reasons.items() if not why]),
       ({"noise.txt", "zeros.txt", "line.txt"}, []), "each with its reason")
    ok(re.search("empty.txt.*empty", out + err), "the empty one too", out)
    eq(d.sql("SELECT name FROM disclosure"), "good.txt", "the good is served")
    ok(SANITIZED or d.memory()[1] < rss + 150, "of the 50 MB the daemon holds no more than one text",
       d.memory())
    os.remove(os.path.join(folder, "line.txt"))
    with open(os.path.join(folder, "big.txt"), "wb") as f:
        f.truncate(65 * 1024 * 1024)
    status, out, err = d.ingest(os.path.join(folder, "big.txt"))
    eq(status, 1, "a document over document_bytes is refused")
    ok("too_large" in out + err or "too large" in out + err
       or "larger" in out + err, "as too large", out + err)
    status, out, err = d.ingest(os.path.join(folder, "missing.txt"))
    ok(status == 1 and "missing.txt" in out + err, "a file that is not there",
       out + err)

    # ---- a folder without permission, as a user who is not root ----
    closed = os.path.join(folder, "closed")
    os.mkdir(closed)
    with open(os.path.join(closed, "a.txt"), "wb") as f:
        f.write(GOOD)
    os.chmod(closed, 0)
    os.chmod(d.socket, 0o666)
    program = shutil.copy(os.path.join(BUILD, "duibiao"), d.top)
    as_user = []
    if os.getuid() == 0:
        as_user = ["setpriv", "--reuid=nobody", "--regid=nogroup",
                   "--clear-groups"]
    r = subprocess.run([*as_user, program, "ingest", closed],
                       env={**os.environ, "DUIBIAO_SOCKET": d.socket},
                       capture_output=True, text=True, cwd="/")
    ok(r.returncode == 1 and "closed" in r.stdout + r.stderr
       and re.search("[Pp]ermission denied|权限", r.stdout + r.stderr),
       "a folder without permission is named, exit status 1",
       (r.returncode, r.stdout, r.stderr))
    os.chmod(closed, 0o755)
    d.unharmed("documents that are none")
    fds = d.descriptors()
    ok(fds < 100, "no descriptor is left behind", fds)
done()
