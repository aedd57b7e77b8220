"""Streams that break off go on where they were; papers are handed in again."""

import io
import os
import tempfile
import unittest

import duibiao

from fake import Fake

ROWS = [{"id": str(i)} for i in range(6)]


def pieces(talk, stop=None, limit=6):
    """Sends rows in twos behind the request's cursor; stops after `stop`."""
    request = talk.read()
    params = request["params"]
    at = first = int(params.get("cursor", "0"))
    end = min(6, first + params.get("limit", limit))
    while at < end:
        if at == stop:
            return
        talk.rows(request, ROWS[at:min(at + 2, end)], str(min(at + 2, end)))
        at += 2
    talk.send(request, result={"data_version": 3, "rows": end - first,
                               "next": None})


class Exports(unittest.TestCase):
    def test_goes_on_behind_the_last_row(self):
        with Fake(lambda talk: None,            # connect()'s own
                  lambda talk: pieces(talk, stop=2),
                  lambda talk: pieces(talk, stop=4), pieces) as address, \
                duibiao.connect(address) as db:
            export = db.export_facts()
            self.assertEqual(list(export), ROWS)
            self.assertEqual((export.cursor, export.data_version), ("6", 3))

    def test_a_limit_counts_what_came_before(self):
        with Fake(lambda talk: None, lambda talk: pieces(talk, stop=2),
                  pieces) as address, duibiao.connect(address) as db:
            self.assertEqual(list(db.export_facts(limit=5)), ROWS[:5])

    def test_what_passes_is_waited_for(self):
        def busy(talk):
            talk.send(talk.read(), error={"code": -32002, "message": "busy",
                                          "data": {"name": "overloaded"}})
        with Fake(lambda talk: None, busy, pieces) as address, \
                duibiao.connect(address) as db:
            self.assertEqual(list(db.export_facts()), ROWS)

    def test_but_not_for_ever(self):
        with Fake(lambda talk: talk.read()) as address, \
                duibiao.connect(address, wait=0.5) as db:
            with self.assertRaises(duibiao.ConnectionLost):
                list(db.export_facts())

    def test_what_does_not_pass_is_raised(self):
        def wrong(talk):
            talk.send(talk.read(), error={"code": -32602, "message": "no",
                                          "data": {"name": "invalid_params"}})
        with Fake(lambda talk: None, wrong) as address, \
                duibiao.connect(address) as db:
            with self.assertRaises(duibiao.InvalidParams):
                list(db.export_facts())

    def test_rows_that_were_lost_are_noticed(self):
        def short(talk):
            request = talk.read()
            talk.rows(request, ROWS[:2], "2")
            talk.send(request, result={"data_version": 1, "rows": 3})
        with Fake(lambda talk: None, short) as address, \
                duibiao.connect(address) as db:
            with self.assertRaisesRegex(duibiao.DuibiaoError, "2 rows came"):
                list(db.export_facts())

    def test_stopping_early_keeps_the_cursor(self):
        with Fake(lambda talk: None, pieces) as address, \
                duibiao.connect(address) as db:
            export = db.export_facts()
            for row in export:
                if row == ROWS[3]:
                    break
            self.assertEqual(export.cursor, "2")
            again = db.export_facts(cursor=export.cursor)
            self.assertEqual(list(again), ROWS[2:])

    def test_csv(self):
        def csv(talk):
            request = talk.read()
            self.assertEqual(request["params"]["format"], "csv")
            talk.raw('{"method":"export.rows","params":{"id":1,"n":1,'
                     '"cursor":"1","csv":"id\\n0\\n"}}\n')
            talk.send(request, result={"data_version": 1, "rows": 1})
        out = io.StringIO()
        with Fake(lambda talk: None, csv) as address, \
                duibiao.connect(address) as db:
            self.assertEqual(db.export_facts().write_csv(out), 1)
        self.assertEqual(out.getvalue(), "id\n0\n")


class Ingesting(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        for i in range(5):
            with open(os.path.join(self.folder.name, f"{i}.txt"), "w") as f:
                f.write(str(i))

    def tearDown(self):
        self.folder.cleanup()

    @staticmethod
    def fate(talk, request, state="new"):
        talk.send(request, result={"state": state, "facts": 1,
                                   "disclosure": request["params"]["name"]})

    def fates(self, *scripts):
        with Fake(lambda talk: None, *scripts) as address, \
                duibiao.connect(address) as db:
            fates = list(db.ingest(self.folder.name, window=2))
        self.assertEqual([os.path.basename(f.path) for f in fates],
                         [f"{i}.txt" for i in range(5)])
        return [f.state for f in fates]

    def test_replies_in_another_order(self):
        def swapped(talk):
            # The window moves with the first: 0 and 1, then 2 ...
            waiting = [talk.read(), talk.read()]
            while waiting:
                self.fate(talk, waiting.pop())
                if not waiting:
                    waiting = [talk.read()]
        self.assertEqual(self.fates(swapped), ["new"] * 5)

    def test_handed_in_again_where_the_daemon_left(self):
        def leaves(talk):
            self.fate(talk, talk.read())

        def accepts(talk):
            self.fate(talk, talk.read(), "accepted")

        def stays(talk):
            while True:
                self.fate(talk, talk.read(), "unchanged")
        self.assertEqual(self.fates(leaves, accepts, stays),
                         ["new"] + ["unchanged"] * 4)

    def test_what_is_refused(self):
        def says(talk):
            busy = True
            while True:
                request = talk.read()
                name = request["params"]["name"]
                error = {"0.txt": "overloaded" if busy else None,
                         "1.txt": "too_large", "2.txt": "parked"}.get(name)
                busy = False
                if error is None:
                    self.fate(talk, request)
                else:
                    talk.send(request, error={"code": -1, "message": error,
                                              "data": {"name": error}})
        self.assertEqual(self.fates(says),
                         ["new", "refused", "parked", "new", "new"])

    def test_what_is_no_file(self):
        with Fake(lambda talk: talk.read()) as address, \
                duibiao.connect(address) as db:
            fates = list(db.ingest("/dev/null", "/not/there"))
        self.assertEqual([(f.state, f.taken) for f in fates],
                         [("refused", False)] * 2)
