import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def step(what: str) -> Iterator[None]:
    """Says on stderr what begins, and how long it took."""
    print(f"{what} … ", end="", file=sys.stderr, flush=True)
    begun = time.monotonic()
    try:
        yield
    except BaseException:
        print(file=sys.stderr)
        raise
    print(f"{time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)


def say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)
