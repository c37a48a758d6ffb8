"""rsuctl keys, as administrators use it: no server, one file.

Public keys, kid and verifier's keys are computed from the secrets of the file
with `openssl` and hashlib, which share no code with rsuctl.

Arguments: as in programs.py.
"""

import base64
import datetime
import hashlib
import json
import os
import re
import signal
import stat
import subprocess
import sys
import time
import unittest

from programs import (PROJECT, RSUCTL, DocumentTest, Scratch, json_lines, read,
                      rsuctl)

KINDS = ("pseudonym-root", "journal-subjects", "journal-digests",
         "log-signing", "receipts", "data-master")


def today():
    return datetime.datetime.now(datetime.timezone.utc).date()


def fields(text):
    """The keys of a keyring's text, each as its lines say."""
    blocks = re.findall(r"^key: .*?(?=\n\n)", text, re.M | re.S)
    return [dict(line.split(": ", 1) for line in block.splitlines())
            for block in blocks]


def public_key(secret):
    """Of an Ed25519 seed, by OpenSSL's command."""
    begin = bytes.fromhex("302e020100300506032b657004220420")  # RFC 8410
    der = subprocess.run(
        ["openssl", "pkey", "-inform", "DER", "-pubout", "-outform", "DER"],
        input=begin + base64.b64decode(secret), capture_output=True,
        check=True).stdout
    return der[-32:]


def checked(text):
    """The text with the right check in the place of the one that it has."""
    before = text[:text.rindex("check: ")]
    return (before + "check: " + hashlib.sha256(before.encode()).hexdigest()
            + "\n")


class KeysTest(Scratch):
    def setUp(self):
        super().setUp()
        self.file = self.path("rsu.keys")

    def keys(self, command, *words, file=None):
        return rsuctl("keys", command, file or self.file, *words)

    def make(self):
        made = self.keys("make")
        self.assertEqual((made.returncode, made.stderr), (0, ""))
        return made.stdout

    def shown(self, *words):
        result = self.keys("show", "--format", "json", *words)
        self.assertEqual(result.returncode, 0, result.stderr)
        return {key["id"]: key for key in json_lines(result.stdout)[0]["keys"]}

    def assert_refused(self, result, status, message):
        self.assertEqual((result.returncode, result.stdout), (status, ""))
        self.assertIn(message, result.stderr)

    def test_a_new_keyring_is_its_owners_alone_and_says_what_losing_means(self):
        text = self.make()
        self.assertEqual(stat.S_IMODE(os.stat(self.file).st_mode), 0o600)
        self.assertIn("7 keys were made", text)
        self.assertRegex(text, "pseudonym-root-1: if it is lost, all "
                         "pseudonyms that agencies hold are lost")
        self.assertRegex(text, "journal-digests-1: if it is lost")
        self.assertIn("Keep a copy of this file", text)
        self.assertEqual({key["kind"] for key in self.shown().values()},
                         set(KINDS))

    def test_no_command_shows_a_secret(self):
        self.make()
        said = [self.keys("show").stdout,
                self.keys("show", "--format", "json").stdout]
        for kind in KINDS[2:]:
            said.append(self.keys("add", "--kind", kind).stdout)
        said.append(self.keys("retire", "--id", "receipts-1", "--format",
                              "json").stdout)
        for key in fields(read(self.file)):
            raw = base64.b64decode(key["secret"])
            for form in (key["secret"], key["secret"][:20], raw.hex(),
                         base64.urlsafe_b64encode(raw).decode()[:20]):
                self.assertNotIn(form, "".join(said))

    def test_what_is_shown_of_keys_that_sign_is_what_openssl_finds(self):
        self.make()
        secrets = {key["key"]: key["secret"]
                   for key in fields(read(self.file))}
        shown = self.shown("--log", "rsu/a/reads", "--log", "rsu/writes")
        receipts = shown["receipts-1"]
        key = public_key(secrets["receipts-1"])
        self.assertEqual(receipts["public_key"], base64.b64encode(key).decode())
        x = base64.urlsafe_b64encode(key).decode().rstrip("=")
        self.assertEqual(receipts["jwk"],
                         {"crv": "Ed25519", "kty": "OKP", "x": x})
        canonical = '{"crv":"Ed25519","kty":"OKP","x":"%s"}' % x
        thumbprint = hashlib.sha256(canonical.encode()).digest()
        self.assertEqual(receipts["kid"], base64.urlsafe_b64encode(
            thumbprint).decode().rstrip("="))
        note = b"\x01" + public_key(secrets["log-signing-1"])
        for log, verifier in zip(("rsu/a/reads", "rsu/writes"),
                                 shown["log-signing-1"]["verifier_keys"]):
            key_id = hashlib.sha256(log.encode() + b"\n" + note).hexdigest()[:8]
            self.assertEqual(verifier, "%s+%s+%s" % (
                log, key_id, base64.b64encode(note).decode()))
        self.assertIn(verifier, self.keys("show").stdout)

    def test_the_register_names_its_logs(self):
        made = self.keys("make", "--register", "rsu.example/social")
        self.assertEqual(made.returncode, 0, made.stderr)
        self.assertIn("verifier key rsu.example/social/writes+",
                      self.keys("show").stdout)
        for name in ("", "a b", "a+b", "RSU", "/a", "x" * 65):
            other = self.keys("make", "--register", name,
                              file=self.path("other"))
            self.assert_refused(other, 2, "--register: must")
        self.assertFalse(os.path.exists(self.path("other")))

    def test_nothing_is_ever_made_over_a_file(self):
        self.make()
        before = read(self.file)
        self.assert_refused(self.keys("make"), 1, "is there already")
        self.assertEqual(read(self.file), before)
        os.mkdir(self.path("folder"))
        self.assert_refused(self.keys("make", file=self.path("folder")), 1,
                            "is there already")
        self.assert_refused(self.keys("make", file=self.path("no/file")), 3,
                            "cannot write")
        self.assert_refused(self.keys("make", file="-"), 2, "must name a file")
        self.assert_refused(rsuctl("keys", "make", ""), 2, "must not be empty")
        self.assertEqual(sorted(os.listdir(self.folder)),
                         ["folder", "rsu.keys"])

    def test_a_key_follows_another_on_its_first_day(self):
        self.make()
        year = today().year + 2
        added = self.keys("add", "--kind", "receipts", "--from",
                          "%d-06-01" % year)
        self.assertEqual((added.returncode, added.stderr), (0, ""))
        self.assertEqual(added.stdout, "receipts-2 is added, from %d-06-01 on\n"
                         "receipts-1 ends on %d-05-31\nCopy the file again: "
                         "earlier copies lack this key.\n" % (year, year))
        self.assertEqual(self.shown()["receipts-1"]["until"],
                         "%d-05-31" % year)
        again = self.keys("add", "--kind", "receipts", "--from",
                          "%d-06-01" % year)
        self.assert_refused(again, 1, "receipts-2 is in force on a day")
        year_key = self.keys("add", "--kind", "journal-subjects")
        self.assertIn("journal-subjects-%d is added" % year, year_key.stdout)

    def test_a_retired_key_stays_and_roots_are_never_retired(self):
        self.make()
        retired = self.keys("retire", "--id", "log-signing-1")
        self.assertEqual(retired.returncode, 0)
        self.assertIn("It makes nothing new from then on", retired.stdout)
        self.assertIn("no key of the kind log-signing is in force",
                      retired.stderr)
        self.assertFalse(self.shown()["log-signing-1"]["in_force"])
        added = self.keys("add", "--kind", "log-signing", "--format", "json")
        self.assertEqual((added.returncode, added.stderr), (0, ""))
        self.assertEqual(json.loads(added.stdout)["id"], "log-signing-2")
        for key in ("pseudonym-root-1", "journal-digests-1",
                    "journal-subjects-%d" % today().year):
            self.assert_refused(self.keys("retire", "--id", key), 1,
                                "cannot be retired: ")
        self.assert_refused(self.keys("retire", "--id", "receipts-7"), 1,
                            "--id: the keyring has no such key")
        self.assert_refused(self.keys("add", "--kind", "pseudonym-root"), 1,
                            "there is one root of pseudonyms only")

    def test_a_wrong_command_line_does_nothing(self):
        self.make()
        before = read(self.file)
        past = str(today() - datetime.timedelta(days=2))
        for words, message in (
                (("add",), "--kind is required"),
                (("add", "--kind", "seal"), "--kind"),
                (("add", "--kind", "receipts", "--from", "2030-02-30"),
                 "--from: must be a date that exists"),
                (("add", "--kind", "receipts", "--from", past),
                 "--from: must not be in the past"),
                (("add", "--kind", "receipts", "--from", "2040-01-02",
                  "--until", "2040-01-01"),
                 "--until: must not be before the first day"),
                (("add", "--kind", "journal-subjects", "--from", "2040-01-02"),
                 "--from: must be the first day of a year"),
                (("retire",), "--id is required"),
                (("retire", "--id", "receipts-1", "--from", "1999-01-01"),
                 "--from: must not be before the first day of the key"),
                (("show", "--format", "yaml"), "--format")):
            self.assert_refused(self.keys(*words), 2, message)
        self.assertEqual(read(self.file), before)

    def test_a_file_that_is_not_alone_or_no_keyring_is_refused(self):
        self.make()
        text = read(self.file)
        os.chmod(self.file, 0o640)
        for command in (("show",), ("add", "--kind", "receipts"),
                        ("retire", "--id", "receipts-1")):
            self.assert_refused(self.keys(*command), 1, "`chmod 600` keeps them"
                                " out")
        os.chmod(self.file, 0o600)
        self.assert_refused(self.keys("show", file=self.folder), 1,
                            "is a directory")
        self.assert_refused(self.keys("show", file=self.path("none")), 1,
                            "No such file")
        secret = fields(text)[0]["secret"]
        for damaged, message in (
                ("", "is no keyring"), ("a: b\n", "is no keyring"),
                (text[:-1], "was changed or cut off"),
                (text.replace("rsu keyring 1", "rsu keyring 2"),
                 "another version than 1"),
                (text.replace(secret, secret[1:] + "A"),
                 "was changed or cut off"),
                (checked(text.replace(secret, secret[1:] + "A")),
                 "rsu.keys:9: pseudonym-root-1.secret: must be 32 bytes in "
                 "base64"),
                (checked(text.replace("kind: receipts", "kind: " + secret)),
                 "receipts-1.kind: must be a kind of keys")):
            with open(self.file, "w", encoding="utf-8") as file:
                file.write(damaged)
            result = self.keys("show")
            self.assert_refused(result, 1, message)
            self.assertNotIn(secret[1:20], result.stderr)
            self.assert_refused(self.keys("add", "--kind", "receipts"), 1,
                                message)
            self.assertEqual(read(self.file), damaged)
        self.assertEqual(os.listdir(self.folder), ["rsu.keys"])

    def test_people_read_it_in_their_language(self):
        for language, words in (
                ("fr", ("7 clés ont été créées", "rien ne les rend",
                        "racine de tous les pseudonymes",
                        "ne peut être retirée\u202f: tous les pseudonymes",
                        "existe déjà", "`chmod 600` les en empêche",
                        "a été modifié ou tronqué")),
                ("ar", ("أنشئت 7 مفاتيح", "ولا شيء يعيدها",
                        "جذر كل المعرفات المستعارة",
                        "لا يمكن سحب جذر المعرفات المستعارة: كل",
                        "موجود من قبل", "يمنعهم `chmod 600`",
                        "عدل أو قطع"))):
            self.file = self.path(language + ".keys")
            spoken = ("--language", language)
            said = self.keys("make", *spoken).stdout
            said += self.keys("show", *spoken).stdout
            said += self.keys("retire", "--id", "pseudonym-root-1",
                              *spoken).stderr
            said += self.keys("make", *spoken).stderr
            os.chmod(self.file, 0o644)
            said += self.keys("show", *spoken).stderr
            os.chmod(self.file, 0o600)
            with open(self.file, "a", encoding="utf-8") as file:
                file.write("\n")
            said += self.keys("show", *spoken).stderr
            for word in words:
                self.assertIn(word, said)
            # JSON is for programs.
        os.remove(self.file)
        self.make()
        self.assertEqual(
            self.keys("show", "--format", "json", "--language", "ar").stdout,
            self.keys("show", "--format", "json").stdout)

    def test_two_that_add_at_once_lose_no_key(self):
        self.make()
        running = [subprocess.Popen(
            [RSUCTL, "keys", "add", self.file, "--kind", "journal-subjects"],
            stdout=subprocess.DEVNULL) for _ in range(6)]
        self.assertEqual([process.wait() for process in running], [0] * 6)
        self.assertEqual(len(self.shown()), 13)
        self.assertEqual(os.listdir(self.folder), ["rsu.keys"])

    def test_a_command_that_is_killed_leaves_a_whole_keyring(self):
        self.make()
        known = set(self.shown())
        for attempt in range(12):
            process = subprocess.Popen(
                [RSUCTL, "keys", "add", self.file, "--kind",
                 "journal-subjects"], stdout=subprocess.DEVNULL)
            time.sleep(0.003 * attempt)
            process.send_signal(signal.SIGKILL)
            process.wait()
            after = set(self.shown())
            self.assertLessEqual(known, after)
            self.assertLessEqual(len(after), len(known) + 1)
            known = after
        self.assertEqual(self.keys("add", "--kind", "receipts").returncode, 0)
        self.assertEqual(os.listdir(self.folder), ["rsu.keys"])

    def test_a_full_disk_leaves_the_old_keyring(self):
        self.make()
        before = read(self.file)
        limited = subprocess.run(
            ["bash", "-c", 'ulimit -f 0; exec "$0" keys add "$1" --kind '
             'receipts', RSUCTL, self.file], capture_output=True, text=True,
            check=False)
        self.assert_refused(limited, 3, "cannot write")
        self.assertEqual(read(self.file), before)
        self.assertEqual(os.listdir(self.folder), ["rsu.keys"])

    def test_an_odd_locale_changes_nothing(self):
        for locale in ("C", "tr_TR.UTF-8", "ar_MA.UTF-8", "xx", ""):
            environment = {**os.environ, "LC_ALL": locale, "TZ": "Asia/Tokyo"}
            file = self.path("locale-%s.keys" % (locale or "none"))
            made = subprocess.run([RSUCTL, "keys", "make", file],
                                  capture_output=True, check=False,
                                  env=environment)
            self.assertEqual(made.returncode, 0, made.stderr)
            first = fields(read(file))[0]
            self.assertRegex(first["made"],
                             r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
            self.assertEqual(first["from"], first["made"][:10])


class NoRegister:
    """For a document that asks no server."""

    address = "127.0.0.1:1"


class KeysDocumentTest(DocumentTest):
    def test_the_page_of_keys_says_what_the_commands_print(self):
        page = read(os.path.join(PROJECT, "docs/keys.md"))
        self.assert_prints_what_it_says(page, NoRegister, 6)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
