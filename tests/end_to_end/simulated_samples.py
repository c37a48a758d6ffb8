"""A server with the samples, and rsuctl simulate against it.

Arguments: as in programs.py.
"""

import csv
import html.parser
import json
import os

from programs import DocumentTest, Register, read, rsuctl, sample

DECREE = "scoring/formula/data/decree_2_21_582.textproto"
DATE = "2026-06-01"
FILES = ["cost_curve.csv", "crossings.csv", "histogram.csv", "report.html",
         "result.json"]


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# Elements without an end, by the HTML standard.
VOID = {"meta"}


class Page(html.parser.HTMLParser):
    """Reads a page: every element is closed, in the right order."""

    def __init__(self, text):
        super().__init__()
        self.open, self.pictures, self.ids, self.texts = [], 0, [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.pictures += tag == "svg"
        self.ids += [value for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag

    def handle_data(self, data):
        self.texts.append(data)


class SimulatedSamples(DocumentTest):
    """One server with the samples for all tests: none of them changes it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        folder = os.environ.get("TEST_TMPDIR", "/tmp")
        cls.draft = os.path.join(folder, "draft.textproto")
        text = read(DECREE)
        for old, new in (('"decree-2-21-582"', '"draft"'),
                         ('"2021-08-09"', '"2027-01-01"'),
                         ('"9.825"', '"9.745"'), ('"0.0257"', '"0.05"')):
            assert old in text
            text = text.replace(old, new, 1)
        with open(cls.draft, "w", encoding="utf-8") as file:
            file.write(text)
        cls.register = Register(os.path.join(folder, "simulation.db"),
                                flags=("--formula", cls.draft))
        cls.addClassCleanup(cls.register.stop)
        issued = os.path.join(folder, "issued.csv")
        for kind, name in (("people", "people-sample.jsonl"),
                           ("households", "declarations-sample.jsonl")):
            result = rsuctl(kind, "import", sample(name), "--issued", issued,
                            "--server", cls.register.address)
            assert result.returncode == 0, result.stderr

    def simulate(self, *words, out="out", date=DATE):
        return rsuctl("simulate", "--date", date, "--out", self.path(out),
                      "--server", self.register.address, *words)

    def result(self, *words, **named):
        run = self.simulate(*words, **named)
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        self.assertEqual(sorted(os.listdir(self.path("out"))), FILES)
        return json.loads(read(self.path("out/result.json"))), run.stdout

    def programme(self, name, title, rule):
        return self.write(name + ".textproto", """
            name: "%s" title: %s periods { effective_from: "2027-01-01"
            source: "test" mark: "D" %s }""" % (name, json.dumps(title), rule))
