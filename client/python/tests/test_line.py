"""Connecting, asking, losing the connection, and what is raised when."""

import decimal
import os
import tempfile
import threading
import unittest

import duibiao
from duibiao.line import default_address, parse_address

from fake import Fake


def forever(answer):
    def script(talk):
        while True:
            answer(talk, talk.read())
    return script


def echo(talk, request):
    talk.send(request, result={"rows": [request["params"]],
                               "data_version": 1, "next": None})


class Addresses(unittest.TestCase):
    def test_paths_and_hosts(self):
        for text, wanted in {
                "/run/x.sock": "/run/x.sock", "x.sock": "x.sock",
                "./host:1": "./host:1", "host:4711": ("host", 4711),
                ":4711": ("localhost", 4711), "[::1]:9": ("::1", 9),
                "host:name": "host:name"}.items():
            self.assertEqual(parse_address(text), wanted)

    def test_the_environment_comes_first(self):
        old = os.environ.get("DUIBIAO_SOCKET")
        os.environ["DUIBIAO_SOCKET"] = "/some/where"
        try:
            self.assertEqual(default_address(), "/some/where")
        finally:
            del os.environ["DUIBIAO_SOCKET"]
            if old is not None:
                os.environ["DUIBIAO_SOCKET"] = old


class Asking(unittest.TestCase):
    def test_nobody_there(self):
        with self.assertRaisesRegex(duibiao.ConnectionFailed, "/nowhere"):
            duibiao.connect("/nowhere", wait=0)

    def test_numbers_are_exact(self):
        def answer(talk, request):
            talk.raw('{"jsonrpc":"2.0","id":%d,"result":{"rows":[{"yuan":'
                     '123456789012345.67,"n":3,"value":null}]}}\n'
                     % request["id"])
        with Fake(forever(answer)) as address, duibiao.connect(address) as db:
            row = db.facts_list().rows[0]
        self.assertEqual(row, {"yuan": decimal.Decimal("123456789012345.67"),
                               "n": 3, "value": None})
        self.assertIs(type(row["n"]), int)

    def test_parameters_travel_as_the_protocol_wants_them(self):
        with Fake(forever(echo)) as address, duibiao.connect(address) as db:
            sent = db.compare_series("sangong.total", counties="曲阳县",
                                     from_=2019, as_of=17).rows[0]
            self.assertEqual(sent, {"measure": "sangong.total", "from": 2019,
                                    "counties": ["曲阳县"], "as_of": "17"})
            sent = db.ingest_submit(content=b"\0\xff", wait=False).rows[0]
            self.assertEqual(sent, {"content": "AP8=", "wait": False})

    def test_errors_have_classes(self):
        def answer(talk, request):
            talk.send(request, error={
                "code": -32602, "message": "measure: not known",
                "data": {"name": "invalid_params", "parameter": "measure",
                         "suggestions": ["sangong.total"]}})
        with Fake(forever(answer)) as address, duibiao.connect(address) as db:
            with self.assertRaises(duibiao.InvalidParams) as caught:
                db.compare_rank("sangong", 2021)
        e = caught.exception
        self.assertEqual((e.code, e.name, e.method, e.parameter,
                          e.suggestions),
                         (-32602, "invalid_params", "compare.rank", "measure",
                          ["sangong.total"]))
        self.assertIn("did you mean sangong.total?", str(e))

    def test_an_error_of_a_later_daemon_is_still_one(self):
        def answer(talk, request):
            talk.send(request, error={"code": -1, "message": "m",
                                      "data": {"name": "brand_new"}})
        with Fake(forever(answer)) as address, duibiao.connect(address) as db:
            with self.assertRaises(duibiao.RemoteError) as caught:
                db.daemon_status()
        self.assertEqual(caught.exception.name, "brand_new")

    def test_asked_again_where_the_daemon_went_away(self):
        with Fake(lambda talk: talk.read(), forever(echo)) as address, \
                duibiao.connect(address) as db:
            self.assertEqual(db.catalog_measures(prefix="x").rows,
                             [{"prefix": "x"}])

    def test_but_not_for_ever(self):
        with Fake(lambda talk: talk.read()) as address, \
                duibiao.connect(address) as db:
            with self.assertRaises(duibiao.ConnectionLost):
                db.daemon_status()

    def test_no_reply_in_time(self):
        done = threading.Event()

        def silent(talk):
            talk.read()
            done.wait(10)
        with Fake(silent, forever(echo)) as address, \
                duibiao.connect(address, timeout=0.1) as db:
            with self.assertRaises(duibiao.ReplyTimeout):
                db.daemon_status()
            done.set()
            db.timeout = 10
            self.assertEqual(db.daemon_status().rows, [{}])

    def test_who_speaks_otherwise(self):
        def web(talk):
            talk.read()
            talk.raw("HTTP/1.1 400 Bad Request\n")
        with Fake(web) as address, duibiao.connect(address) as db:
            with self.assertRaisesRegex(duibiao.ConnectionLost,
                                        "not how duibiaod speaks"):
                db.daemon_status()

    def test_threads_share_one(self):
        wrong = []

        def ask(db, n):
            for i in range(50):
                text = f"{n}.{i}"
                if db.catalog_measures(prefix=text).rows != [{"prefix": text}]:
                    wrong.append(text)
        with Fake(forever(echo)) as address, duibiao.connect(address) as db:
            threads = [threading.Thread(target=ask, args=(db, n))
                       for n in range(8)]
            for t in threads:
                t.start()
            for t in threads:
                t.join()
        self.assertEqual(wrong, [])


class Replies(unittest.TestCase):
    @staticmethod
    def pages(talk, request):
        n = int(request["params"].get("cursor", "0"))
        talk.send(request, result={
            "data_version": 5 if n < 2 else 6, "rows": [{"n": n}],
            "next": str(n + 1) if n < 2 else None})

    def test_every_row(self):
        with Fake(forever(self.pages)) as address, \
                duibiao.connect(address) as db:
            with self.assertWarnsRegex(duibiao.DataVersionChanged, "5 to 6"):
                rows = list(db.facts_list(limit=1).every_row())
        self.assertEqual(rows, [{"n": 0}, {"n": 1}, {"n": 2}])

    def test_what_has_no_rows_says_what_it_has(self):
        reply = duibiao.Reply("sewage.spending", {"functional": [],
                                                  "projects": []})
        with self.assertRaisesRegex(LookupError, "functional, projects"):
            reply.rows
        self.assertIsNone(reply.missing)

    def test_a_reply_is_a_mapping(self):
        reply = duibiao.Reply("x", {"a": 1, "rows": [{}]})
        self.assertEqual((reply["a"], list(reply), len(reply)),
                         (1, ["a", "rows"], 2))
        self.assertIn("1 rows", repr(reply))


class Walking(unittest.TestCase):
    def test_folders(self):
        from duibiao.papers import find_papers
        with tempfile.TemporaryDirectory() as top:
            for name in ("b.txt", "a/2.txt", "a/1.txt", ".hidden",
                         "m/one.txt", "m/two.txt"):
                path = os.path.join(top, name)
                os.makedirs(os.path.dirname(path), exist_ok=True)
                open(path, "w").close()
            with open(os.path.join(top, "m", "manifest.tsv"), "w") as f:
                f.write("file\tnote\ntwo.txt\tx\n../b.txt\ty\n/etc/passwd\t\n")
            os.symlink(top, os.path.join(top, "again"))
            found = [os.path.relpath(p, top) for p in find_papers(top)]
        self.assertEqual(found, ["a/1.txt", "a/2.txt", "b.txt", "m/two.txt"])
