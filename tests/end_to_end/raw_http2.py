"""HTTP/2 by hand (RFC 9113, RFC 7541), to say what no gRPC library would."""

import select
import socket
import struct
import time

PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
DATA, HEADERS, RST_STREAM, SETTINGS, PING, GOAWAY, WINDOW_UPDATE = (
    0, 1, 3, 4, 6, 7, 8)
CONTINUATION = 9
INITIAL_WINDOW_SIZE = 4  # of SETTINGS
ACK, END_STREAM, END_HEADERS = 1, 1, 4
CANCEL = struct.pack(">I", 8)  # of RST_STREAM
PATIENCE_S = 120


def frame(kind, flags, stream, payload=b""):
    return (struct.pack(">I", len(payload))[1:] + bytes([kind, flags]) +
            struct.pack(">I", stream) + payload)


def length(value):
    """A length of 7 bits' prefix, RFC 7541 section 5.1."""
    if value < 127:
        return bytes([value])
    return bytes([127]) + varint(value - 127)


def varint(value):
    """A number in groups of 7 bits, the lowest first."""
    out = []
    while value >= 128:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes(out + [value])


def headers(fields):
    """Literal fields without indexing, without Huffman."""
    return b"".join(b"\0" + length(len(name)) + name + length(len(value)) +
                    value for name, value in fields)


def call_fields(path, fields=()):
    return headers([(b":method", b"POST"), (b":scheme", b"http"),
                    (b":path", path.encode()), (b":authority", b"test"),
                    (b"te", b"trailers"),
                    (b"content-type", b"application/grpc"), *fields])


class Connection:
    """One connection to HOST:PORT, which has sent its preface."""

    def __init__(self, address, source=None):
        host, port = address.rsplit(":", 1)
        self.socket = socket.create_connection(
            (host, int(port)), PATIENCE_S, (source, 0) if source else None)
        self.received = b""
        self.next_stream = 1
        self.windows = {0: 65535}  # what may be sent, of all and of a stream
        self.kept = []  # frames that came while a message was sent

    def greet(self, window=None):
        """`window`: what the server may send of each reply at first."""
        settings = (b"" if window is None else
                    struct.pack(">HI", INITIAL_WINDOW_SIZE, window))
        self.socket.sendall(PREFACE + frame(SETTINGS, 0, 0, settings))
        return self

    def close(self):
        self.socket.close()

    def send(self, data):
        self.socket.sendall(data)

    def next_frame(self):
        """(kind, flags, stream, payload), or None at the end."""
        while True:
            if len(self.received) >= 9:
                size = int.from_bytes(self.received[:3], "big")
                if len(self.received) >= 9 + size:
                    head, payload = (self.received[:9],
                                     self.received[9:9 + size])
                    self.received = self.received[9 + size:]
                    return (head[3], head[4],
                            int.from_bytes(head[5:9], "big"), payload)
            try:
                data = self.socket.recv(65536)
            except ConnectionResetError:
                return None
            if not data:
                return None
            self.received += data

    def start(self, path, message=None, fields=(), compressed=0, cut=0):
        """Begins a call; the message is the last, and lacks `cut` bytes."""
        stream, self.next_stream = self.next_stream, self.next_stream + 2
        block = call_fields(path, fields)
        kind, first = HEADERS, True
        while first or block:
            part, block = block[:16384], block[16384:]
            self.send(frame(kind, 0 if block else END_HEADERS, stream, part))
            kind, first = CONTINUATION, False
        if message is not None:
            data = (bytes([compressed]) + struct.pack(">I", len(message)) +
                    message)
            self.send_data(stream, data[:len(data) - cut])
        return stream

    def broken_off(self, path, message, count):
        """The frames of so many calls, each begun and at once broken off."""
        data = b"\0" + struct.pack(">I", len(message)) + message
        frames = []
        for _ in range(count):
            stream, self.next_stream = self.next_stream, self.next_stream + 2
            frames.append(frame(HEADERS, END_HEADERS, stream,
                                call_fields(path)))
            frames.append(frame(DATA, END_STREAM, stream, data))
            frames.append(frame(RST_STREAM, 0, stream, CANCEL))
        return b"".join(frames)

    def send_data(self, stream, data):
        """Sends as the windows allow, until all is sent or the call is over."""
        self.windows[stream] = 65535
        while data:
            size = min(16384, self.windows[0], self.windows[stream])
            if size > 0:
                part, data = data[:size], data[size:]
                self.send(frame(DATA, 0 if data else END_STREAM, stream, part))
                self.windows[0] -= len(part)
                self.windows[stream] -= len(part)
                continue
            got = self.next_frame()
            if got is None:
                return
            kind, flags, of, payload = got
            if kind == WINDOW_UPDATE:
                if of in self.windows:
                    self.windows[of] += int.from_bytes(payload, "big")
                continue
            self.kept.append(got)
            if of == stream and (kind == RST_STREAM or
                                 kind == HEADERS and flags & END_STREAM):
                return

    def answer(self, stream):
        """All that the server sends on the stream, header blocks as they are;
        None if the connection ends first."""
        all_of_it = b""
        while True:
            got = self.kept.pop(0) if self.kept else self.next_frame()
            if got is None or got[0] == GOAWAY and got[3][4:8] != b"\0" * 4:
                return None
            kind, flags, of, payload = got
            if kind == SETTINGS and not flags & ACK:
                self.send(frame(SETTINGS, ACK, 0))
            elif kind == PING and not flags & ACK:
                self.send(frame(PING, ACK, 0, payload))
            elif kind == WINDOW_UPDATE and of == 0:
                self.windows[0] += int.from_bytes(payload, "big")
            if of != stream:
                continue
            if kind in (HEADERS, DATA):
                all_of_it += payload
                if flags & END_STREAM:
                    return all_of_it
            elif kind == RST_STREAM:
                return all_of_it + b"RST_STREAM"

    def flood(self, frames, most_bytes):
        """Sends the frames again and again; how many bytes the server took
        before it ended the connection, or `most_bytes`."""
        self.socket.setblocking(False)
        sent, rest = 0, b""
        end = time.monotonic() + PATIENCE_S
        try:
            while sent < most_bytes:
                assert time.monotonic() < end, sent
                rest = rest or frames
                ready = select.select([self.socket], [self.socket], [], 1)
                if ready[0] and not self.socket.recv(65536):
                    break
                if ready[1]:
                    size = self.socket.send(rest)
                    sent, rest = sent + size, rest[size:]
        except OSError:
            pass
        return sent

    def ping(self):
        """The payload of the answer; None if the connection ended, or says
        goodbye."""
        self.send(frame(PING, 0, 0, b"12345678"))
        while True:
            got = self.next_frame()
            if got is None or got[0] == GOAWAY:
                return None
            if got[0] == PING and got[1] & ACK:
                return got[3]
