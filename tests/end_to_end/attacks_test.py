"""What somebody does to the server's port who means harm to it.

Arguments as in programs.py; with `--large` the attacks of full size.
"""

import struct
import threading
import time

from logged_register import CHECK, CHECK_REQUEST, LARGE, DoorTest
from programs import PATIENCE_S, rsuctl, run_tests, sample
from raw_http2 import (CONTINUATION, DATA, END_STREAM, HEADERS, PING, frame,
                       headers, length, varint)

STREAM = "/rsu.eligibility.v1.EligibilityService/StreamCheckEligibility"
ISSUE = "/rsu.idcs.v1.IdentifierService/IssueIdentifier"
REFLECTION = ("/grpc.reflection.v1alpha.ServerReflection/"
              "ServerReflectionInfo")
BATCH = "/rsu.eligibility.v1.EligibilityService/BatchCheckEligibility"


def text_field(number, text):
    return bytes([number << 3 | 2]) + varint(len(text)) + text.encode()


class SilentCallsTest(DoorTest):
    def test_silent_streams_do_not_lock_their_address_out(self):
        register = self.serve(flags=("--max-connections-per-address", "20"))
        silent = [self.connect(register).greet() for _ in range(20)]
        for one in silent:
            one.start(STREAM)
            self.assertIsNotNone(one.ping())
        # Refused until they were silent for a while, then served.
        end = time.monotonic() + PATIENCE_S
        while rsuctl("idcs", "issue", "--count", "1", "--server",
                     register.address).returncode != 0:
            self.assertLess(time.monotonic(), end)
        register.wait_for_line("that was silent gave way")


    def test_a_burst_of_connections_with_calls_does_not_shut_the_door(self):
        # Those that are told to end while their call begins do not all hear it.
        register = self.serve(flags=("--max-connections-per-address", "10"))
        burst = [self.connect(register) for _ in range(150)]
        for one in burst:
            try:
                one.greet().start(STREAM)
            except OSError:
                pass
        end = time.monotonic() + PATIENCE_S
        while rsuctl("idcs", "issue", "--count", "1", "--server",
                     register.address).returncode != 0:
            self.assertLess(time.monotonic(), end)


class UntakenRepliesTest(DoorTest):
    def test_replies_that_nobody_takes_hold_so_much_and_no_more(self):
        register = self.serve()
        issued = rsuctl("people", "import", sample("people-sample.jsonl"),
                        "--issued", self.path("issued.csv"), "--server",
                        register.address)
        self.assertEqual(issued.returncode, 0, issued.stderr)
        declared = rsuctl("households", "import",
                          sample("declarations-sample.jsonl"), "--issued",
                          self.path("issued.csv"), "--server",
                          register.address)
        self.assertEqual(declared.returncode, 0, declared.stderr)
        with open(self.path("issued.csv"), encoding="utf-8") as lines:
            people = [line.split(",")[1].strip() for line in lines][1:1001]
        self.assertEqual(len(people), 1000)
        message = b"".join(text_field(1, person) for person in people)
        message += text_field(2, "2026-01-01")
        before = register.memory_kib()
        for _ in range(10 if LARGE else 2):
            # From another address than that of the ask at the end: what one
            # may hold of replies is all its own.
            client = self.connect(register, "127.0.0.2").greet(window=0)
            for _ in range(100):
                client.start(BATCH, message)
            # What is refused needs no room: it comes before what waits. A
            # slow machine ends the connection before that.
            refused, said = 0, b""
            while refused < 25:
                got = client.kept.pop(0) if client.kept else client.next_frame()
                if got is None:
                    break
                if got[0] == HEADERS and got[1] & END_STREAM:
                    refused, said = refused + 1, said + got[3]
            if refused > 0:
                self.assertIn(b"replies that were not taken hold", said)
        grown = register.memory_kib("VmHWM") - before
        print("replies that were not taken: %d kB more" % grown)
        self.assertLess(grown, 600 * 1024)
        self.assert_serves(register)


class BrokenOffCallsTest(DoorTest):
    def begin_and_break_off(self, client, path, message, most):
        """Until the connection ends; nobody reads what comes back."""
        sent = 0
        try:
            while sent < most:
                client.send(client.broken_off(path, message, 200))
                sent += 200
                client.socket.setblocking(False)
                try:
                    while client.socket.recv(65536):
                        pass
                except BlockingIOError:
                    pass
                client.socket.setblocking(True)
        except OSError:
            pass

    def test_calls_begun_and_broken_off_hold_so_much_and_no_more(self):
        register = self.serve()
        self.assert_serves(register)
        before = register.memory_kib()
        for path, message in ((ISSUE, b"\x08\x01"), (CHECK, CHECK_REQUEST),
                              ("/no.such.Service/Method", CHECK_REQUEST),
                              (REFLECTION, b"")):
            clients = [
                threading.Thread(target=self.begin_and_break_off, args=(
                    self.connect(register, "127.0.0.%d" % (2 + i)).greet(),
                    path, message, 100_000 if LARGE else 40_000))
                for i in range(3)]
            for client in clients:
                client.start()
            self.assert_serves(register)
            for client in clients:
                client.join()
            self.assert_serves(register)
            grown = register.memory_kib("VmHWM") - before
            print("%s, begun and broken off: %d kB more" % (path, grown))
        # Each call takes some 13 KB, and what is freed stays with the process:
        # without limits it is 4 GB; more with sanitizers.
        self.assertLess(grown, 2048 * 1024)

    def test_a_client_that_breaks_off_some_is_served(self):
        register = self.serve()
        client = self.connect(register).greet()
        for _ in range(30):
            client.send(client.broken_off(CHECK, CHECK_REQUEST, 200))
            self.assertIn(b"length", client.answer(
                client.start(CHECK, CHECK_REQUEST)))


class FloodsTest(DoorTest):
    def test_a_block_of_headers_without_an_end_is_bounded(self):
        register = self.serve()
        self.assert_serves(register)
        before = register.memory_kib()
        most = 400 << 20
        fill = b"a" * 16384
        small = headers([(b"a", b"1")]) * 200
        blocks = {
            "a text": (b"\0" + length(1) + b"x" + length(1 << 30), fill),
            "a number": (b"\0\x7f", b"\x80" * 16384),
            "small fields": (b"", small),
            "one byte a field": (b"\x40" + length(1) + b"x" + length(1) + b"y",
                                 b"\xbe" * 200),
        }
        for name, (first, rest) in blocks.items():
            client = self.connect(register).greet()
            client.send(frame(HEADERS, 0, 1, first))
            taken = client.flood(frame(CONTINUATION, 0, 1, rest) * 16, most)
            print("%s: ended after %d kB; %d kB at most" % (
                name, taken >> 10, register.memory_kib("VmHWM") - before))
            self.assertLess(taken, most, name)
            self.assert_serves(register)
        # What gRPC may hold of requests is 512 MiB, in pieces that take more.
        self.assertLess(register.memory_kib("VmHWM"), before + 1024 * 1024)

    def test_messages_that_are_never_whole_are_bounded(self):
        register = self.serve()
        self.assert_serves(register)
        before = register.memory_kib()
        client = self.connect(register).greet()
        sent = 0
        part = b"\0" + struct.pack(">I", 4 << 20) + b"\x0a" + b"a" * 16000
        try:
            for _ in range(40_000):
                client.next_stream = client.start(CHECK) + 2
                client.send(frame(DATA, 0, client.next_stream - 2, part))
                sent += len(part)
        except OSError:
            pass
        self.assertLess(sent, 600 << 20)
        self.assertLess(register.memory_kib("VmHWM"), before + 300 * 1024)
        self.assert_serves(register)
        register.wait_for_line("ended a connection from 127.0.0.1 that sent "
                               "too much that is no whole call")


class HalfMessagesTest(DoorTest):
    def test_a_message_that_is_only_called_compressed_is_refused(self):
        register = self.serve()
        for path in (CHECK, STREAM):
            for fields in ((), [(b"grpc-encoding", b"identity")]):
                client = self.connect(register).greet()
                answer = client.answer(client.start(path, CHECK_REQUEST,
                                                    fields, 1))
                self.assertIn(b"is called compressed", answer, path)
                client.close()

    def test_half_a_message_is_no_call(self):
        register = self.serve()
        for cut in range(1, len(CHECK_REQUEST) + 5):
            client = self.connect(register).greet()
            answer = client.answer(client.start(CHECK, CHECK_REQUEST, cut=cut))
            self.assertIn(b"is no message of this method", answer, cut)
            client.close()

    def test_bytes_that_are_no_health_check_are_refused_in_words(self):
        register = self.serve()
        for method in ("Check", "Watch"):
            for bad in (b"\x0a\x7f20", b"\xff\xff\xff", b"\x0a\x02\xc3\x28"):
                client = self.connect(register).greet()
                answer = client.answer(client.start(
                    "/grpc.health.v1.Health/" + method, bad))
                self.assertIn(b"is no message of this method", answer,
                              (method, bad))
                client.close()


class KeepaliveTest(DoorTest):
    def test_pings_of_ordinary_clients_are_served_and_a_flood_is_not(self):
        register = self.serve()
        flood = self.connect(register).greet()
        flood.send(frame(PING, 0, 0, b"12345678") * 50)
        kinds = []
        while True:
            got = flood.next_frame()
            if got is None:
                break
            kinds.append(got)
        self.assertIn(b"too_many_pings", b"".join(f[3] for f in kinds))
        # Slower than the limit of five seconds, with and without a call.
        idle = self.connect(register).greet()
        calling = self.connect(register).greet()
        calling.start("/rsu.eligibility.v1.EligibilityService/"
                      "StreamCheckEligibility")
        for _ in range(8 if LARGE else 5):
            for client in (idle, calling):
                self.assertIsNotNone(client.ping())
            time.sleep(10 if LARGE else 6)
        for client in (idle, calling):
            self.assertIn(b"length", client.answer(
                client.start(CHECK, CHECK_REQUEST)))
        self.assert_serves(register)


if __name__ == "__main__":
    run_tests(waiting=("KeepaliveTest",))
