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
    r"(households|people|rescoringRuns)/\d+|[a-z_]+(\[[^\]]*\])?(\.[a-z_]+(\[\d\])?)+|"
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
            # A narrow no-break space stands before these signs.
            self.assertIsNone(re.search(r"\w [:;?!%]", text), text)
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

    # Commands that change the register, on one of their own each.

    def new_register(self, name):
        register = Register(self.path(name + ".db"))
        self.addCleanup(register.stop)
        return register

    def ran(self, register, language, *words, status=0):
        result = rsuctl(*words, "--language", language, "--server",
                        register.address)
        self.assertEqual(result.returncode, status, result.stderr)
        return result

    def test_imports(self):
        for language in ("ar", "fr"):
            register = self.new_register("imports-" + language)
            issued = self.path("issued-%s.csv" % language)
            said = []
            for kind, name in (("people", "people-sample.jsonl"),
                               ("households", "declarations-sample.jsonl"),
                               ("coverage", "coverage-sample.jsonl")):
                for _ in range(2):
                    said.append(self.ran(register, language, kind, "import",
                                         sample(name), "--issued",
                                         issued).stdout)
            for text in said:
                self.expect_in_language(text, language)
            self.assertEqual(said[0], {
                "fr": "personnes\u202f: 1416 inscrites maintenant, 0 déjà "
                      "inscrite, 0 refus\n",
                "ar": "الأشخاص: مسجلون الآن: 1416، مسجلون من قبل: 0، مرفوضة: "
                      "0\n"}[language])

    def test_refused_fields(self):
        for language in ("ar", "fr"):
            result = self.ran(
                self.register, language, "households", "import",
                sample("declarations-invalid.jsonl"), "--issued",
                os.path.join(os.environ.get("TEST_TMPDIR", "/tmp"),
                             "issued.csv"), status=1)
            lines = result.stderr.splitlines()
            self.assertGreater(len(lines), 20)
            for line in lines:
                # FILE:LINE: REFERENCE: PATH: what is wrong there.
                rule = line.split(": ", 3)[-1]
                self.expect_in_language(
                    re.sub(r"\b[A-Z]+(_[A-Z]+)*\b|RR\.PPP|\"\d+\"", "", rule),
                    language)
            self.assertIn({"fr": "region: doit être compris entre",
                           "ar": "region: يجب أن يكون بين"}[language],
                          lines[0])

    def test_people_and_households(self):
        for language in ("ar", "fr"):
            person = self.people[0]
            shown = self.ran(self.register, language, "people", "show",
                             person).stdout.splitlines()
            # The second line is the person, as a file has it.
            self.expect_in_language(
                re.sub("local|etag", "", shown[0] + shown[2]), language)
            household = self.ran(self.register, language, "households", "show",
                                 person, "--date", DATE).stdout
            self.expect_in_language(re.sub("H[0-9]+", "", household), language)
            self.assertIn({"fr": "chef de ménage", "ar": "رب الأسرة"}[language],
                          household)

    def test_failures_of_calls(self):
        for language, no_person in (
                ("fr", "cette personne n'existe pas dans le registre"),
                ("ar", "لا يوجد هذا الشخص في السجل")):
            result = self.ran(self.register, language, "people", "show",
                              "2533101746", status=1)
            self.assertEqual(result.stderr, "rsuctl: NUMBER: %s\n" % no_person)

    def test_files_that_cannot_be_used(self):
        mine = self.write("mine.txt", "mine")
        folder = self.folder
        for words, french, arabic in (
                (("people", "import", sample("people-sample.jsonl"),
                  "--issued", mine),
                 mine + " n'est pas un fichier d'identifiants attribués (sa "
                 "première ligne n'est pas person_ref,idcs) et n'est pas "
                 "touché\u202f; nommez-en un autre",
                 "\u2066%s\u2069 ليس ملف معرفات مسندة (سطره الأول ليس "
                 "\u2066person_ref,idcs\u2069) وترك كما هو؛ سم ملفا آخر" % mine),
                (("beneficiaries", "changes", "--programme", "asd", "--date",
                  DATE, "--cursor", mine),
                 mine + ": n'est pas un curseur, tel que `beneficiaries list` "
                 "en écrit",
                 mine + ": ليس مؤشرا كالذي يكتبه `beneficiaries list`"),
                (("simulate", "--date", DATE, "--out", mine),
                 "impossible de créer le dossier %s\u202f: un fichier porte "
                 "ce nom" % mine,
                 "يتعذر إنشاء المجلد \u2066%s\u2069: يوجد ملف بهذا الاسم" %
                 mine),
                (("scores", "compare", "--idcs", self.people[0], "--from",
                  DATE + "@x", "--to", DATE),
                 "--from: un instant doit être tel que 2026-01-01T12:00:00Z",
                 "--from: يجب أن تكون اللحظة مثل 2026-01-01T12:00:00Z")):
            for language, said in (("fr", french), ("ar", arabic)):
                result = rsuctl(*words, "--language", language, "--server",
                                self.register.address)
                self.assertEqual(result.stderr, "rsuctl: %s\n" % said)
        # Drafts and formulas, without a server.
        for language, said in (("fr", "ne peut être lu\u202f: il n'existe "
                                "pas"),
                               ("ar", "تتعذر قراءته: غير موجود")):
            for words in (("simulate", "--date", DATE, "--out", folder + "/o",
                           "--programme", "/nowhere", "--server",
                           self.register.address),
                          ("formula", "check", "/nowhere"),
                          ("store", "check", folder, "--formula", "/nowhere")):
                result = rsuctl(*words, "--language", language)
                self.assertEqual(result.returncode, 1, words)
                self.assertIn("/nowhere: %s\n" % said, result.stderr)
        for language, said in (
                ("fr", "impossible d'ouvrir la base %s\u202f: c'est un dossier"
                 % folder),
                ("ar", "يتعذر فتح القاعدة \u2066%s\u2069: هو مجلد" % folder)):
            result = rsuctl("store", "check", folder, "--language", language)
            self.assertEqual(result.stderr, "rsuctl: %s\n" % said)

    def test_an_import_into_a_store_that_is_gone(self):
        for language, said in (
                ("en", "it will be refused again until the store of the server "
                       "is repaired; then run the same command again: what is "
                       "in the register is not stored twice\n"),
                ("fr", "il sera encore refusé tant que la base du serveur n'est "
                       "pas réparée\u202f; relancez ensuite la même commande"
                       "\u202f: ce qui est dans le registre n'est pas "
                       "enregistré deux fois\n"),
                ("ar", "سيرفض مرة أخرى إلى أن تصلح قاعدة الخادم؛ ثم أعد الأمر "
                       "نفسه: ما هو في السجل لا يحفظ مرتين\n")):
            register = self.new_register("gone-" + language)
            away = register.database + ".away"
            os.rename(register.database, away)
            result = self.ran(register, language, "people", "import",
                              sample("people-sample.jsonl"), "--issued",
                              self.path("gone-%s.csv" % language), status=3)
            self.assertTrue(result.stderr.endswith(said), result.stderr)
            os.rename(away, register.database)

    def test_merges(self):
        for language in ("ar", "fr"):
            into, double = self.people[1], self.people[2]
            result = rsuctl("people", "merge", double, "--into", into,
                            "--dry-run", "--author", "a", "--reason", "r",
                            "--language", language, "--server",
                            self.register.address)
            text = result.stdout + result.stderr
            # The two are in households of their own.
            self.assertRegex(text, {
                "fr": "quel ménage garde la personne\\s?: households/",
                "ar": "الأسرة التي يبقى فيها الشخص: "}[language])
            text = "".join(line + "\n" for line in text.splitlines()
                           if not line.startswith("{"))
            self.expect_in_language(
                re.sub("rsuctl|--household|local|etag|H[0-9]+", "", text),
                language)

    def test_runs_of_re_scoring(self):
        for language in ("ar", "fr"):
            result = self.ran(self.register, language, "rescore", "run",
                              "--formula", "decree-2-21-582", "--dry-run",
                              "--author", "a", "--reason", "r")
            self.expect_in_language(
                re.sub(r"local|\ba\b|: r\b", "", result.stdout), language)

    def test_the_check_of_a_store(self):
        register = self.new_register("checked")
        register.stop()
        for language, said in (("fr", "anomalie"), ("ar", "حالات الخلل: 0")):
            result = rsuctl("store", "check", register.database, "--language",
                            language)
            self.assertEqual(result.returncode, 0, result.stderr)
            self.assertIn(said, result.stdout)
            self.expect_in_language(result.stdout, language)

    def test_help_is_in_english_and_says_so(self):
        help_text = rsuctl("--help").stdout
        self.assertIn("Help is in English", help_text)
        self.assertIn("--language", rsuctl("people", "import", "--help").stdout)

    def test_the_environment_chooses_the_language(self):
        words = ("eligibility", "check", "--idcs", self.people[0], "--date",
                 DATE)
        before = dict(os.environ)
        self.addCleanup(os.environ.update, before)
        self.addCleanup(os.environ.clear)
        for name, value, heading in (("LC_ALL", "fr_MA.UTF-8", "Motifs\u202f:"),
                                     ("LC_ALL", "C.UTF-8", "Why:"),
                                     ("RSU_LANGUAGE", "ar", "الأسباب:"),
                                     ("RSU_LANGUAGE", "fr_FR.UTF-8",
                                      "Motifs\u202f:"),
                                     ("RSU_LANGUAGE", "tlh", "Why:")):
            os.environ[name] = value
            self.assertIn(heading, self.said(*words))
        # The option is stronger.
        self.assertIn("Motifs\u202f:", self.said(*words, "--language", "fr"))
        self.assertEqual(rsuctl(*words, "--language", "tlh", "--server",
                                self.register.address).returncode, 2)

    # What stands for an option or a word of this type, where it is needed.
    VALUES = {"JSONL": "/nowhere", "KIND": "receipts", "ID": "receipts-1",
              "DAY[@MOMENT]": DATE, "YYYY-MM-DD": DATE, "N": "1", "NAME": "amo-tadamon",
              "RUN": "1", "A": "decree-2-21-582", "B": "/nowhere", "SHELL": "bash",
              "ETAG": "e", "TEXT": "r",
              "METHOD": "rsu.scoring.v1.ScoreService/GetScore",
              "registrationReviews/N":
              "registrationReviews/1"}

    def needed_words(self, options):
        """The words of a command with what its manual says is required."""
        words = []
        for forms, description in options:
            if not description.endswith("; required"):
                continue
            form = forms.replace("\\-", "-").split(", ")[-1]
            if form == "[NUMBER] FILE":
                words += [self.people[0], "/nowhere"]
                continue
            option, kind = form.split(" ") if " " in form else (None, form)
            value = {"NUMBER": self.people[0], "IDCS": self.people[1],
                     "CSV": self.path("issued.csv"), "DIR": self.path("out"),
                     "FILE": self.path("none/nowhere"), **self.VALUES}[kind]
            words += [option, value] if option else [value]
        return words

    def test_the_option_is_stronger_in_every_command(self):
        manual = rsuctl("man").stdout.split(".SH COMMANDS\n")[1]
        manual = manual.split(".SH EXIT STATUS")[0]
        register = self.new_register("every-command")
        for kind, name in (("people", "people-sample.jsonl"),
                           ("households", "declarations-sample.jsonl")):
            self.ran(register, "en", kind, "import", sample(name), "--issued",
                     self.path("numbers.csv"))
        self.people = [line.split(",")[1] for line in
                       read(self.path("numbers.csv")).splitlines()[1:3]]
        before = dict(os.environ)
        self.addCleanup(os.environ.update, before)
        self.addCleanup(os.environ.clear)
        speaking = []
        for section in manual.split(".SS rsuctl ")[1:]:
            command = section.splitlines()[0]
            options = re.findall(r"^\.B (.*)\n(.*)$", section, re.MULTILINE)
            words = command.split(" ") + self.needed_words(options)
            if any("-server" in forms for forms, _ in options):
                words += ["--server", register.address]
            said = {}
            for option, environment in (("en", None), ("fr", None),
                                        ("en", "fr"), ("fr", "en"),
                                        (None, "fr")):
                os.environ.pop("RSU_LANGUAGE", None)
                if environment is not None:
                    os.environ["RSU_LANGUAGE"] = environment
                result = rsuctl(*words, *(("--language", option) if option
                                          else ()))
                # Numbers that are issued, moments and names of files differ.
                said[option, environment] = re.sub(
                    r"\d+", "0", result.stdout + result.stderr)
            if said["en", None] != said["fr", None]:
                speaking.append(command)
            for option, environment, same in (("en", "fr", "en"),
                                              ("fr", "en", "fr"),
                                              (None, "fr", "fr")):
                self.assertEqual(said[option, environment], said[same, None],
                                 command)
        for command in ("scores explain", "scores compare", "scores thresholds",
                        "scores history", "formula show", "eligibility check",
                        "people show", "idcs capacity", "keys make",
                        "keys show", "keys add", "keys retire"):
            self.assertIn(command, speaking)
        self.assertGreater(len(speaking), 30, speaking)


if __name__ == "__main__":
    import sys
    unittest.main(argv=sys.argv[:1], verbosity=2)
