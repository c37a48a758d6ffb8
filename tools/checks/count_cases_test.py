"""Tests of count_cases.py, on small event files."""

import json
import pathlib
import tempfile
import unittest

import count_cases


def _completed(label, success):
    completed = {"success": True} if success else {}
    return {"id": {"targetCompleted": {"label": label}}, "completed": completed}


class CountCasesTest(unittest.TestCase):

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def _result(self, label, status, xml=None, shard=1, attempt=1):
        result = {"status": status}
        if xml is not None:
            path = self.folder / f"{label.strip('/')}-{shard}-{attempt}.xml"
            path.write_text(xml, encoding="utf-8")
            result["testActionOutput"] = [
                {"name": "test.log", "uri": "file:///nowhere"},
                {"name": "test.xml", "uri": path.as_uri()},
            ]
        run = {"label": label, "run": 1, "shard": shard, "attempt": attempt}
        return {"id": {"testResult": run}, "testResult": result}

    def _count(self, *events, expected=()):
        return count_cases.count([json.dumps(event) for event in events],
                                 expected)

    def test_each_case_counts(self):
        xml = ('<testsuites><testsuite name="A"><testcase name="a"/>'
               '<testcase name="b"><failure message="no"/></testcase>'
               '<testcase name="c"/></testsuite></testsuites>')
        self.assertEqual(self._count(self._result("//a", "FAILED", xml)),
                         {"//a": (2, 1)})

    def test_a_case_that_did_not_run_has_not_passed(self):
        xml = ('<testsuites><testsuite><testcase name="a"/>'
               '<testcase name="b" status="notrun"/>'
               '<testcase name="c"><skipped/></testcase>'
               '</testsuite></testsuites>')
        self.assertEqual(self._count(self._result("//a", "PASSED", xml)),
                         {"//a": (1, 0)})

    def test_a_target_without_cases_counts_as_one(self):
        self.assertEqual(self._count(self._result("//a", "PASSED")),
                         {"//a": (1, 0)})
        self.assertEqual(
            self._count(self._result("//a", "PASSED", "<testsuites/>")),
            {"//a": (1, 0)})
        self.assertEqual(self._count(self._result("//a", "TIMEOUT")),
                         {"//a": (0, 1)})

    def test_a_crash_after_the_last_case_is_a_failure(self):
        xml = '<testsuites><testcase name="a"/></testsuites>'
        self.assertEqual(self._count(self._result("//a", "FAILED", xml)),
                         {"//a": (1, 1)})

    def test_shards_add_up_and_the_last_attempt_counts(self):
        good = '<testsuites><testcase name="a"/></testsuites>'
        bad = ('<testsuites><testcase name="a"><error/></testcase>'
               '</testsuites>')
        self.assertEqual(
            self._count(self._result("//a", "FAILED", bad),
                        self._result("//a", "PASSED", good, attempt=2),
                        self._result("//a", "PASSED", good, shard=2)),
            {"//a": (2, 0)})

    def test_what_was_not_built_is_a_failure(self):
        self.assertEqual(
            self._count(_completed("//library", False),
                        _completed("//other", True)), {"//library": (0, 1)})

    def test_an_expected_target_that_never_ran_is_a_failure(self):
        self.assertEqual(
            self._count(self._result("//a", "PASSED"),
                        expected=["//a", "//b"]),
            {"//a": (1, 0), "//b": (0, 1)})


if __name__ == "__main__":
    unittest.main()
