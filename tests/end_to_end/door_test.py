"""What strangers do to the server's port, and what it goes on doing.

Arguments as in programs.py; with `--large` the attacks of full size.
"""

import os
import resource
import signal
import socket
import ssl
import subprocess
import time
import unittest
import zlib

from logged_register import CHECK, CHECK_REQUEST, LARGE, DoorTest
from programs import PATIENCE_S, SERVER, end_of, rsuctl, run_tests
from raw_http2 import ACK, SETTINGS


class ConnectionsTest(DoorTest):
    def test_connections_that_come_and_go_leave_the_door_open(self):
        register = self.serve(files=1024)
        before = register.open_files()
        for _ in range(1100):
            self.bare(register).close()
        self.assert_serves(register)
        many = [self.bare(register) for _ in range(1100)]
        self.assert_serves(register)
        self.assertLess(register.open_files(), 1024 - 128)
        for one in many:
            one.close()
        self.assert_serves(register)
        end = time.monotonic() + PATIENCE_S
        while register.open_files() > before + 4:
            self.assertLess(time.monotonic(), end)
            time.sleep(0.01)
        for _ in range(100):
            one = self.bare(register)
            one.sendall(b"GET / HTTP/1.1\r\n\r\n")
            one.close()
        register.wait_for_line("a connection from 127.0.0.1 ended without a "
                               "call: its handshake failed")
        self.assert_log_is_lines(register)
        # Told sparsely, not once for each.
        self.assertLess(len(register.log_lines()), 10)

    def test_who_looks_whether_somebody_listens_is_not_told_of(self):
        register = self.serve()
        before = register.open_files()
        told = len(register.log_lines())
        for _ in range(100):
            self.bare(register).close()
        end = time.monotonic() + PATIENCE_S
        while register.open_files() > before + 4:
            self.assertLess(time.monotonic(), end)
            time.sleep(0.01)
        # A line that comes after theirs would have.
        one = self.bare(register)
        one.sendall(b"GET / HTTP/1.1\r\n\r\n")
        one.close()
        register.wait_for_line("ended without a call")
        self.assertEqual(len(register.log_lines()), told + 1,
                         register.log_lines())

    def test_whose_call_of_health_was_answered_shook_hands(self):
        register = self.serve()
        before = register.open_files()
        told = len(register.log_lines())
        health = "/grpc.health.v1.Health/Check"
        for path in (health, "/grpc.health.v1.Health/None", "/none/None"):
            probe = self.connect(register).greet()
            probe.answer(probe.start(path, b""))
            probe.close()
        # Its preface and settings are acknowledged, and it leaves.
        greeted = self.connect(register).greet()
        while greeted.next_frame()[:2] != (SETTINGS, ACK):
            pass
        greeted.close()
        end = time.monotonic() + PATIENCE_S
        while register.open_files() > before + 4:
            self.assertLess(time.monotonic(), end)
            time.sleep(0.01)
        # A line that comes after theirs would have.
        one = self.bare(register)
        one.sendall(b"GET / HTTP/1.1\r\n\r\n")
        one.close()
        register.wait_for_line("ended without a call")
        self.assertEqual(len(register.log_lines()), told + 1,
                         register.log_lines())

    def certificates(self):
        """The flags of a server with TLS, and what a client of it needs."""
        def openssl(*words):
            subprocess.run(["openssl", *words], check=True, cwd=self.folder,
                           capture_output=True)
        openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30",
                "-subj", "/CN=authority", "-keyout", "ca.key", "-out",
                "ca.pem")
        self.write("san", "subjectAltName=IP:127.0.0.1")
        for who in ("server", "client"):
            openssl("req", "-newkey", "rsa:2048", "-nodes", "-subj",
                    "/CN=" + who, "-keyout", who + ".key", "-out",
                    who + ".csr")
            openssl("x509", "-req", "-in", who + ".csr", "-CA", "ca.pem",
                    "-CAkey", "ca.key", "-CAcreateserial", "-days", "30",
                    "-extfile", "san", "-out", who + ".pem")
        context = ssl.create_default_context(cafile=self.path("ca.pem"))
        context.set_alpn_protocols(["h2"])
        return ("--tls-certificate", self.path("server.pem"), "--tls-key",
                self.path("server.key"), "--tls-client-authority",
                self.path("ca.pem")), context

    def test_a_handshake_of_tls_that_fails_is_told_of_and_a_probe_is_not(self):
        flags, context = self.certificates()
        register = self.serve(flags=flags)
        before = register.open_files()
        told = len(register.log_lines())
        without_one = ssl.create_default_context(cafile=self.path("ca.pem"))
        without_one.set_alpn_protocols(["h2"])
        context.load_cert_chain(self.path("client.pem"),
                                self.path("client.key"))
        probe = self.connect(register)
        probe.socket = context.wrap_socket(probe.socket,
                                           server_hostname="127.0.0.1")
        probe.greet()
        self.assertIsNotNone(probe.answer(
            probe.start("/grpc.health.v1.Health/Check", b"")))
        probe.close()
        end = time.monotonic() + PATIENCE_S
        while register.open_files() > before + 4:
            self.assertLess(time.monotonic(), end)
            time.sleep(0.01)
        self.assertEqual(len(register.log_lines()), told,
                         register.log_lines())
        # Whoever shows no certificate is refused after a few words.
        refused = self.bare(register)
        try:
            with without_one.wrap_socket(
                    refused, server_hostname="127.0.0.1") as stranger:
                stranger.recv(65536)
        except (ssl.SSLError, OSError):
            pass
        register.wait_for_line("ended without a call: its handshake failed")

    def test_who_says_nothing_gives_way_and_who_calls_stays(self):
        register = self.serve(flags=("--max-connections", "3"))
        caller = self.connect(register).greet()
        self.assertIsNotNone(caller.answer(caller.start(CHECK, CHECK_REQUEST)))
        silent = [self.bare(register) for _ in range(20)]
        # The oldest one was ended.
        data = b"x"
        while data:
            data = silent[0].recv(65536)
        self.assertIn(b"length", caller.answer(
            caller.start(CHECK, CHECK_REQUEST)))
        self.assert_serves(register)
        register.wait_for_line("too many connections")
        for one in silent:
            one.close()

    def test_connections_in_use_are_not_ended_for_new_ones(self):
        register = self.serve(flags=("--max-connections", "2"))
        callers = [self.connect(register).greet() for _ in range(2)]
        for caller in callers:
            self.assertIsNotNone(
                caller.answer(caller.start(CHECK, CHECK_REQUEST)))
        third = self.connect(register)
        try:
            third.greet()
            self.assertIsNone(third.next_frame())
        except OSError:
            pass  # closed while it greeted
        register.wait_for_line("refused a connection from 127.0.0.1")
        for caller in callers:
            self.assertIsNotNone(
                caller.answer(caller.start(CHECK, CHECK_REQUEST)))
        callers[0].close()
        self.assert_serves(register)

    def test_more_connections_than_files_are_refused_at_start(self):
        result = subprocess.run(
            ["bash", "-c", 'ulimit -n 512; exec "$@"', "bash", SERVER, "--db",
             self.path("r.db"), "--listen", "127.0.0.1:0",
             "--max-connections", "5000"],
            capture_output=True, text=True, check=False, timeout=PATIENCE_S)
        self.assertEqual(result.returncode, 2, result.stderr)
        self.assertIn("512 files open", result.stderr)
        self.assertFalse(os.path.exists(self.path("r.db")))

    def test_a_connection_that_says_nothing_ends(self):
        register = self.serve()
        half = self.connect(register)
        half.send(b"PRI * HTTP/2.0\r\n")
        silent = self.bare(register)
        for one in (silent, half.socket):
            one.settimeout(PATIENCE_S)
            data = b"x"
            while data:  # what the server sends first, then the end
                data = one.recv(65536)
        self.assert_serves(register)


class MessagesTest(DoorTest):
    def packed(self, deflates, parts):
        packer = zlib.compressobj(wbits=15 if deflates else 31)
        return b"".join(packer.compress(part) for part in parts) + packer.flush()

    def test_compressed_messages_are_not_unpacked(self):
        register = self.serve()
        megabytes = 1000 if LARGE else 100
        self.assert_serves(register)
        before = register.memory_kib()
        zeros = {deflates: self.packed(deflates, (b"\0" * 10 ** 6
                                                  for _ in range(megabytes)))
                 for deflates in (False, True)}
        for encoding in (b"gzip", b"deflate", b"stream/gzip", b"x-unknown",
                         b"identity,gzip"):
            deflates = encoding == b"deflate"
            for body in (zeros[deflates],
                         self.packed(deflates, [CHECK_REQUEST])):
                client = self.connect(register).greet()
                answer = client.answer(client.start(
                    CHECK, body, [(b"grpc-encoding", encoding)], 1))
                # Disabled by name, or unknown and so refused all the same.
                self.assertTrue(b"is disabled" in answer or
                                b"is called compressed" in answer or
                                b"is no message of this method" in answer,
                                (encoding, answer))
                client.close()
        self.assertLess(register.memory_kib("VmHWM"), before + 60 * 1024)
        client = self.connect(register).greet()
        self.assertIn(b"length", client.answer(client.start(
            CHECK, CHECK_REQUEST, [(b"grpc-encoding", b"identity")])))
        self.assert_serves(register)

    def test_metadata_is_bounded(self):
        register = self.serve()
        before = register.memory_kib()
        for fields in ([(b"x-long", b"a" * (1 << 20))],
                       [(b"x-%d" % i, b"b" * 1000) for i in range(1000)]):
            client = self.connect(register).greet()
            for acknowledged in (False, True):
                if acknowledged:
                    self.assertIn(b"length", client.answer(
                        client.start(CHECK, CHECK_REQUEST)))
                try:
                    answer = client.answer(client.start(CHECK, CHECK_REQUEST,
                                                        fields))
                except OSError:
                    answer = None
                # Refused in words, or the connection ended.
                self.assertIn(b"metadata", answer or b"metadata")
                self.assertNotIn(b"aaaaaaaa", answer or b"")
        self.assertLess(register.memory_kib("VmHWM"), before + 60 * 1024)
        client = self.connect(register).greet()
        self.assertIn(b"length", client.answer(client.start(
            CHECK, CHECK_REQUEST, [(b"x-short", b"c" * 4000)])))


class SignalsTest(DoorTest):
    def test_what_each_signal_does(self):
        register = self.serve()
        for harmless in (signal.SIGHUP, signal.SIGPIPE, signal.SIGXFSZ):
            register.process.send_signal(harmless)
        register.wait_for_line("INFO SIGHUP: there is nothing to read again")
        self.assert_serves(register)
        for stopping in (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT):
            register.process.send_signal(stopping)
            end_of(register.process)
            self.assertEqual(register.process.returncode, 0, stopping)
            self.assert_log_is_lines(register)
            register.start()
        self.assert_serves(register)

    def test_an_open_stream_does_not_keep_it_from_ending(self):
        register = self.serve()
        client = self.connect(register).greet()
        client.start("/rsu.eligibility.v1.EligibilityService/"
                     "StreamCheckEligibility")
        self.assertIsNotNone(client.ping())
        register.process.send_signal(signal.SIGTERM)
        end_of(register.process)
        self.assertEqual(register.process.returncode, 0)

    def test_a_second_signal_ends_it_at_once(self):
        register = self.serve()
        # An open stream keeps the first from ending before ten seconds.
        client = self.connect(register).greet()
        client.start("/rsu.eligibility.v1.EligibilityService/"
                     "StreamCheckEligibility")
        self.assertIsNotNone(client.ping())
        register.process.send_signal(signal.SIGTERM)
        register.wait_for_line("stopping: finishing the calls that run")
        register.process.send_signal(signal.SIGTERM)
        end_of(register.process)
        self.assertEqual(register.process.returncode, 1)
        register.wait_for_line("WARNING a second signal: ending at once")

    def test_a_log_that_cannot_be_merged_at_the_stop_is_told_of(self):
        register = self.serve()
        for _ in range(5):
            self.assert_serves(register)
        log = register.database + "-wal"
        with open(log, "r+b") as file:  # a page of the first frame
            file.seek(32 + 24 + 1000)
            byte = file.read(1)[0]
            file.seek(32 + 24 + 1000)
            file.write(bytes([byte ^ 4]))
        register.process.send_signal(signal.SIGTERM)
        self.assertEqual(register.process.wait(PATIENCE_S), 3)
        self.assertRegex(register.log_lines()[-1],
                         "WARNING .*r.db-wal: was not merged into the database "
                         "at the stop: it is damaged: frame 1 of ")
        self.assertGreater(os.path.getsize(log), 0)

    def test_of_a_log_that_was_merged_nothing_is_told(self):
        register = self.serve()
        self.assert_serves(register)
        register.process.send_signal(signal.SIGTERM)
        self.assertEqual(register.process.wait(PATIENCE_S), 0)
        self.assertNotIn("merged", "".join(register.log_lines()))


class WaitingClientTest(DoorTest):
    def test_rsuctl_says_what_it_waits_for(self):
        with socket.create_server(("127.0.0.1", 0)) as silent:
            address = "127.0.0.1:%d" % silent.getsockname()[1]
            result = rsuctl("idcs", "issue", "--count", "1", "--server",
                            address)
        self.assertEqual(result.returncode, 3)
        self.assertEqual(result.stderr.splitlines()[0],
                         "rsuctl: the server does not answer; still trying")


class LargeTest(DoorTest):
    @unittest.skipUnless(LARGE, "the small one is ConnectionsTest")
    def test_ten_thousand_connections(self):
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
        register = self.serve()
        before = register.memory_kib()
        held = []
        for i in range(10_000):
            held.append(self.bare(register))
            if i % 1000 == 0:
                self.assert_serves(register)
        self.assert_serves(register)
        print("10000 connections: %d kB more" %
              (register.memory_kib("VmHWM") - before))
        for one in held:
            one.close()
        self.assert_serves(register)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


if __name__ == "__main__":
    run_tests(waiting=(
        "ConnectionsTest.test_a_connection_that_says_nothing_ends",
        "SignalsTest.test_an_open_stream_does_not_keep_it_from_ending",
        "WaitingClientTest"))
