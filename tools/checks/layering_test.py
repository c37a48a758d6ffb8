"""Tests of the layering check: each rule seen to fail and to pass.

Every test writes a small tree to a temporary folder and runs the check on it
with the table of this repository, as tools/test does.
"""

import pathlib
import subprocess
import tempfile
import unittest

import layering_table
import source_files

_CHECK = pathlib.Path(__file__).resolve().parent / "layering"


def _header(path, body=""):
    guard = path.replace("/", "_").replace(".", "_").upper() + "_"
    return f"#ifndef {guard}\n#define {guard}\n{body}\n#endif  // {guard}\n"


class LayeringTest(unittest.TestCase):

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

    def _passes(self, files):
        self.assertEqual(self._breaches(files), [])

    def _fails(self, files, *starts):
        """One breach for each of `starts`, which begins it, in this order."""
        breaches = self._breaches(files)
        self.assertEqual(len(breaches), len(starts), breaches)
        for breach, start in zip(breaches, starts):
            self.assertTrue(breach.startswith(start), breach)

    def test_an_empty_tree_passes(self):
        self._passes({})

    def test_values_of_rows_are_checked(self):
        self._passes({"registry/storage/a.cc": "NumberIn(row, 0);\n"
                      "Date::FromDayNumber(day);\n"})
        self._fails({"registry/storage/a.cc":
                     "\nIdcsNumber::FromValue(\n    row.Integer(0));\n"
                     "Date::FromDayNumber(static_cast<std::int32_t>("
                     "row.Integer(1)));\n"},
                    "registry/storage/a.cc:2: FromValue: ",
                    "registry/storage/a.cc:4: FromDayNumber: ")
        self._passes({"registry/storage/a_test.cc":
                      "IdcsNumber::FromValue(row.Integer(0));\n"})

    def test_directions(self):
        include = '#include "base/date.h"\n#include "registry/coverage/a.h"\n'
        self._passes({"registry/storage/a.cc": include})
        self._fails({"idcs/issuing/a.cc": include},
                    "idcs/issuing/a.cc:2: includes registry/coverage/a.h: "
                    "idcs/issuing may not use registry/coverage")
        self._fails({"base/a.cc": '#include "base/sql/a.h"\n'},
                    "base/a.cc:1: ")
        self._fails({"registry/storage/a.cc": '#include "idcs/service/a.h"\n'},
                    "registry/storage/a.cc:1: ")

    def test_the_register_does_not_know_scoring(self):
        for folder in ("registry/service", "registry/storage",
                       "registry/person_file", "registry/declaration"):
            path = f"{folder}/some_rule.cc"
            self._fails({path: '#include "scoring/score/score.h"\n'},
                        f"{path}:1:")
        self._passes({"scoring/storage/some_rule.cc":
                      '#include "registry/storage/households.h"\n'})

    def test_folders_beside_a_service_may_not_use_grpc(self):
        include = "#include <grpcpp/server_context.h>\n"
        self._passes({"registry/service/some_call.cc": include})
        self._fails({"registry/storage/some_call.cc": include},
                    "registry/storage/some_call.cc:1:")
        self._fails({"scoring/eligibility/some_call.cc": include},
                    "scoring/eligibility/some_call.cc:1:")

    def test_a_file_may_include_its_own_folder(self):
        self._passes({"base/a.cc": '#include "base/b.h"\n'})

    def test_tests_may_include_any_folder(self):
        include = '#include "registry/coverage/a.h"\n'
        self._passes({"idcs/issuing/a_test.cc": include,
                      "tests/golden/a.cc": include})

    def test_fixtures_are_for_tests(self):
        include = '#include "registry/coverage/a.h"\n'
        self._passes({"idcs/issuing/a_fixture.h":
                      _header("idcs/issuing/a_fixture.h", include),
                      "idcs/issuing/a_test.cc":
                      '#include "idcs/issuing/a_fixture.h"\n'})
        self._fails({"idcs/issuing/a.cc":
                     '#include "idcs/issuing/a_fixture.h"\n'},
                    "idcs/issuing/a.cc:1: includes idcs/issuing/a_fixture.h, "
                    "which is for tests")

    def test_a_folder_must_be_in_the_table(self):
        self._passes({"base/a.cc": ""})
        self._fails({"registry/extras/a.cc": ""},
                    "registry/extras/a.cc:1: folder registry/extras is not")
        self._fails({"a.cc": ""}, "a.cc:1: folder . is not")

    def test_own_headers_are_named_from_the_root(self):
        header = {"base/b.h": _header("base/b.h")}
        self._passes({"base/a.cc": '#include "base/b.h"\n', **header})
        self._fails({"base/a.cc": '#include "b.h"\n', **header},
                    "base/a.cc:1: includes b.h: write its path")

    def test_reserved_headers(self):
        for header, here, elsewhere in [
            ("<grpcpp/grpcpp.h>", "base/rpc", "registry/storage"),
            ("<grpcpp/grpcpp.h>", "scoring/service", "scoring/score"),
            ("<grpcpp/grpcpp.h>", "tools/rsuctl/call", "tools/rsuctl"),
            ("<sqlite3.h>", "base/sql/sqlite", "base/sql"),
            ("<sqlite3.h>", "base/sql/sqlite", "tests/crash"),
            ('"sqlite3.h"', "base/sql/sqlite", "registry/storage"),
            ("<libpq-fe.h>", "base/sql/postgres", "base/sql/sqlite"),
            ("<openssl/rand.h>", "base/entropy", "idcs/issuing"),
            ('"proto/rsu/a.pb.h"', "idcs/service", "idcs/issuing"),
            ('"proto/rsu/a.pb.h"', "registry/declaration", "scoring/score"),
            ('"proto/rsu/a.grpc.pb.h"', "base/rpc", "registry/declaration"),
        ]:
            with self.subTest(header=header, elsewhere=elsewhere):
                text = f"#include {header}\n"
                self._passes({f"{here}/a.cc": text})
                self._fails({f"{elsewhere}/a.cc": text},
                            f"{elsewhere}/a.cc:1: includes {header[1:-1]}: ")

    def test_reserved_headers_in_tests(self):
        include = '#include <grpcpp/grpcpp.h>\n#include "proto/rsu/a.pb.h"\n'
        self._passes({"registry/storage/a_test.cc": include,
                      "tests/load/a.cc": include})

    def test_only_the_error_files_of_base_see_generated_messages(self):
        include = '#include "proto/google/rpc/status.pb.h"\n'
        self._passes({"base/error.cc": include})
        self._fails({"base/date.cc": include}, "base/date.cc:1: ")

    def test_pure_folders(self):
        self._passes({
            "scoring/score/a.cc":
                '#include <vector>\n#include "absl/status/status.h"\n'
                '#include "base/date.h"\n#include "scoring/formula/a.h"\n'
                '#include "registry/verification/a.h"\n'})
        for header in ("<chrono>", "<thread>", "<fstream>", "<iostream>",
                       "<random>"):
            with self.subTest(header=header):
                text = f"#include {header}\n"
                self._passes({"scoring/service/a.cc": text,
                              "scoring/score/a_test.cc": text})
                self._fails({"scoring/score/a.cc": text},
                            f"scoring/score/a.cc:1: includes {header[1:-1]}")
        for header in ("base/clock.h", "registry/storage/a.h",
                       "idcs/number/a.h", "scoring/service/a.h"):
            with self.subTest(header=header):
                self._fails({"scoring/score/a.cc": f'#include "{header}"\n'},
                            f"scoring/score/a.cc:1: includes {header}")

    def test_no_floating_point(self):
        for word in ("float", "double"):
            text = f"int a;\n{word} b;\n"
            self._passes({"base/a.cc": text, "scoring/service/a.cc": text,
                          "scoring/score/a_test.cc": text})
            for folder in ("idcs/number", "registry/storage", "scoring/score"):
                self._fails({f"{folder}/a.cc": text}, f"{folder}/a.cc:2: {word}")

    def test_floating_point_in_words_strings_and_comments_is_none(self):
        self._passes({
            "scoring/score/a.cc":
                '#include <vector>  // not double\n'
                'int doubled = 1\'000; /* float\n double */ int c = \'"\';\n'
                'auto s = "a \\" double"; auto r = R"x(float ")" double)x";\n'})

    def test_code_after_a_string_is_read(self):
        self._fails({"scoring/score/a.cc": 'f("//"); double b;\n'},
                    "scoring/score/a.cc:1: double")
        self._fails({"scoring/score/a.cc": "int a = 1'0; double b; int c{'x'};"},
                    "scoring/score/a.cc:1: double")

    def test_cycles(self):
        one_way = {"scoring/score/a.cc": '#include "scoring/formula/b.h"\n'}
        self._passes(one_way)
        self._fails({"scoring/formula/b.h": _header(
            "scoring/formula/b.h", '#include "scoring/score/a.h"'), **one_way},
                    "scoring/formula/b.h:3: cycle: scoring/formula -> "
                    "scoring/score -> scoring/formula")

    def test_cycles_through_three_folders_and_not_through_tests(self):
        files = {"scoring/score/a.cc": '#include "scoring/formula/b.h"\n',
                 "scoring/formula/b.cc": '#include "scoring/variables/c.h"\n'}
        back = '#include "scoring/score/a.h"\n'
        self._passes({"scoring/variables/c_test.cc": back, **files})
        self._fails({"scoring/variables/c.cc": back, **files},
                    "scoring/formula/b.cc:1: cycle: ")

    def test_an_include_in_a_comment_is_none(self):
        self._passes({"base/a.cc": '// #include "idcs/number/a.h"\n/*\n'
                                   '#include "idcs/number/a.h"\n*/\n'})

    def test_include_guards(self):
        self._passes({"base/sql/a_b.h": _header("base/sql/a_b.h")})
        for text in ("", "#pragma once\n", _header("base/other.h"),
                     "#include <vector>\n" + _header("base/sql/a_b.h"),
                     _header("base/sql/a_b.h") + "#include <vector>\n"):
            self._fails({"base/sql/a_b.h": text},
                        "base/sql/a_b.h:1: the include guard must be "
                        "BASE_SQL_A_B_H_")

    def test_lengths(self):
        self._passes({"base/a.cc": "\n" * 400})
        self._fails({"base/a.cc": "\n" * 401}, "base/a.cc:401: 401 lines")
        self._passes({"base/a.cc": "\nvoid f() {" + "\n" * 59 + "}\n"})
        self._fails({"base/a.cc": "\nvoid f() {" + "\n" * 60 + "}\n"},
                    "base/a.cc:2: 61 lines: a function")

    def test_unfinished(self):
        for word in ("TO" "DO", "FIX" "ME"):
            self._fails({"proto/rsu/a.proto": f"\n// {word}: later\n"},
                        f"proto/rsu/a.proto:2: {word}")
        self._passes({"base/a.cc": "int kTo" "do = 1;\n"})

    def test_tests_that_do_not_run(self):
        self._fails({"base/a_test.cc": "GTEST_" "SKIP();\n"},
                    "base/a_test.cc:1: GTEST_" "SKIP")
        self._fails({"base/a_test.cc": "TEST(A, DISA" "BLED_B) {}\n"},
                    "base/a_test.cc:1: DISA" "BLED_")

    def test_what_bazel_and_git_keep_is_not_read(self):
        self._passes({"bazel-bin/base/a.h": "", ".git/a.cc": ""})


class TableTest(unittest.TestCase):

    def test_groups_and_continued_lines(self):
        table = layering_table.parse(
            "group g: b  # comment\nfolder a: @g\n  c\nfolder d/*:\n")
        self.assertEqual(table.allowed("a"), ["b", "c"])
        self.assertEqual(table.allowed("d/e"), [])
        self.assertIsNone(table.allowed("e"))

    def test_what_it_does_not_know_is_an_error(self):
        for text in ("folders a: b\n", "folder a\n", "folder a b: c\n",
                     "folder a: @g\n", "  a\n", "folder a:\nfolder a:\n"):
            with self.subTest(text=text):
                with self.assertRaises(layering_table.TableError):
                    layering_table.parse(text)


class SourceFilesTest(unittest.TestCase):

    def test_includes_come_with_their_lines(self):
        file = source_files.parse("a/b.cc", '\n#include "x.h"\n# include <y>\n')
        self.assertEqual([(i.line, i.header, i.quoted) for i in file.includes],
                         [(2, "x.h", True), (3, "y", False)])


if __name__ == "__main__":
    unittest.main()
