"""rsuctl people and civil-status, as operators and their scripts use them: what
is said of people, and how commands end.

Arguments: as in programs.py.
"""

import json
import sys
import unittest

from people_register import PeopleRegister, birth, death, person


class PeopleTest(PeopleRegister):

    def test_no_two_births_of_a_file_give_one_reference(self):
        result = self.civil_status(
            "b", birth("e1", "Naciri", "C1"), birth("e2", "Berrada", "C1"),
            birth("e3", "Tazi", "e5"), birth("e5", "Alaoui"),
            birth("e6", "Fassi"), birth("e7", "Chraibi", "e6"))
        self.assertEqual(result.returncode, 1)
        path = self.path("b")
        self.assertEqual(
            result.stderr,
            "%s:2: e2: child.person_ref: is given twice in the file, first on "
            "line 1\n"
            "%s:4: e5: event_ref: is given twice in the file, first on line 3\n"
            "%s:6: e7: child.person_ref: is given twice in the file, first on "
            "line 5\n" % (path, path, path))
        self.assertEqual(list(self.issued("b")), ["C1", "e5", "e6"])

    def test_a_recorded_death_may_come_again_by_another_author(self):
        idcs = self.register_one("A", "Naciri")
        for author, counts in (("office 1", "1 died, 0 known before"),
                               ("office 2", "0 died, 1 known before"),
                               ("office 1", "0 died, 1 known before")):
            result = self.civil_status("d", death("1-D", idcs),
                                       more=("--author", author))
            self.assertEqual(result.returncode, 0, result.stderr)
            self.assertIn("0 registered, %s, 0 refused" % counts,
                          result.stdout)
        shown = self.ctl("people", "show", idcs)
        self.assertIn("by office 1 (local): civil status 1-D", shown.stdout)
        # Another day, or the event of somebody else, is still refused.
        for line, rule in (
                (death("1-D", idcs, "2026-01-06"), "sent before with other"),
                (death("2-D", idcs, "2026-01-06"), "with another day"),
                (death("1-D", self.register_one("B", "Berrada")),
                 "sent before with other")):
            result = self.civil_status("d", line, more=("--author",
                                                        "office 1"))
            self.assertEqual(result.returncode, 1)
            self.assertIn(rule, result.stderr)

    def test_who_has_nearly_the_same_names_is_told_each_time(self):
        first = self.register_one("A", "Bouazzaoui")
        close = person("B", "Bouazzaoui", given_name="Itto Zahra")
        told = ("%s:1: B: registered; nearly the same names, and the birth "
                "date and sex, of people/%s\n" % (self.path("b"), first))
        for _ in range(2):
            result = self.people("b", close)
            self.assertEqual((result.returncode, result.stderr), (0, told))
        # Also where a birth is registered, and after a restart.
        event = dict(birth("e1", "Bouazzaoui"),
                     child=person(None, "Bouazzaoui",
                                  given_name="Itto Nezha"))
        for _ in range(2):
            result = self.civil_status("c", event)
            self.assertEqual(result.returncode, 0, result.stderr)
            self.assertIn("%s:1: e1: registered; nearly the same names" %
                          self.path("c"), result.stderr)
            self.register.kill()
            self.register.start()
        with open("/dev/full", "w", encoding="utf-8") as full:
            unsaid = self.people("b", close, stderr=full)
        self.assertEqual(unsaid.returncode, 3)

    def test_a_number_that_was_retired_since_is_told(self):
        records = [person("A", "Naciri"), person("B", "Berrada"),
                   person("C", "Tazi"), person("D", "Alaoui")]
        self.assertEqual(self.people("p", *records).stderr, "")
        issued = self.issued("p")
        by = ("--author", "Operator 7", "--reason", "told so")
        self.assertEqual(self.ctl("people", "death", issued["B"], "--date",
                                  "2026-01-05", *by).returncode, 0)
        self.assertEqual(self.ctl("people", "merge", issued["C"], "--into",
                                  issued["D"], *by).returncode, 0)
        result = self.people("p", *records)
        path = self.path("p")
        self.assertEqual(result.returncode, 0)
        self.assertEqual(
            result.stderr,
            "%s:2: B: registered before; the identifier is retired (its "
            "holder died)\n"
            "%s:3: C: registered before; the identifier is retired (its "
            "holder has another one, people/%s)\n" % (path, path,
                                                      issued["D"]))
        self.assertEqual(self.issued("p"), issued)

    def test_a_mistyped_identifier_is_a_wrong_command_line(self):
        good, wrong = "2013023805", "2013023804"
        by = ("--author", "Operator 7", "--reason", "told so")
        file = self.lines("p.json", person(None, "Naciri"))
        for words in (
                ("people", "show", wrong),
                ("people", "correct", wrong, file, "--etag", "1", *by),
                ("people", "death", wrong, "--date", "2026-01-05", *by),
                ("people", "merge", wrong, "--into", good, *by),
                ("people", "merge", good, "--into", wrong, *by),
                ("people", "decide", "registrationReviews/1", "--same", wrong,
                 "--etag", "1", *by),
                ("people", "verify", wrong, "--given-name", "Itto"),
                ("idcs", "history", wrong), ("idcs", "retire", wrong, *by),
                ("scores", "explain", "--idcs", wrong, "--date",
                 "2026-01-01"),
                ("eligibility", "check", "--idcs", wrong, "--date",
                 "2026-01-01")):
            result = self.ctl(*words)
            self.assertEqual((result.returncode, result.stdout), (2, ""),
                             words)
            self.assertIn("check digit", result.stderr, words)
            self.assertNotIn(wrong, result.stderr, words)
            # One digit less is none either; the right one is nobody's.
            short = self.ctl(*(w[:9] if w == wrong else w for w in words))
            self.assertEqual(short.returncode, 2, words)
            self.assertIn("ten digits", short.stderr, words)
            right = self.ctl(*(good if w == wrong else w for w in words))
            self.assertNotIn("check digit", right.stderr, words)
        self.assertEqual(self.ctl("people", "show", good).returncode, 1)

    def test_a_change_made_again_gives_the_first_answer(self):
        twice = self.register_one("A", "Naciri")
        stays = self.register_one("B", "Berrada")
        by = ("--author", "Operator 7", "--reason", "told so")
        shown = self.ctl("people", "show", stays, "--json").stdout
        file = self.write("p.json", shown.replace("Itto", "Tislit"))
        for words in (("people", "correct", stays, file, "--etag", "1", *by),
                      ("people", "merge", twice, "--into", stays, *by),
                      ("people", "death", stays, "--date", "2026-01-05",
                       *by)):
            with open("/dev/full", "w", encoding="utf-8") as full:
                lost = self.ctl(*words, stdout=full)
            self.assertEqual(lost.returncode, 3, lost.stderr)
            first = self.ctl(*words)
            self.assertEqual((first.returncode, first.stderr), (0, ""))
            self.assertEqual(self.ctl(*words).stdout, first.stdout)
            self.assertIn(stays + " version 2", first.stdout)
        # For another reason it is another change.
        other = self.ctl("people", "merge", twice, "--into", stays,
                         "--author", "Operator 7", "--reason", "else")
        self.assertEqual(other.returncode, 1)
        self.assertIn("retired", other.stderr)

    def test_a_person_is_corrected_from_what_is_shown(self):
        idcs = self.register_one("A", "Naciri")
        by = ("--author", "Operator 7", "--reason", "told so")
        first = self.ctl("people", "show", idcs, "--json").stdout
        same = self.ctl("people", "correct", idcs,
                        self.write("same.json", first), "--etag", "1", *by)
        self.assertEqual(same.returncode, 0, same.stderr)
        self.assertTrue(same.stdout.startswith(
            "unchanged: " + idcs + " version 1, "), same.stdout)
        # A byte order mark is read over, as in the other files.
        marked = self.write("marked.json",
                            "\ufeff" + first.replace("Itto", "Tislit"))
        corrected = self.ctl("people", "correct", idcs, marked, "--etag", "1",
                             *by)
        self.assertEqual(corrected.returncode, 0, corrected.stderr)
        self.assertTrue(corrected.stdout.startswith(idcs + " version 2, "))
        versions = self.ctl("people", "show", idcs, "--versions", "--json")
        self.assertEqual(versions.returncode, 0)
        shown = [json.loads(line) for line in versions.stdout.splitlines()]
        self.assertEqual(
            [(one["person"]["given_name"], one["revision"],
              one["authorship"]["author"], one["authorship"]["reason"])
             for one in shown],
            [("Itto", "1", "", ""), ("Tislit", "2", "Operator 7", "told so")])
        self.assertLess(shown[0]["create_time"], shown[1]["create_time"])

    def test_a_correction_takes_the_answer_or_a_line_and_loses_none(self):
        idcs = self.register_one("A", "Naciri")
        by = ("--author", "Operator 7", "--reason", "told so")
        first = self.ctl("people", "show", idcs, "--format", "json").stdout
        answer = json.loads(first)
        self.assertEqual((answer["idcs"], answer["revision"], answer["etag"]),
                         (idcs, "1", "1"))
        # The version that the answer was, without --etag.
        new = self.write("new.json", first.replace("Itto", "Tislit"))
        corrected = self.ctl("people", "correct", idcs, new, *by)
        self.assertEqual(corrected.returncode, 0, corrected.stderr)
        self.assertTrue(corrected.stdout.startswith(idcs + " version 2, "))
        # Somebody corrected it since the answer was read.
        stale = self.ctl("people", "correct", idcs,
                         self.write("old.json", first.replace("Itto", "Izza")),
                         *by)
        self.assertEqual((stale.returncode, stale.stderr),
                         (1, "rsuctl: %s: etag: the person was corrected since "
                             "this version was read\n" % self.path("old.json")))
        # A line of a people file has no version: the option gives it.
        line = self.write("line.json", json.dumps(
            {**answer["person"], "given_name": "Izza"}))
        stale = self.ctl("people", "correct", idcs, line, "--etag", "1", *by)
        self.assertEqual((stale.returncode, stale.stderr),
                         (1, "rsuctl: --etag: the person was corrected since "
                             "this version was read\n"))
        # What the command line says otherwise.
        other = self.register_one("B", "Berrada")
        for words, rule in (
                ((idcs, new, "--etag", "2"),
                 "etag: is not the --etag of the command line"),
                ((other, new), "idcs: is not the number of the command line")):
            refused = self.ctl("people", "correct", *words, *by)
            self.assertEqual((refused.returncode, refused.stderr),
                             (1, "rsuctl: %s: %s\n" % (new, rule)))
        # A line of a people file, which has no version.
        line = self.write("line.json", json.dumps(answer["person"]))
        refused = self.ctl("people", "correct", idcs, line, *by)
        self.assertEqual(refused.returncode, 2)
        self.assertIn("--etag must be given", refused.stderr)
        again = self.ctl("people", "correct", idcs, line, "--etag", "2", *by)
        self.assertEqual(again.returncode, 0, again.stderr)
        self.assertTrue(again.stdout.startswith(idcs + " version 3, "))

    def test_what_is_shown_is_shown_as_json_too(self):
        into = self.register_one("A", "Naciri")
        double = self.register_one("B", "Chraibi")
        dead = self.register_one("C", "Berrada")
        by = ("--author", "Operator 7", "--reason", "told so")
        self.ctl("people", "merge", double, "--into", into, *by)
        self.ctl("people", "death", dead, "--date", "2026-01-05", *by)
        shown = json.loads(self.ctl("people", "show", double, "--format",
                                    "json").stdout)
        self.assertEqual(shown["merged_into"], "people/" + into)
        shown = json.loads(self.ctl("people", "show", dead, "--format",
                                    "json").stdout)
        self.assertEqual(shown["death"]["date"], "2026-01-05")
        self.assertEqual(shown["death"]["authorship"]["author"], "Operator 7")
        self.assertEqual(shown["revision"], "1")

if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
