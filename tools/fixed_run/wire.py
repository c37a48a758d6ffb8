"""Calls that rsuctl does not make: the bytes of a reply as they are sent."""

import datetime
import os
import struct
import sys

from programs import Failed

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                "..", "..", "tests", "end_to_end"))
import raw_http2  # noqa: E402  (tests/end_to_end)

BATCH_CHECK = "/rsu.eligibility.v1.EligibilityService/BatchCheckEligibility"
PEOPLE_IN_CALL = 1000
LARGEST_WINDOW = 2 ** 31 - 1


def field(number, value):
    """A field of a message: text or bytes, or a whole number."""
    if isinstance(value, int):
        return raw_http2.varint(number << 3) + raw_http2.varint(value)
    data = value.encode() if isinstance(value, str) else value
    return (raw_http2.varint(number << 3 | 2) + raw_http2.varint(len(data))
            + data)


def timestamp(moment):
    """google.protobuf.Timestamp of "2026-01-01T12:00:00.123456Z"."""
    when = datetime.datetime.strptime(moment, "%Y-%m-%dT%H:%M:%S.%fZ").replace(
        tzinfo=datetime.timezone.utc)
    return (field(1, int(when.timestamp()))
            + field(2, when.microsecond * 1000))


def call(address, path, message):
    """What comes back of one call on a connection of its own: the bytes of all
    its frames of data, and those of the trailers."""
    connection = raw_http2.Connection(address).greet(LARGEST_WINDOW)
    try:
        connection.send(raw_http2.frame(
            raw_http2.WINDOW_UPDATE, 0, 0,
            struct.pack(">I", LARGEST_WINDOW - 65535)))
        reply = connection.answer(connection.start(path, message))
    finally:
        connection.close()
    if reply is None:
        raise Failed(path + ": the connection ended before the answer")
    return reply


def checks(address, numbers, day, known_at, language):
    """Replies to BatchCheckEligibility, in detail, about all of `numbers`."""
    for begin in range(0, len(numbers), PEOPLE_IN_CALL):
        message = b"".join(field(1, number) for number in
                           numbers[begin:begin + PEOPLE_IN_CALL])
        message += (field(2, day) + field(3, timestamp(known_at))
                    + field(4, language) + field(6, 1))
        yield call(address, BATCH_CHECK, message)
