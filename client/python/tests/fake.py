"""A daemon that plays a script: each connection gets a function of its own.

    with Fake(lambda talk: talk.send(talk.read(), result={})) as address: ...
"""

import json
import os
import shutil
import socket
import tempfile
import threading


class Talk:
    """One connection, seen from the daemon."""

    def __init__(self, connection):
        self.connection = connection
        self.reader = connection.makefile("rb")

    def read(self):
        """The next request."""
        return json.loads(self.reader.readline())

    def raw(self, text):
        self.connection.sendall(text.encode())

    def send(self, request, **members):
        """A reply to the request: result=... or error=..."""
        self.raw(json.dumps({"jsonrpc": "2.0", "id": request["id"],
                             **members}) + "\n")

    def rows(self, request, rows, cursor):
        self.raw(json.dumps({
            "jsonrpc": "2.0", "method": "export.rows",
            "params": {"id": request["id"], "n": len(rows),
                       "cursor": cursor, "rows": rows}}) + "\n")


class Fake:
    """Listens on a Unix socket; the scripts take turns, the last remains."""

    def __init__(self, *scripts):
        self.scripts = list(scripts)
        self.folder = tempfile.mkdtemp(prefix="duibiao-fake-")
        self.address = os.path.join(self.folder, "socket")
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.bind(self.address)
        self.socket.listen()
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()

    def _serve(self):
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            script = self.scripts[0]
            if len(self.scripts) > 1:
                self.scripts.pop(0)
            threading.Thread(target=self._play, args=(script, connection),
                             daemon=True).start()

    @staticmethod
    def _play(script, connection):
        talk = Talk(connection)
        try:
            script(talk)
        except (OSError, ValueError):
            pass                        # the client has gone
        talk.reader.close()
        connection.close()

    def __enter__(self):
        return self.address

    def __exit__(self, *_):
        self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()
        self.thread.join(10)
        shutil.rmtree(self.folder)
