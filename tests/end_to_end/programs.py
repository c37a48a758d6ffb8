"""What the tests of the programs share: the programs themselves, a running
server, and a folder of one's own.

Arguments of each test: the server, rsuctl, the folder of the samples.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest

SERVER, RSUCTL, SAMPLES = (os.path.abspath(path) for path in sys.argv[1:4])
PROJECT = os.path.abspath(".")
DATE = "2026-01-01"


def sample(name):
    return os.path.join(SAMPLES, name)


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def rsuctl(*words):
    return subprocess.run([RSUCTL, *words], capture_output=True, text=True,
                          check=False)


def many_people(copies):
    """Lines of a people file: the samples many times over, under other names,
    so that none is held for another."""
    lines = []
    for copy in range(copies):
        for line in read(sample("people-sample.jsonl")).splitlines():
            person = json.loads(line)
            person["person_ref"] += "-%d" % copy
            person["family_name"] += " Ben" + "bdfklmnrst"[copy] * 3 + "a"
            person.pop("family_name_ar", None)
            for document in person["documents"]:
                document["number"] += "X%d" % copy
            lines.append(json.dumps(person) + "\n")
    return lines


class Scratch(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self):
        self.folder = tempfile.mkdtemp(dir=os.environ.get("TEST_TMPDIR"))
        self.addCleanup(shutil.rmtree, self.folder)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, *lines):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.writelines(lines)
        return self.path(name)


class Register:
    """A running server on a database of its own."""

    def __init__(self, database, listen="127.0.0.1:0", flags=()):
        self.database = database
        self.flags = flags
        self.process = None
        self.address = listen
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            [SERVER, "--db", self.database, "--listen", self.address,
             *self.flags],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        line = self.process.stdout.readline()
        assert line.startswith("listening on "), line
        self.address = line.split()[-1]

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        status = self.process.wait()
        self.process.stdout.close()
        return status
