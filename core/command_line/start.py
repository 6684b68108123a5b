"""The start of the command line: understands the words, runs the command, prints what it found."""

from __future__ import annotations

import argparse
import locale
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TextIO

from core import texts
from core.command_line.arguments import COMMANDS, parser
from core.command_line.outcome import CANCELLED, DONE, NOT_USABLE, WRONG_USE, Outcome, WrongUseError, as_json, problem
from core.language import LANGUAGES, Language
from core.numerals import whole
from core.problems import Problem, ProblemError
from core.progress import Cancelled
from core.texts import tr

SelfTest = Callable[[], int]

SAMPLE = "--sample"
"""The one option of the window: open the sample project."""


def is_command(arguments: Sequence[str]) -> bool:
    """Return whether these words are for the command line, rather than files for the window."""
    return bool(arguments) and (arguments[0] in COMMANDS or arguments[0].startswith("-")) and arguments[0] != SAMPLE


def run(arguments: Sequence[str], self_test: SelfTest) -> int:
    """Carry out one command and return the exit status: 0 done, 2 wrong use, 3 the input cannot be used, 130 stopped.

    `self_test` is given from outside, because it opens the window and the core knows none.
    """
    _speak_utf8()
    texts.use(_language(arguments))
    try:
        understood = parser().parse_args(arguments)
    except SystemExit as stop:  # argparse has printed why
        return int(stop.code or DONE)
    try:
        if understood.command == "self-test":
            return self_test()
        return _print(_carry_out(understood), understood.json)
    except ProblemError as error:
        status = WRONG_USE if isinstance(error, WrongUseError) else NOT_USABLE
        return _print(_failed(error.problems, status), understood.json)
    except (Cancelled, KeyboardInterrupt):
        return CANCELLED
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        sys.stdout = _nowhere()
        return DONE


def refuse_window() -> int:
    """Say that there is no screen to show a window on, and return the exit status."""
    _speak_utf8()
    texts.use(_language(()))
    said = Problem(
        tr("There is no display here, so the window cannot be opened."),
        remedy=tr("Use a command instead; `--help` lists them."),
    )
    return _print(_failed((said,), NOT_USABLE), json=False)


def _carry_out(understood: argparse.Namespace) -> Outcome:
    """Run the command; each is imported only when it is asked for."""
    if understood.command == "inspect":
        from core.command_line import inspect

        return inspect.run(understood)
    if understood.command == "convert":
        from core.command_line import convert

        return convert.run(understood)
    if understood.command == "answer":
        from core.command_line import answer

        return answer.run(understood)
    from core.command_line import report

    return report.run(understood)


def _failed(problems: tuple[Problem, ...], status: int) -> Outcome:
    return Outcome({"problems": [problem(each) for each in problems]}, "", problems, status)


def _print(outcome: Outcome, json: bool) -> int:
    """Print the outcome: JSON on its own, or the text with the problems beside it."""
    if json:
        sys.stdout.write(as_json(outcome.data) + "\n")
    else:
        sys.stdout.write(outcome.text + "\n" if outcome.text else "")
        sys.stdout.flush()
        sys.stderr.writelines(f"{_sentence(each)}\n" for each in outcome.problems)
    sys.stdout.flush()
    return outcome.status


def _sentence(each: Problem) -> str:
    count = whole(each.count)
    return (
        str(each)
        if each.count == 1 or count in each.what
        else tr("{problem} ({count} times)", problem=each, count=count)
    )


def _language(arguments: Sequence[str]) -> Language:
    """Return the language asked for, or that of the system when the program speaks it."""
    words = [part for word in arguments for part in word.split("=", 1)]
    if "--lang" in words:
        said = words[words.index("--lang") + 1 :][:1]
        return next((language for language in LANGUAGES if [language] == said), "en")
    of_system = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), locale.getlocale()[0] or "")
    return "nl" if of_system.lower().startswith(("nl", "dutch")) else "en"


def _speak_utf8() -> None:
    """Write UTF-8 whatever the code page of the console is; a program without console writes nowhere."""
    if sys.stdout is None:
        sys.stdout = _nowhere()
    if sys.stderr is None:
        sys.stderr = _nowhere()
    for stream in (sys.stdout, sys.stderr):
        _reconfigure(stream)


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def _reconfigure(stream: TextIO) -> None:
    change = getattr(stream, "reconfigure", None)  # absent where a test or a host has put another stream
    if change is not None:
        change(encoding="utf-8", errors="backslashreplace")
