"""A server with TLS, the shipped policy and certificates for trying out, for
the tests of authority."""

import os
import subprocess
import time

from logged_register import LoggedRegister
from programs import PATIENCE_S, PROJECT, Scratch, read, rsuctl, sample

POLICY = os.path.join(PROJECT, "docs/examples/policy.textproto")
DEV_CERTIFICATES = os.path.join(PROJECT, "tools/dev_certificates")


class AuthorityTest(Scratch):
    def setUp(self):
        super().setUp()
        self.certificates = self.path("certificates")
        self.make_certificates(self.certificates)
        self.policy = self.write("policy.textproto", read(POLICY))

    def make_certificates(self, *words):
        return subprocess.run([DEV_CERTIFICATES, *words], check=True,
                              capture_output=True, text=True)

    def certificate(self, name):
        return os.path.join(self.certificates, name)

    def serve(self, *flags):
        register = LoggedRegister(self.folder, flags=(
            "--policy", self.policy,
            "--tls-certificate", self.certificate("server.pem"),
            "--tls-key", self.certificate("server.key"),
            "--tls-client-authority", self.certificate("authority.pem"),
            *flags))
        self.addCleanup(register.stop)
        return register

    def client(self, register, role):
        return ("--server", register.address,
                "--tls-certificate", self.certificate(role + ".pem"),
                "--tls-key", self.certificate(role + ".key"),
                "--tls-authority", self.certificate("authority.pem"))

    def call(self, register, role, *words):
        return rsuctl(*words, *self.client(register, role))

    def import_people(self, register):
        self.assert_done(self.call(
            register, "batch", "people", "import",
            sample("people-sample.jsonl"), "--issued",
            self.path("issued.csv")))

    def assert_done(self, result):
        self.assertEqual(result.returncode, 0, result.stderr)

    def replace_policy(self, text):
        """As docs/authority.md has it: a new file that is renamed."""
        os.rename(self.write("policy.new", text), self.policy)

    def eventually(self, done):
        end = time.monotonic() + PATIENCE_S
        while not done():
            self.assertLess(time.monotonic(), end)
            time.sleep(0.1)
