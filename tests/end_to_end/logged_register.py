"""A register whose log can be read, and what strangers say to it."""

import os
import re
import resource
import socket
import subprocess
import sys
import time

from programs import PATIENCE_S, SERVER, Register, Scratch, rsuctl
from raw_http2 import Connection

CHECK = "/rsu.idcs.v1.IdentifierService/CheckIdentifier"
CHECK_REQUEST = b"\x0a\x0220"  # field 1, a text of two digits
LINE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z "
                  r"(INFO|WARNING|ERROR) [^\n]+")
LARGE = "--large" in sys.argv


# AddressSanitizer keeps what is freed for a while, which would count as taken.
FREES_AT_ONCE = {**os.environ, "ASAN_OPTIONS": ":".join(
    filter(None, [os.environ.get("ASAN_OPTIONS"), "quarantine_size_mb=1"]))}


class LoggedRegister(Register):
    """A register whose standard error goes to a file, and which may have so
    many files open."""

    def __init__(self, folder, files=None, flags=()):
        self.log = os.path.join(folder, "log")
        self.files = files
        super().__init__(os.path.join(folder, "r.db"), flags=flags)

    def start(self):
        def limit():
            if self.files:
                resource.setrlimit(resource.RLIMIT_NOFILE,
                                   (self.files, self.files))
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [SERVER, "--db", self.database, "--listen", "127.0.0.1:0",
                 *self.flags], stdout=subprocess.PIPE, stderr=log, text=True,
                preexec_fn=limit, env=FREES_AT_ONCE)
        line = self.process.stdout.readline()
        assert line.startswith("listening on "), line
        self.address = line.split()[-1]

    def log_lines(self):
        with open(self.log, encoding="utf-8") as log:
            return log.read().splitlines()

    def wait_for_line(self, text):
        end = time.monotonic() + PATIENCE_S
        while not any(text in line for line in self.log_lines()):
            assert time.monotonic() < end, (text, self.log_lines())
            time.sleep(0.01)

    def memory_kib(self, what="VmRSS"):
        with open("/proc/%d/status" % self.process.pid) as status:
            return int(re.search(what + r":\s+(\d+)", status.read())[1])

    def open_files(self):
        return len(os.listdir("/proc/%d/fd" % self.process.pid))


class DoorTest(Scratch):
    def serve(self, files=None, flags=()):
        register = LoggedRegister(self.folder, files, flags)
        self.addCleanup(register.kill)
        return register

    def connect(self, register, source=None):
        connection = Connection(register.address, source)
        self.addCleanup(connection.close)
        return connection

    def bare(self, register):
        host, port = register.address.rsplit(":", 1)
        connection = socket.create_connection((host, int(port)), PATIENCE_S)
        self.addCleanup(connection.close)
        return connection

    def assert_serves(self, register):
        result = rsuctl("idcs", "issue", "--count", "1", "--server",
                        register.address)
        self.assertEqual(result.returncode, 0, result.stderr)

    def assert_log_is_lines(self, register):
        for line in register.log_lines():
            self.assertIsNotNone(LINE.fullmatch(line), line)
