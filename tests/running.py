"""The program in a process of its own, as the tests call it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import onrecord

SRC = str(Path(onrecord.__file__).parent.parent)
PROGRAM = [sys.executable, "-W", "error", "-m", "onrecord"]


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": SRC, **more}


def program(*words: str, given: bytes = b"", **more: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*PROGRAM, *words], input=given, capture_output=True, env=environment(**more), check=False)


def on_terminal(words: list[str], given: bytes = b"", **more: str) -> bytes:
    """Return what the program says on a terminal of its own."""
    import pty

    ours, theirs = pty.openpty()
    running = subprocess.Popen([*PROGRAM, *words], stdin=theirs, stdout=theirs, stderr=theirs, env=environment(**more))
    os.close(theirs)
    if given:
        time.sleep(1)
        os.write(ours, given)
    told = b""
    stop = threading.Timer(60, running.kill)  # a program that waits for ever fails its test, and not the run
    stop.start()
    while True:
        try:
            read = os.read(ours, 65536)
        except OSError:  # the other side is closed
            break
        if not read:
            break
        told += read
    running.wait(30)
    stop.cancel()
    os.close(ours)
    return told
