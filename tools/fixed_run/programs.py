"""The programs of one build, and what they answer."""

import contextlib
import os
import select
import signal
import subprocess

# After so long a program hangs, however busy the machine is.
PATIENCE_S = 1800

# Of rsuctl: done, refused, or the command line is wrong.
ANSWERED = (0, 1, 2)

PLACES = {
    "rsu_server": "tools/server",
    "rsuctl": "tools/rsuctl",
    "population_generator": "tools/population_generator",
}


class Failed(Exception):
    """The run cannot go on."""


class Programs:
    """The programs of a folder: a bazel-bin, or one that holds them alone.

    They speak English unless they are told otherwise, and know no server and
    no client file but those that the run names.
    """

    def __init__(self, folder):
        self.paths = {name: self._find(folder, name) for name in PLACES}
        self.environment = {"PATH": os.environ.get("PATH", "/usr/bin:/bin"),
                            "RSU_LANGUAGE": "en", "HOME": "/nonexistent",
                            "LC_ALL": "C.UTF-8"}

    @staticmethod
    def _find(folder, name):
        for place in ("", PLACES[name]):
            path = os.path.abspath(os.path.join(folder, place, name))
            if os.path.isfile(path) and os.access(path, os.X_OK):
                return path
        raise Failed(f"{folder} has no program {name}, nor has "
                     + os.path.join(folder, PLACES[name]))

    def run(self, name, *words, folder=None):
        """What a program said: its status and the bytes of both streams."""
        try:
            return subprocess.run(
                [self.paths[name], *words], stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False,
                cwd=folder, env=self.environment, timeout=PATIENCE_S)
        except subprocess.TimeoutExpired:
            raise Failed(name + " " + " ".join(words[:3])
                         + f": no end in {PATIENCE_S} s") from None

    @contextlib.contextmanager
    def serving(self, database, flags, folder):
        """A server on `database`; gives its address. Its log goes beside it."""
        with open(database + ".log", "ab") as log:
            process = subprocess.Popen(
                [self.paths["rsu_server"], "--db", database, "--listen",
                 "127.0.0.1:0", *flags], stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE, stderr=log, text=True, cwd=folder,
                env=self.environment)
        try:
            ready = select.select([process.stdout], [], [], PATIENCE_S)[0]
            line = process.stdout.readline() if ready else ""
            if not line.startswith("listening on "):
                with open(database + ".log", encoding="utf-8") as log:
                    raise Failed("the server did not start: " + log.read())
            yield line.split()[-1]
            if process.poll() is not None:
                raise Failed("the server ended before the run did")
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(timeout=PATIENCE_S)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            process.stdout.close()


class Client:
    """rsuctl of one build at one server, run in one folder."""

    def __init__(self, programs, address, folder):
        self.programs = programs
        self.address = address
        self.folder = folder

    def ask(self, *words, server=True):
        """One command; the bytes of its streams and its status. A server that
        does not answer is no answer to be compared."""
        if server:
            words += ("--server", self.address)
        result = self.programs.run("rsuctl", *words, folder=self.folder)
        if result.returncode not in ANSWERED:
            self._failed(words, result)
        return result

    @staticmethod
    def _failed(words, result):
        raise Failed("rsuctl " + " ".join(words[:4])
                     + f" ended with status {result.returncode}: "
                     + result.stderr.decode("utf-8", "replace")[-2000:])

    def must(self, *words, allowed=(0,)):
        """One command that has to go well; its text."""
        result = self.ask(*words)
        if result.returncode not in allowed:
            self._failed(words, result)
        return result.stdout.decode("utf-8")
