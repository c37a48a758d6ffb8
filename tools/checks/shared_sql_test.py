"""Tests of the check of shared SQL: each rule seen to fail and to pass."""

import pathlib
import subprocess
import tempfile
import unittest

_CHECK = pathlib.Path(__file__).resolve().parent / "shared_sql"


class SharedSqlTest(unittest.TestCase):

    def _breaches(self, files):
        """What the check prints about `files`: path -> text."""
        with tempfile.TemporaryDirectory() as root:
            for path, text in files.items():
                file = pathlib.Path(root, path)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")
            run = subprocess.run([_CHECK, "--root", root], text=True,
                                 capture_output=True, check=False)
        self.assertEqual(run.stderr, "")
        lines = run.stdout.splitlines()[:-1]  # The last one is the count.
        self.assertEqual(run.returncode, 1 if lines else 0)
        return lines

    def _fails(self, files, *starts):
        """One breach for each of `starts`, which begins it, in this order."""
        breaches = self._breaches(files)
        self.assertEqual(len(breaches), len(starts), breaches)
        for breach, start in zip(breaches, starts):
            self.assertTrue(breach.startswith(start), breach)

    def test_shared_sql_passes(self):
        self.assertEqual(self._breaches({
            "registry/a.cc":
                'char k[] = "INSERT INTO t (a) VALUES ($1) "\n'
                '    "ON CONFLICT DO NOTHING";\n'
                'char n[] = "no typeof( in what is no SQL";\n',
            "registry/schema/0001_t.sql":
                "-- STRICT in a comment\nCREATE TABLE t (a INTEGER, b BLOB)"
                " /* ordered by key */;\n",
        }), [])

    def test_each_word_of_sqlite_is_found(self):
        said = (
            ("CREATE TABLE t (a INTEGER) STRICT", "STRICT"),
            ("CREATE TABLE t (a TEXT) WITHOUT ROWID", "WITHOUT ROWID"),
            ("SELECT rowid FROM t", "rowid"),
            ("SELECT t.rowid FROM t", "rowid"),
            ("CREATE TABLE t (a INTEGER AUTOINCREMENT)", "AUTOINCREMENT"),
            ("INSERT OR IGNORE INTO t VALUES (1)", "INSERT OR IGNORE"),
            ("REPLACE INTO t VALUES (1)", "REPLACE INTO"),
            ("SELECT a, x'' FROM t", "x''"),
            ("SELECT X'C4' FROM t", "X'C4'"),
            ("SELECT a FROM t WHERE a IS $1", "IS $1"),
            ("SELECT a FROM t WHERE a IS NOT $2", "IS NOT $2"),
            ("SELECT typeof(a) FROM t", "typeof("),
            ("SELECT ifnull(a, 0) FROM t", "ifnull("),
            ("SELECT iif(a, 1, 0) FROM t", "iif("),
            ("SELECT instr(a, 'b') FROM t", "instr("),
            ("SELECT julianday('now')", "julianday("),
            ("SELECT a FROM t INDEXED BY i", "INDEXED BY"),
            ("SELECT name FROM sqlite_master", "sqlite_master"),
            ("PRAGMA user_version", "PRAGMA"),
            ("CREATE TRIGGER r BEFORE DELETE ON t BEGIN SELECT "
             "RAISE(ABORT, 'no'); END", "RAISE("))
        files, starts = {}, []
        for number, (sql, word) in enumerate(said, 10):
            files[f"base/{number}.cc"] = f'\nchar k[] = "{sql}";\n'
            files[f"base/s/00{number}_a.sql"] = f"-- first\n{sql};\n"
            starts.append(f"base/{number}.cc:2: {word}: ")
            starts.append(f"base/s/00{number}_a.sql:2: {word}: ")
        self._fails(files, *sorted(starts))

    def test_a_condition_is_read_as_a_truth(self):
        for sql in ("SELECT EXISTS (SELECT 1 FROM t)",
                    "SELECT a, EXISTS (SELECT 1 FROM t) FROM u"):
            text = f'char k[] = "{sql}";\n'
            self._fails({"base/a.cc": text + "row.Integer(0);\n"},
                        "base/a.cc:1: EXISTS: ")
            self.assertEqual(
                self._breaches({"base/a.cc": text + "row.Truth(0);\n"}), [])
        self.assertEqual(self._breaches({
            "base/a.cc": 'char k[] = "SELECT a FROM t WHERE EXISTS '
                         '(SELECT 1 FROM u)";\n'}), [])

    def test_bytes_are_not_put_together(self):
        self._fails({
            "base/a.cc": 'char k[] = "SELECT a || \'/\' FROM t";\n'
                         'char l[] = "SELECT b || $1 FROM t";\n',
            "base/s/0001_a.sql": "CREATE TABLE t (\n  a INTEGER,\n  b BLOB\n);",
        }, "base/a.cc:2: b ||: ")

    def test_a_statement_of_several_strings_is_one(self):
        self._fails({"base/a.cc":
                     '#define COLUMNS "SELECT a FROM t "\n'
                     'char k[] = COLUMNS "WHERE a "\n    "IS " "$1";\n'},
                    "base/a.cc:")
        self._fails({"base/a.cc": 'char k[] = R"sql(\nCREATE TABLE t (\n'
                                  '  a INTEGER\n) STRICT;\n)sql";\n'},
                    "base/a.cc:4: STRICT: ")

    def test_one_engine_may_speak_its_own(self):
        self.assertEqual(self._breaches({
            "base/sql/sqlite/a.cc": 'char k[] = "PRAGMA user_version";\n',
            "base/a_test.cc": 'char k[] = "SELECT x\'\'";\n',
            "base/a_fixture.h": 'char k[] = "SELECT x\'\'";\n',
            "idcs/s/0002_a.sqlite.sql": "CREATE TABLE t (a INTEGER) STRICT;\n",
        }), [])


if __name__ == "__main__":
    unittest.main()
