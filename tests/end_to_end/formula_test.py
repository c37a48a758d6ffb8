"""rsuctl formula, as analysts use it: formulas and programmes as data.

Arguments: as in programs.py.
"""

import json
import os
import re
import shlex
import subprocess
import sys
import unittest

from programs import PROJECT, RSUCTL, Scratch, read, rsuctl

DECREE = "scoring/formula/data/decree_2_21_582.textproto"
PROGRAMMES = ["scoring/programme/data/%s.textproto" % name
              for name in ("amo_chamil", "amo_tadamon", "asd")]
NAME = "decree-2-21-582"
ARABIC = re.compile("[\u0620-\u064a]")


def formula(*words):
    return rsuctl("formula", *words)


class FormulaTest(Scratch):
    """Files are changed copies of those that are released."""

    def changed(self, name, *changes, source=DECREE):
        text = read(source)
        for old, new in changes:
            self.assertIn(old, text)
            text = text.replace(old, new, 1)
        return self.write(name, text)

    def shown(self, *words):
        result = formula("show", *words)
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        return result.stdout

    def assert_mistakes(self, result, *lines):
        self.assertEqual(result.returncode, 1, result.stdout)
        self.assertEqual(sorted(result.stderr.splitlines()), sorted(lines))


class ShowTest(FormulaTest):
    """rsuctl formula show."""

    def test_without_a_name_the_formulas_are_listed(self):
        self.assertEqual(self.shown(), NAME + ", in force from 2021-08-09\n")
        self.assertEqual(json.loads(self.shown("--format", "json")),
                         {"name": NAME, "effective_from": "2021-08-09"})

    def test_every_figure_of_the_file_is_shown(self):
        shown = self.shown(NAME)
        text = read(DECREE)
        figures = re.findall(r'value: "(.*?)" mark: "(.)"',
                             re.sub(r"\s+", " ", text))
        self.assertEqual(len(figures), 2 + 2 * (1 + 12) + 35 + 28)
        lines = re.findall(r"^  .{10}  (\S+) +([ABCD])(?:  .*)?$", shown,
                           re.MULTILINE)
        self.assertEqual(lines, figures)

    def test_disputed_figures_say_what_else_is_given(self):
        lines = self.shown(NAME).splitlines()
        at = lines.index("  region 07   0.194        B  Marrakesh-Safi")
        self.assertEqual(lines[at + 1].strip(), "also given: 0.197")
        self.assertIn("re-implementations differ", lines[at + 2])
        at = next(i for i, line in enumerate(lines) if "at_least_one_car" in
                  line)
        self.assertEqual(lines[at + 1].strip(), "also given: 0")
        self.assertIn("only one", lines[at + 2])

    def test_one_annex_in_three_languages(self):
        rural = self.shown(NAME, "--milieu", "rural")
        self.assertIn("V28", rural)
        self.assertNotIn("V29", rural)
        self.assertNotIn("urban\n", rural)
        self.assertIn("V35", self.shown(NAME, "--milieu", "urban"))
        french = self.shown(NAME, "--language", "fr")
        self.assertIn("Fès-Meknès", french)
        self.assertIn("vaches (cows)", french)
        self.assertIn("\nurbain\n  constante   9,825 ", french)
        self.assertIn(NAME + ", en vigueur à partir du 9 août 2021\n", french)
        arabic = self.shown(NAME, "--language", "ar")
        terms = 0
        for line in arabic.split("\nحضري\n")[1].splitlines():
            if re.match("  (V|الجهة|الثابت)", line):
                self.assertRegex(line, ARABIC)
                terms += 1
        # Two annexes: a constant, twelve regions, 35 and 28 variables.
        self.assertEqual(terms, 2 * 13 + 35 + 28)

    def test_the_json_says_the_same(self):
        shown = json.loads(self.shown(NAME, "--format", "json", "--language",
                                      "ar"))
        self.assertEqual(shown["usable_range"]["lowest"]["value"], "5")
        self.assertEqual(len(shown["urban"]["terms"]), 35)
        self.assertEqual(len(shown["rural"]["terms"]), 28)
        region = shown["urban"]["regions"][6]
        self.assertEqual((region["region"], region["value"],
                          region["alternatives"]), ("07", "0.194", ["0.197"]))
        for annex in ("urban", "rural"):
            for part in shown[annex]["regions"] + shown[annex]["terms"]:
                self.assertRegex(part["words"], ARABIC)
        self.assertEqual(shown["rural"]["constant"],
                         {"value": "8.695", "mark": "B"})

    def test_a_file_is_shown_too_and_only_if_it_holds(self):
        path = self.changed("draft", ('"decree-2-21-582"', '"draft"'))
        self.assertTrue(self.shown(path).startswith("draft, in force from"))
        path = self.changed("wrong", ('"2021-08-09"', '"2021-02-29"'))
        self.assert_mistakes(formula("show", path),
                             path + ": effective_from: must be a date that "
                             "exists, as YYYY-MM-DD")

    def test_what_is_not_there_and_what_is_no_command_line(self):
        self.assert_mistakes(formula("show", "none"), "none: is neither the "
                             "name of a formula nor a file that can be read")
        for words in (("show", NAME, "--milieu", "town"),
                      ("show", NAME, "--language", "de"),
                      ("show", NAME, "--format", "csv"), ("diff", NAME),
                      ("check",), ("check", "--kind", "law", DECREE), (),
                      ("list",)):
            result = formula(*words)
            self.assertEqual((result.returncode, result.stdout), (2, ""), words)


class DiffTest(FormulaTest):
    """rsuctl formula diff."""

    def test_a_formula_and_its_own_file_do_not_differ(self):
        result = formula("diff", NAME, DECREE)
        self.assertEqual((result.returncode, result.stdout, result.stderr),
                         (0, "", ""))

    def test_figure_by_figure(self):
        path = self.changed(
            "next", ('"decree-2-21-582"', '"next"'),
            ('"2021-08-09"', '"2027-01-01"'), ('"0.0257"', '"0.03"'),
            ('variable: "cars"', 'variable: "cows"'),
            ('value: "0.420" mark: "B"', 'value: "0.42" mark: "A"'),
            ('"0.197"', '"0.198"'))
        result = formula("diff", NAME, path)
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        self.assertEqual(result.stdout.splitlines(), [
            "name: decree-2-21-582 -> next",
            "effective_from: 2021-08-09 -> 2027-01-01",
            "urban.regions[07].alternatives: 0.197 -> 0.198",
            "urban.terms[cars]: 0.226 -> (none)",
            "rural.regions[01].mark: B -> A",
            "rural.terms[cows]: 0.0257 -> 0.03",
            "urban.terms[cows]: (none) -> 0.226",
        ])
        back = formula("diff", path, NAME).stdout.splitlines()
        self.assertIn("rural.terms[cows]: 0.03 -> 0.0257", back)
        self.assertIn("urban.terms[cars]: (none) -> 0.226", back)

    def test_both_files_are_named_if_both_are_wrong(self):
        path = self.changed("wrong", ('"9.825"', '"9.825.0"'))
        rule = "must be a decimal number with at most 7 decimals"
        self.assert_mistakes(formula("diff", path, "none"),
                             path + ": urban.constant.value: " + rule,
                             "none: is neither the name of a formula nor a "
                             "file that can be read")


class CheckTest(FormulaTest):
    """rsuctl formula check."""

    def test_what_is_released_has_no_mistake(self):
        result = formula("check", DECREE, *PROGRAMMES)
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        self.assertEqual(result.stdout.splitlines(), [
            DECREE + ": formula decree-2-21-582",
            PROGRAMMES[0] + ": programme amo-chamil",
            PROGRAMMES[1] + ": programme amo-tadamon",
            PROGRAMMES[2] + ": programme asd",
        ])

    def test_every_mistake_is_named_with_its_place(self):
        formulas = self.changed(
            "draft", ('"cars"', '"yachts"'), ('region: "03"', 'region: "13"'),
            ('"0.0257"', '"0.02570000"'))
        brackets = self.changed("brackets", ('above: "9.743001" up_to',
                                             'above: "9.75" up_to'),
                                source=PROGRAMMES[0])
        rule = "must be a decimal number with at most 7 decimals"
        result = formula("check", formulas, PROGRAMMES[2], brackets)
        self.assert_mistakes(
            result,
            formulas + ": urban.terms[30].variable: unknown variable 'yachts'",
            formulas + ": urban.regions[2].region: unknown region '13'",
            formulas + ": urban.regions: missing region '03'",
            formulas + ": rural.terms[24].coefficient.value: " + rule,
            brackets + ": periods[0].brackets[2].above: leaves a gap after the "
            "bracket before")
        self.assertEqual(result.stdout, PROGRAMMES[2] + ": programme asd\n")

    def test_syntax_is_named_by_its_line(self):
        path = self.changed("draft", ('name: "', 'nome: "'))
        line = read(DECREE).splitlines().index('name: "decree-2-21-582"') + 1
        result = formula("check", path)
        self.assertEqual(result.returncode, 1)
        self.assertIn("%s: line %d, column" % (path, line), result.stderr)

    def test_a_byte_order_mark_may_begin_a_file(self):
        path = self.write("marked", "\ufeff", read(DECREE))
        result = formula("check", path)
        self.assertEqual((result.returncode, result.stdout, result.stderr),
                         (0, path + ": formula " + NAME + "\n", ""))
        self.assertTrue(self.shown(path).startswith(NAME + ", in force from"))

    def test_names_and_texts_are_such_that_they_can_be_told(self):
        for name, rule in ((r"z\377q", "must be UTF-8"),
                           (r"a\nb", "must not hold control characters"),
                           (" ", "must be 1 to 64 of a-z, 0-9, '-', '_' and "
                                 "'.'")):
            path = self.changed("draft", (NAME, name))
            self.assert_mistakes(formula("check", path),
                                 path + ": name: " + rule)
        path = self.changed("escape", ('"cars"', r'"\033[2J"'))
        self.assert_mistakes(formula("check", path),
                             path + ": urban.terms[30].variable: must not hold "
                             "control characters")

    def test_formulas_that_begin_on_one_day_overlap(self):
        same_day = self.changed("day", ('"decree-2-21-582"', '"next"'))
        same_name = self.changed("name", ('"2021-08-09"', '"2027-01-01"'))
        other = self.changed("other", ('"decree-2-21-582"', '"next"'),
                             ('"2021-08-09"', '"2027-01-01"'))
        self.assert_mistakes(
            formula("check", DECREE, same_day),
            same_day + ": effective_from: must be unique, is that of " + DECREE)
        self.assert_mistakes(
            formula("check", DECREE, same_name),
            same_name + ": name: must be unique, is that of " + DECREE)
        self.assertEqual(formula("check", DECREE, other).returncode, 0)
        copy = self.changed("copy", source=PROGRAMMES[1])
        self.assert_mistakes(
            formula("check", copy, PROGRAMMES[1]),
            PROGRAMMES[1] + ": name: must be unique, is that of " + copy)

    def test_the_header_or_the_kind_says_what_a_file_is(self):
        path = self.changed("draft", ("# proto-message: rsu.scoring.v1.Formula",
                                      "#"))
        self.assert_mistakes(
            formula("check", path),
            path + ": proto-message: must be rsu.scoring.v1.Formula or "
            "rsu.eligibility.v1.Programme, or give --kind")
        result = formula("check", "--kind", "formula", path)
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        self.assertEqual(formula("check", "--kind", "programme",
                                 path).returncode, 1)

    def test_files_that_cannot_be_read_do_not_stop_the_others(self):
        missing = self.path("missing")
        large = self.write("large", "#" * (1 << 20), "\n")
        result = formula("check", missing, self.folder, large, DECREE)
        self.assert_mistakes(result, missing + ": cannot be read: "
                             "No such file or directory",
                             self.folder + ": cannot be read: Is a directory",
                             large + ": must be at most 1 MiB long")
        self.assertEqual(result.stdout, DECREE + ": formula " + NAME + "\n")

    def test_a_check_for_programs_says_of_each_file_what_it_is(self):
        missing = self.path("missing")
        wrong = self.changed("draft", ('"cars"', '"yachts"'))
        result = formula("check", missing, wrong, DECREE, "--format", "json")
        self.assertEqual((result.returncode, result.stderr), (1, ""))
        self.assertEqual(
            [json.loads(line) for line in result.stdout.splitlines()],
            [{"file": missing, "ok": False,
              "mistakes": [
                  {"rule": "cannot be read: No such file or directory"}]},
             {"file": wrong, "ok": False, "mistakes": [
                 {"place": "urban.terms[30].variable",
                  "rule": "unknown variable 'yachts'"}]},
             {"file": DECREE, "kind": "formula", "name": NAME, "ok": True}])


class DocumentTest(Scratch):
    """The examples of docs/formats.md, carried out as they stand there."""

    def test_the_examples_print_what_the_document_says(self):
        chapter = read("docs/formats.md").split(
            "\n## Formulas and programmes\n")[1].split("\n## ")[0]
        example = re.search("```\n(.*?)```", chapter, re.DOTALL).group(1)
        self.assertEqual(example.count("$ "), 3)
        os.symlink(os.path.join(PROJECT, "scoring"), self.path("scoring"))
        for part in example.split("$ ")[1:]:
            command, _, printed = part.partition("\n")
            command = "rsuctl() { %s \"$@\"; }; %s" % (shlex.quote(RSUCTL),
                                                      command)
            result = subprocess.run(["bash", "-c", command], cwd=self.folder,
                                    stdout=subprocess.PIPE,
                                    stderr=subprocess.STDOUT, text=True,
                                    check=False)
            self.assertEqual(result.stdout, printed, command)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
