"""Tests of the comparison of two folders."""

import contextlib
import io
import os
import tempfile
import unittest

from compare import SHOWN_LINES, SHOWN_WIDTH, compare_folders
from compare import first_differences


class CompareTest(unittest.TestCase):

    def setUp(self):
        self.folders = []
        for _ in range(2):
            folder = tempfile.TemporaryDirectory()
            self.addCleanup(folder.cleanup)
            self.folders.append(folder.name)

    def write(self, which, name, text):
        with open(os.path.join(self.folders[which], name), "wb") as file:
            file.write(text)

    def compared(self):
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            status = compare_folders(*self.folders)
        return status, printed.getvalue()

    def test_equal_outputs(self):
        for which in range(2):
            self.write(which, "answers", b"one\ntwo\n")
        status, printed = self.compared()
        self.assertEqual(status, 0)
        self.assertRegex(printed, r"answers +equal +8 +2\n")
        self.assertIn("1 outputs, all equal", printed)

    def test_one_byte_differs(self):
        self.write(0, "answers", b"one\ntwo\n")
        self.write(1, "answers", b"one\ntwo \n")
        status, printed = self.compared()
        self.assertEqual(status, 1)
        self.assertRegex(printed, r"answers +DIFFERS")
        self.assertIn("  from line 2 on:\n  -two\n  +two \n", printed)
        self.assertIn("1 of 1 outputs differ", printed)

    def test_an_output_that_is_missing_differs(self):
        self.write(1, "answers", b"")
        self.assertEqual(self.compared()[0], 1)

    def test_only_so_much_of_a_difference_is_shown(self):
        shown = first_differences(b"a" * 1000 + b"\n", b"b\n" * 1000)
        self.assertEqual(len(shown), SHOWN_LINES + 1)
        self.assertEqual(len(shown[1]), SHOWN_WIDTH + 1)

    def test_ends_of_lines_count(self):
        self.assertEqual(first_differences(b"a\n", b"a\r\n")[1:],
                         ["only the ends of lines differ"])


if __name__ == "__main__":
    unittest.main()
