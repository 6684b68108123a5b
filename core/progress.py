"""How far long work has come, and whether it must stop."""

from __future__ import annotations

from collections.abc import Callable


class Cancelled(Exception):
    """The person asked the work to stop."""


def _silent(_fraction: float, _text: str) -> None:
    """Report to nobody."""


def _never() -> bool:
    return False


class Progress:
    """Handed to all work longer than a blink.

    `at` passes on whole percents only, so it may be called as often as one likes.
    """

    def __init__(
        self,
        report: Callable[[float, str], None] = _silent,
        is_cancelled: Callable[[], bool] = _never,
    ) -> None:
        self._report = report
        self._is_cancelled = is_cancelled
        self._last: tuple[int, str] | None = None

    def at(self, fraction: float, text: str = "") -> None:
        """Say that `fraction` (0 to 1) is done; raise `Cancelled` when the work must stop."""
        if self._is_cancelled():
            raise Cancelled
        state = (int(fraction * 100), text)
        if state != self._last:
            self._last = state
            self._report(fraction, text)

    def part(self, start: float, end: float) -> Progress:
        """Return a progress whose 0 to 1 is `start` to `end` of this one."""
        return Progress(lambda fraction, text: self.at(start + (end - start) * fraction, text), self._is_cancelled)
