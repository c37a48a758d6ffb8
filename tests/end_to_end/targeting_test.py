"""docs/targeting.md as an analyst follows it, and rsuctl scores against what the
samples give.

Arguments: as in programs.py, then the file of the decree.
"""

import json
import os
import sys
import unittest

from programs import (PROJECT, DocumentTest, Register, later_formula, read,
                      rsuctl, sample)

DOCUMENT = "docs/targeting.md"
DECREE = os.path.abspath(sys.argv[4])
DATE = "2026-01-01"


class TargetingTest(DocumentTest):
    """A server with a second formula."""

    def setUp(self):
        super().setUp()
        self.write("next.textproto", later_formula(DECREE))
        self.register = Register(
            self.path("register.db"),
            flags=["--formula", self.path("next.textproto")])
        self.addCleanup(self.register.kill)

    def ctl(self, *words):
        return rsuctl(*words, "--server", self.register.address)

    def scores(self, *words):
        result = self.ctl("scores", *words, "--format", "json")
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        return [json.loads(line) for line in result.stdout.splitlines()]

    def register_samples(self):
        """The first five households of the samples; a member of the first and
        one of the third."""
        lines = read(sample("declarations-sample.jsonl")).splitlines(True)[:5]
        declared = self.write("declared.jsonl", *lines)
        references = [json.loads(line)["household_ref"] for line in lines]
        people = self.write("people.jsonl", *(
            line for line in read(sample("people-sample.jsonl"))
            .splitlines(True)
            if json.loads(line)["person_ref"].split("-")[0] in references))
        issued = self.path("issued.csv")
        for kind, path in (("people", people), ("households", declared)):
            result = self.ctl(kind, "import", path, "--issued", issued)
            self.assertEqual(result.returncode, 0, result.stderr)
        numbers = dict(line.split(",") for line in
                       read(issued).splitlines()[1:])
        return [numbers["%s-1" % references[i]] for i in (0, 2)]

    def test_every_command_prints_what_the_document_says(self):
        os.symlink(os.path.join(PROJECT, "tests"), self.path("tests"))
        self.assert_prints_what_it_says(read(DOCUMENT), self.register, 15)

    def test_the_json_is_the_servers_answer_and_sums_up(self):
        idcs, _ = self.register_samples()
        [score] = self.scores("explain", "--idcs", idcs, "--date", DATE,
                              "--language", "fr")
        terms = score["explanation"]["terms"]
        self.assertEqual(sum(int(term["numerator"]) for term in terms),
                         int(score["explanation"]["exact_numerator"]))
        self.assertEqual(terms[0]["description"], "constante de l'annexe")
        self.assertEqual(terms[0]["facts"], [
            {"field": "milieu", "source": "DECLARED", "revision": "1"}])
        self.assertEqual((score["usable"], score["as_of"]), (True, DATE))
        offline = json.loads(rsuctl(
            "score", "--input", self.path("declared.jsonl"), "--explain",
            "--format", "json").stdout.splitlines()[0])
        self.assertEqual(offline["score"], score["score"])
        self.assertEqual(
            [term["facts"] for term in offline["explanation"]["terms"]],
            [[fact["field"] for fact in term["facts"]] for term in terms])

        lines = read(self.path("declared.jsonl")).splitlines(True)
        corrected = json.loads(lines[0])
        corrected["assets"]["cars"] += 1
        self.write("corrected.jsonl", json.dumps(corrected) + "\n")
        self.assertEqual(
            self.ctl("households", "import", self.path("corrected.jsonl"),
                     "--issued", self.path("issued.csv")).returncode, 0)
        history = self.scores("history", "--idcs", idcs)
        self.assertEqual([change["cause"] for change in history],
                         ["CORRECTION", "DECLARATION"])
        [comparison] = self.scores(
            "compare", "--idcs", idcs, "--from",
            DATE + "@" + history[1]["known_time"], "--to", DATE)
        self.assertEqual(comparison["changed_fields"], [
            {"before": "assets.cars", "after": "assets.cars"}])
        self.assertEqual(
            sum(int(line["total"]["numerator"])
                for line in comparison["lines"]),
            int(comparison["total"]["numerator"]))
        [thresholds] = self.scores("thresholds", "--idcs", idcs, "--date",
                                   DATE, "--known-at",
                                   history[1]["known_time"])
        self.assertEqual(thresholds["score"]["score"], score["score"])
        self.assertEqual([t["threshold"] for t in thresholds["thresholds"]],
                         ["9.3264284", "9.7430010"])

    def test_who_moved_has_no_two_scores_to_compare(self):
        mover, other = self.register_samples()
        lines = read(self.path("declared.jsonl")).splitlines()
        home, old = json.loads(lines[2]), json.loads(lines[0])
        moved = next(member for member in old["members"]
                     if member["person_ref"].endswith("-1"))
        moved["relationship"] = "OTHER_RELATIVE"
        home["members"].append(moved)
        home["effective_date"] = "2026-06-01"
        self.write("moved.jsonl", json.dumps(home) + "\n")
        self.assertEqual(
            self.ctl("households", "import", self.path("moved.jsonl"),
                     "--issued", self.path("issued.csv")).returncode, 0)
        days = ("--from", DATE, "--to", "2026-06-01")
        result = self.ctl("scores", "compare", "--idcs", mover, *days)
        self.assertEqual((result.returncode, result.stdout), (1, ""))
        self.assertIn("another household", result.stderr)
        stayed = self.ctl("scores", "compare", "--idcs", other, *days)
        self.assertEqual(stayed.returncode, 0, stayed.stderr)
        self.assertIn("member {0}: new (members[{1}])".format(
            len(home["members"]), len(home["members"]) - 1),
                      stayed.stdout)
        then = self.scores("history", "--idcs", mover, "--date", DATE)
        now = self.scores("history", "--idcs", mover)
        self.assertEqual((len(then), len(now)), (1, 2))

    def test_what_cannot_be_answered_has_its_status(self):
        idcs, _ = self.register_samples()
        nobody = ("--idcs", "2013023805")
        for words, status, said in (
                (("explain", *nobody, "--date", DATE), 1, ""),
                (("thresholds", *nobody, "--date", DATE), 1, ""),
                (("history", *nobody), 1, ""),
                (("compare", *nobody, "--from", DATE, "--to", DATE), 1, ""),
                (("explain", "--idcs", "1", "--date", DATE), 2, "idcs"),
                (("thresholds", "--idcs", idcs, "--date", "x"), 2, "--date"),
                (("thresholds", "--idcs", idcs), 2, "--date"),
                (("compare", "--idcs", idcs, "--from", DATE + "@noon", "--to",
                  DATE), 2, "moment"),
                (("compare", "--idcs", idcs, "--from", DATE, "--to",
                  DATE + "@noon"), 2, "moment"),
                (("explain", "--idcs", idcs, "--date", DATE, "--language",
                  "de"), 2, "--language"),
                (("history", "--idcs", idcs, "--format", "csv"), 2,
                 "--format"),
                (("history", "--idcs", idcs, "--known-at", "noon"), 2,
                 "moment")):
            result = self.ctl("scores", *words)
            self.assertEqual((result.returncode, said in result.stderr),
                             (status, True), (words, result.stderr))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
