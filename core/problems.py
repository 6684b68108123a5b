"""What is wrong, where, and what to do about it: the only errors a person at the desk sees."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing a person should know, in their words.

    `where` names a file, sheet, row or column; `remedy` is a full sentence; `count` says how often it
    occurs. The texts are already in the language of the session.
    """

    what: str
    where: str = ""
    remedy: str = ""
    count: int = 1

    def __str__(self) -> str:
        return " ".join(part for part in (f"{self.where}:" if self.where else "", self.what, self.remedy) if part)


class ProblemError(Exception):
    """The work cannot go on; carries every problem that was found, not only the first."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
