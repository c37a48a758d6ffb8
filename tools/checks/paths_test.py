"""Tests of tools/checks/paths: each rule seen to fail and to pass."""

import pathlib
import subprocess
import tempfile
import unittest

_CHECK = pathlib.Path(__file__).resolve().parent / "paths"


class PathsTest(unittest.TestCase):

    def _breaches(self, readme="", map_="", other=""):
        with tempfile.TemporaryDirectory() as root:
            for path, text in (("README.md", readme),
                               ("docs/design/map.md", map_),
                               ("docs/other.md", other),
                               ("base/date.h", "")):
                file = pathlib.Path(root, path)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")
            run = subprocess.run([_CHECK, "--root", root], text=True,
                                 capture_output=True, check=False)
        self.assertEqual(run.stderr, "")
        lines = run.stdout.splitlines()[:-1]  # The last one is the count.
        self.assertEqual(run.returncode, 1 if lines else 0)
        return lines

    def test_a_path_of_the_map_exists(self):
        self.assertEqual(
            self._breaches(map_="`base/date.h`, `base/`, `Day()`\n"), [])
        self.assertEqual(
            self._breaches(map_="# Map\n| day | `base/day.h` |\n"),
            ["docs/design/map.md:2: base/day.h"])

    def test_paths_of_other_documents_are_only_named(self):
        self.assertEqual(self._breaches(other="`base/day.h`\n"), [])

    def test_a_link_leads_to_a_file(self):
        self.assertEqual(
            self._breaches(readme="[a](docs/other.md) [b](http://x.ma/y)\n",
                           other="[m](design/map.md) [r](../README.md)\n"), [])
        self.assertEqual(self._breaches(other="\n[a](README.md)\n"),
                         ["docs/other.md:2: README.md"])

    def test_a_link_leads_to_a_heading(self):
        other = "# How it ends\n## What's `left`?\n"
        self.assertEqual(
            self._breaches(readme="[a](docs/other.md#how-it-ends)"
                           " [b](docs/other.md#whats-left)\n",
                           other=other + "[c](#how-it-ends)\n"), [])
        self.assertEqual(
            self._breaches(readme="[a](docs/other.md#it-ends)\n", other=other),
            ["README.md:1: docs/other.md#it-ends"])

    def test_what_stands_in_a_block_of_code_is_no_link_and_no_heading(self):
        self.assertEqual(self._breaches(readme="```\n[a](none)\n```\n"), [])
        self.assertEqual(
            self._breaches(other="```\n# End\n```\n[a](#end)\n"),
            ["docs/other.md:4: #end"])


if __name__ == "__main__":
    unittest.main()
