"""Tests of tools/bazel/run, with a Bazel that only pretends."""

import os
import pathlib
import subprocess
import tempfile
import unittest

_RUN = pathlib.Path(__file__).resolve().parents[1] / "bazel" / "run"
_MIB = 1024 * 1024


class BazelRunTest(unittest.TestCase):

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.cache = self.folder / "home" / ".cache" / "rsu_engine" / "bazel"
        (self.folder / "home").mkdir()
        bazel = self.folder / "bazel"
        bazel.write_text('#!/bin/bash\nprintf "%s\\n" "$@"\n',
                         encoding="utf-8")
        bazel.chmod(0o755)

    def _run(self, *arguments, **environment):
        environment = {
            "PATH": f"{self.folder}:{os.environ['PATH']}",
            "HOME": str(self.folder / "home"), "TMPDIR": str(self.folder),
            "RSU_TESTS_WRITE_IN": "",
            **environment}
        return subprocess.run([_RUN, *arguments], env=environment, text=True,
                              stdin=subprocess.DEVNULL, capture_output=True,
                              check=False)

    def _without_a_home(self):
        # A file stands where the folder would be, which stops root as well.
        (self.folder / "home" / ".cache").write_text("", encoding="utf-8")

    def test_builds_share_the_cache_and_tests_run_again(self):
        disk_cache = f"--disk_cache={self.cache}"
        run = self._run("build", "//a", "--config=x")
        self.assertEqual(run.stdout.split(),
                         ["build", disk_cache, "//a", "--config=x"])
        self.assertEqual(run.stderr, "")
        self.assertTrue(self.cache.is_dir())
        self.assertEqual(
            self._run("test", "//a").stdout.split(),
            ["test", disk_cache, "--nocache_test_results", "//a"])
        self.assertEqual(self._run("query", "//a").stdout.split(),
                         ["query", "//a"])

    def test_tests_write_in_a_folder_that_is_removed_after_them(self):
        within = self.folder / "memory"
        within.mkdir()
        (self.folder / "bazel").write_text(
            '#!/bin/bash\n'
            'for argument; do\n'
            '  case "$argument" in --test_tmpdir=*)\n'
            '    [[ -d "${argument#*=}" ]] && echo "${argument#*=}" ;;\n'
            '  esac\n'
            'done\n'
            'exit 3\n', encoding="utf-8")
        run = self._run("test", "//a", RSU_TESTS_WRITE_IN=str(within))
        self.assertEqual(run.returncode, 3, run.stderr)
        folder, = run.stdout.split()
        self.assertEqual(pathlib.Path(folder).parent, within)
        self.assertEqual(list(within.iterdir()), [])
        run = self._run("test", "//a",
                        RSU_TESTS_WRITE_IN=str(self.folder / "none"))
        self.assertEqual(run.stdout, "")
        self.assertEqual(
            self._run("build", "//a", RSU_TESTS_WRITE_IN=str(within)).stdout,
            "")

    def test_the_folder_of_caches_may_be_another(self):
        other = self.folder / "other"
        self.assertIn(f"--disk_cache={other}/rsu_engine/bazel",
                      self._run("build", XDG_CACHE_HOME=str(other)).stdout)

    def test_where_home_cannot_be_written_it_builds_without_and_says_so(self):
        self._without_a_home()
        run = self._run("build", "//a")
        self.assertEqual(run.returncode, 0, run.stderr)
        own, *words = run.stdout.split()
        self.assertEqual(own, f"--output_user_root={self.folder}/"
                         f"rsu_engine_bazel_{os.getuid()}")
        self.assertEqual(words, ["build", "//a"])
        self.assertIn("without a disk cache: ", run.stderr)
        self.assertIn("cannot be written", run.stderr)
        self.assertEqual(self._run("query", "//a").stderr, "")
        self.assertEqual(self._run("--trim-cache").returncode, 0)

    def test_no_cache_is_used_where_it_may_hold_nothing(self):
        run = self._run("test", "//a", RSU_BAZEL_CACHE_MIB="0")
        self.assertNotIn("disk_cache", run.stdout)
        self.assertIn("RSU_BAZEL_CACHE_MIB is 0", run.stderr)
        self.assertEqual(self._run("build", RSU_BAZEL_CACHE_MIB="a").returncode,
                         2)

    def test_trimming_removes_what_was_read_the_longest_ago(self):
        outputs = self.cache / "cas" / "00"
        outputs.mkdir(parents=True)
        for day in range(1, 6):
            file = outputs / f"day{day}"
            file.write_bytes(b"0" * (_MIB * 6 // 10))
            os.utime(file, (day * 86_400, 86_400))
        run = self._run("--trim-cache", RSU_BAZEL_CACHE_MIB="2")
        self.assertEqual((run.returncode, run.stdout, run.stderr), (0, "", ""))
        self.assertEqual(sorted(file.name for file in outputs.iterdir()),
                         ["day3", "day4", "day5"])

    def test_help_and_mistakes(self):
        self.assertIn("usage: tools/bazel/run", self._run("--help").stdout)
        self.assertIn("usage: tools/bazel/run", self._run().stdout)
        self.assertEqual(self._run("--trim").returncode, 2)


if __name__ == "__main__":
    unittest.main()
