"""Whole answers in Arabic and in French over the samples: no word of English
stands in them, and nothing but codes and names in Latin letters in Arabic."""

import os
import re
import unittest

from programs import DATE, Register, Scratch, read, rsuctl, sample

# Every so many people of the samples is asked about.
EVERY = 17

# What is no word: codes of reasons, paths and identifiers of the API, moments,
# options, files, colours and units.
CODES = re.compile(
    r"[A-Z]+_[A-Z_]+|--known-at|\d{4}-\d{2}-\d{2}T[\d:.]+Z|"
    r"(households|rescoringRuns)/\d+|[a-z_]+(\[[^\]]*\])?(\.[a-z_]+(\[\d\])?)+|"
    r"decree-2-21-582|\bV\d+\b|DECEASED|EMPLOYED")

# Fields of the declaration format that are one word, and the sender's name.
FIELDS = re.compile(r"\b(milieu|region|members|effective_date|default)\b")

# Words that English texts have and French ones do not.
ENGLISH = re.compile(
    r"\b(the|of|and|household|households|threshold|person|people|is|are|"
    r"month|months|year|years|above|under|known|belongs|child|aged|why|"
    r"now|then|enter|leave|with|from|score of|declaration for)\b",
    re.IGNORECASE)


class LanguagesTest(Scratch):
    """One server with the samples for all tests: none of them changes it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        folder = os.environ.get("TEST_TMPDIR", "/tmp")
        cls.register = Register(os.path.join(folder, "languages.db"))
        cls.addClassCleanup(cls.register.stop)
        issued = os.path.join(folder, "issued.csv")
        for kind, name in (("people", "people-sample.jsonl"),
                           ("households", "declarations-sample.jsonl"),
                           ("coverage", "coverage-sample.jsonl")):
            result = rsuctl(kind, "import", sample(name), "--issued", issued,
                            "--server", cls.register.address)
            assert result.returncode == 0, result.stderr
        cls.people = [line.split(",")[1] for line in
                      read(issued).splitlines()[1::EVERY]]

    def said(self, *words):
        result = rsuctl(*words, "--server", self.register.address)
        self.assertEqual(result.stderr, "")
        return result.stdout

    def expect_in_language(self, text, language):
        text = FIELDS.sub("", CODES.sub("", text))
        if language == "ar":
            self.assertEqual(re.findall("[A-Za-z]+", text), [], text)
        else:
            self.assertIsNone(ENGLISH.search(text), text)
        # A number in the form of the language: a decimal comma.
        self.assertEqual(re.findall(r"\b\d+\.\d{5,7}\b", text), [], text)

    def test_answers_about_people(self):
        codes = set()
        for person in self.people:
            for language in ("ar", "fr"):
                text = self.said("eligibility", "check", "--idcs", person,
                                 "--date", DATE, "--household", "--language",
                                 language)
                codes.update(re.findall(r"\(\u2066?([A-Z_]+)\u2069?\)", text))
                self.expect_in_language(text, language)
        # The samples bring most reasons that there are.
        self.assertGreater(len(codes), 15, codes)

    def test_scores(self):
        for person in self.people[:5]:
            for language in ("ar", "fr"):
                for words in (("explain", "--date", DATE),
                              ("thresholds", "--date", DATE), ("history",),
                              ("compare", "--from", DATE, "--to",
                               "2026-06-01")):
                    self.expect_in_language(
                        self.said("scores", words[0], "--idcs", person,
                                  *words[1:], "--language", language),
                        language)

    def test_simulations(self):
        programme = self.write("tadamon.textproto", """
            name: "amo-tadamon" title: "AMO Tadamon"
            periods { effective_from: "2027-01-01" source: "test" mark: "D"
            at_most: "9.4" }""")
        for language in ("ar", "fr"):
            folder = self.path("out")
            printed = self.said(
                "simulate", "--date", DATE, "--programme", programme,
                "--cost-per-household", "amo-tadamon=250", "--answers",
                "--out", folder, "--language", language)
            self.expect_in_language(printed.replace(folder, ""), language)
            page = read(os.path.join(folder, "report.html"))
            self.assertIn('lang="%s" dir="%s"' % (
                language, "rtl" if language == "ar" else "ltr"), page)
            body = re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
            words = re.sub(r"<[^>]*>", " ", body)
            self.expect_in_language(
                words.replace("&nbsp;", " ").replace("&#39;", "'"), language)

    def test_the_environment_chooses_the_language(self):
        words = ("eligibility", "check", "--idcs", self.people[0], "--date",
                 DATE)
        before = dict(os.environ)
        self.addCleanup(os.environ.update, before)
        self.addCleanup(os.environ.clear)
        for name, value, heading in (("LC_ALL", "fr_MA.UTF-8", "Motifs :"),
                                     ("LC_ALL", "C.UTF-8", "Why:"),
                                     ("RSU_LANGUAGE", "ar", "الأسباب:")):
            os.environ[name] = value
            self.assertIn(heading, self.said(*words))
        # The option is stronger.
        self.assertIn("Why:", self.said(*words, "--language", "en"))
        os.environ["RSU_LANGUAGE"] = "tlh"
        self.assertEqual(rsuctl(*words, "--server",
                                self.register.address).returncode, 2)


if __name__ == "__main__":
    import sys
    unittest.main(argv=sys.argv[:1], verbosity=2)
