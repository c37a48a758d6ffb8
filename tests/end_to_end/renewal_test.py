"""What a running server takes anew: its policy, and its certificate.

Arguments as in programs.py.
"""

import os
import signal
import ssl
import subprocess

from authority_register import AuthorityTest
from programs import read, run_tests


class RenewalTest(AuthorityTest):
    def may(self, register, role="agency"):
        return self.call(register, role, "policy", "mine").returncode == 0

    def test_a_policy_is_taken_when_it_changes_and_on_a_signal(self):
        register = self.serve()
        self.assertTrue(self.may(register))
        text = read(self.policy)
        self.replace_policy(text.replace('valid_until: "2030-12-31"',
                                         'valid_until: "2026-01-01"'))
        self.eventually(lambda: not self.may(register))
        self.assertTrue(self.may(register, "payer"))
        register.wait_for_line("the policy: read again, and in force")
        self.replace_policy(text)
        register.process.send_signal(signal.SIGHUP)
        self.eventually(lambda: self.may(register))

    def test_a_policy_that_does_not_hold_together_leaves_the_old_in_force(self):
        register = self.serve()
        text = read(self.policy)
        self.replace_policy(text.replace('roles: "agency"', 'roles: "agence"'))
        register.wait_for_line("roles[0]: must be the name of a role")
        line, = [line for line in register.log_lines() if "agence" in line or
                 "must be the name of a role" in line]
        self.assertRegex(line, r"policy\.textproto:\d+:\d+: caller\[0\]")
        self.assertIn("what was in force before stays", line)
        self.assertTrue(self.may(register))
        # Said once, and taken when it is mended; a file that is gone changes
        # nothing.
        os.remove(self.policy)
        register.wait_for_line("cannot read '%s'" % self.policy)
        self.assertTrue(self.may(register))
        self.replace_policy(text)
        register.wait_for_line("the policy: read again, and in force")

    def test_a_certificate_can_be_refused_at_once(self):
        register = self.serve()
        self.assertTrue(self.may(register))
        digest = subprocess.run(
            ["openssl", "x509", "-noout", "-fingerprint", "-sha256", "-in",
             self.certificate("agency.pem")], check=True, capture_output=True,
            text=True).stdout.strip().split("=")[1]
        self.replace_policy('refused_certificate: "%s"\n' % digest +
                            read(self.policy))
        self.eventually(lambda: not self.may(register))
        self.assertTrue(self.may(register, "payer"))

    def test_connections_from_then_on_have_the_new_certificate(self):
        register = self.serve()
        shown = self.server_certificate(register)
        fresh = self.path("fresh")
        self.make_certificates(fresh)
        for name in ("server.pem", "server.key", "authority.pem"):
            os.rename(os.path.join(fresh, name), self.certificate(name))
        register.wait_for_line("the TLS files: read again, and in force")
        self.assertNotEqual(self.server_certificate(register), shown)
        # Who was signed by the authority before is no longer let in.
        refused = self.call(register, "agency", "policy", "mine")
        self.assertEqual(refused.returncode, 3)

    def test_a_certificate_is_renewed_by_the_tool(self):
        register = self.serve()
        shown = self.server_certificate(register)
        self.make_certificates("--renew", "server", self.certificates)
        self.eventually(lambda: self.server_certificate(register) != shown)
        self.assertTrue(self.may(register))

    def test_a_key_of_another_certificate_is_not_taken(self):
        register = self.serve()
        fresh = self.path("fresh")
        self.make_certificates(fresh)
        os.rename(os.path.join(fresh, "server.key"),
                  self.certificate("server.key"))
        register.wait_for_line("is not that of the certificate")
        self.assertTrue(self.may(register))

    def server_certificate(self, register):
        host, port = register.address.rsplit(":", 1)
        return ssl.get_server_certificate((host, int(port)))


if __name__ == "__main__":
    run_tests()
