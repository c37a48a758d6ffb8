"""Tests of tools/setup, with dpkg-query and apt-get that only pretend."""

import os
import pathlib
import subprocess
import tempfile
import unittest

_SETUP = pathlib.Path(__file__).resolve().parents[1] / "setup"
_DEBIAN_12 = 'PRETTY_NAME="Debian 12"\nID=debian\nVERSION_ID="12"\n'


class SetupTest(unittest.TestCase):

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.calls = self.folder / "calls"
        self._command("apt-get", f'echo "$@" >>{self.calls}')
        self._command("sudo", 'exec "$@"')
        self._installed(missing="")

    def _command(self, name, text):
        path = self.folder / name
        path.write_text(f"#!/bin/bash\n{text}\n", encoding="utf-8")
        path.chmod(0o755)

    def _installed(self, missing):
        self._command(
            "dpkg-query", 'for package in "${@:3}"; do '
            f'[[ "$package" == "{missing}" ]] || '
            'printf "installed=%s " "$package"; done')

    def _run(self, *arguments, os_release=_DEBIAN_12):
        path = self.folder / "os-release"
        path.write_text(os_release, encoding="utf-8")
        environment = dict(os.environ, RSU_OS_RELEASE=str(path),
                           PATH=f"{self.folder}:{os.environ['PATH']}")
        return subprocess.run([_SETUP, *arguments], env=environment, text=True,
                              stdin=subprocess.DEVNULL, capture_output=True,
                              check=False)

    def _calls(self):
        return self.calls.read_text() if self.calls.exists() else ""

    def test_nothing_missing_calls_no_apt(self):
        self.assertEqual(self._run().returncode, 0)
        self.assertEqual(self._calls(), "")

    def test_only_what_is_missing_is_installed(self):
        self._installed(missing="sqlite3")
        run = self._run()
        self.assertEqual(run.returncode, 0, run.stderr)
        update, install = self._calls().splitlines()
        self.assertTrue(update.endswith(" update"), update)
        self.assertTrue(
            install.endswith(" install --yes --no-install-recommends sqlite3"),
            install)

    def test_check_tells_and_installs_nothing(self):
        self._installed(missing="sqlite3")
        run = self._run("--check")
        self.assertEqual(run.returncode, 1)
        self.assertIn("missing: sqlite3", run.stdout)
        self.assertEqual(self._calls(), "")

    def test_clang_tidy_is_for_all_only(self):
        self._installed(missing="clang-tidy-14")
        self.assertEqual(self._run("--check").returncode, 0)
        self.assertEqual(self._run("--check", "--all").returncode, 1)

    def test_another_system_is_refused(self):
        for os_release in ('PRETTY_NAME="Debian 11"\nID=debian\n'
                           'VERSION_ID="11"\n',
                           'PRETTY_NAME="Ubuntu 12"\nID=ubuntu\n'
                           'VERSION_ID="12"\n', ""):
            run = self._run(os_release=os_release)
            self.assertEqual(run.returncode, 2)
            self.assertIn("Debian 12 only", run.stderr)
            self.assertEqual(self._calls(), "")

    def test_a_failing_apt_shows_its_messages(self):
        self._installed(missing="sqlite3")
        self._command("apt-get", "echo no route to the mirror; exit 100")
        run = self._run()
        self.assertEqual(run.returncode, 2)
        self.assertIn("no route to the mirror", run.stderr)

    def test_an_unknown_argument_is_refused(self):
        self.assertEqual(self._run("--al").returncode, 2)


if __name__ == "__main__":
    unittest.main()
