"""The words of the command line: which commands there are and what each takes."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import get_args

from core.analysis.options import GROUPINGS, LENSES
from core.flows import FLAGS
from core.language import LANGUAGES
from core.problems import ProblemError
from core.recipes.recipe import FieldName
from core.source import Marking
from core.texts import tr

FIELDS: tuple[str, ...] = get_args(FieldName)
NOT_CONSTANT = ("value", "low", "high", "date")
FILTERED = ("supplier", "recipient", "category")
TABLE_ENDINGS = (".csv", ".xlsx", ".ods", ".parquet")
ANNEX_ENDINGS = (".xlsx",)

Pair = tuple[str, str]


def parser(program: str = "aandeel") -> argparse.ArgumentParser:
    """Return the parser of every command, in the language of the session."""
    whole = argparse.ArgumentParser(
        program,
        description=tr("What share of NATO countries' arms exports goes outside NATO."),
        epilog=tr("Without a command the window opens, with the files that are named."),
    )
    commands = whole.add_subparsers(dest="command", required=True, metavar=tr("command"))

    inspect = _command(commands, "inspect", tr("show how a file would be read"))
    inspect.add_argument("file", type=Path, metavar="FILE")
    _reading(inspect)
    _printing(inspect)

    convert = _command(commands, "convert", tr("save a table as it was read"))
    convert.add_argument("files", type=Path, nargs="+", metavar="FILE")
    convert.add_argument(
        "--to",
        required=True,
        metavar=tr("OUT or FOLDER/"),
        help=tr("a file ending in one of {endings}, or a folder", endings=" ".join(TABLE_ENDINGS)),
    )
    convert.add_argument("--as-text", action="store_true", help=tr("keep every cell as it stands, as plain CSV"))
    _reading(convert)
    _printing(convert)

    answer = _command(commands, "answer", tr("work out the share outside NATO"))
    answer.add_argument("files", type=Path, nargs="+", metavar="FILE")
    _reading(answer)
    _choosing(answer)
    _printing(answer)

    report = _command(commands, "report", tr("make the annex"))
    report.add_argument("files", type=Path, nargs="+", metavar="FILE")
    report.add_argument(
        "--to",
        required=True,
        type=_annex,
        metavar="OUT",
        help=tr("a file ending in one of {endings}", endings=" ".join(ANNEX_ENDINGS)),
    )
    report.add_argument(
        "--marking",
        choices=[marking for marking in get_args(Marking) if marking],
        default="",
        help=tr("the classification; never lower than that of the sources"),
    )
    _reading(report)
    _choosing(report)
    _printing(report)

    self_test = _command(commands, "self-test", tr("let the program check itself"))
    _language(self_test)
    return whole


COMMANDS = ("inspect", "convert", "answer", "report", "self-test")


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, text: str
) -> argparse.ArgumentParser:
    return commands.add_parser(name, help=text, description=text[:1].upper() + text[1:] + ".")


def _language(command: argparse.ArgumentParser) -> None:
    command.add_argument("--lang", choices=LANGUAGES, help=tr("the language of what is printed and written"))


def _printing(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help=tr("print one JSON object"))
    _language(command)


def _reading(command: argparse.ArgumentParser) -> None:
    command.add_argument("--sheet", default="", help=tr("the sheet of a workbook; the first one otherwise"))
    command.add_argument(
        "--recipe", default="", help=tr("the name of a known layout, or a recipe saved as a JSON file")
    )


def _choosing(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--membership",
        type=_rule,
        default="dec31",
        metavar="RULE",
        help="dec31, jan1, exact, prorata, ambiguous, fixed:YYYY-MM-DD",
    )
    command.add_argument("--years", type=_years, metavar="A-B", help=tr("first and last year"))
    command.add_argument("--by", choices=GROUPINGS, help=tr("also give the share of each group"))
    command.add_argument(
        "--lens", type=_lens, choices=LENSES, default="nato", help=tr("which countries count as inside")
    )
    command.add_argument(
        "--destination",
        choices=("final", "direct"),
        default="final",
        help=tr("the final destination, or the first one"),
    )
    command.add_argument(
        "--include", choices=FLAGS, action="append", default=[], help=tr("count these flows though they are left out")
    )
    command.add_argument("--leave-out", choices=FLAGS, action="append", default=[], help=tr("do not count these flows"))
    command.add_argument(
        "--map",
        type=_pair(FIELDS),
        action="append",
        default=[],
        metavar="FIELD=COLUMN",
        help=tr("the column that holds this field"),
    )
    command.add_argument(
        "--set",
        type=_pair([field for field in FIELDS if field not in NOT_CONSTANT]),
        action="append",
        default=[],
        metavar="FIELD=VALUE",
        help=tr("the value of this field in every row"),
    )
    command.add_argument(
        "--filter",
        type=_pair(FILTERED),
        action="append",
        default=[],
        metavar="FIELD=VALUE",
        help=tr("only the flows with this supplier, recipient or category"),
    )


def _pair(fields: Sequence[str]) -> Callable[[str], Pair]:
    """Return a reader of FIELD=TEXT for these fields."""

    def read(text: str) -> Pair:
        field, sign, rest = text.partition("=")
        field = field.strip().replace("-", "_")
        if not sign or not rest.strip():
            raise argparse.ArgumentTypeError(tr("“{text}” is not of the form FIELD=TEXT.", text=text))
        if field not in fields:
            raise argparse.ArgumentTypeError(
                tr("“{field}” is not one of these fields: {fields}.", field=field, fields=", ".join(fields))
            )
        return field, rest.strip()

    return read


def _years(text: str) -> tuple[int, int]:
    first, _, last = text.partition("-")
    years = (first.strip(), (last or first).strip())
    if not all(year.isascii() and year.isdigit() and len(year) == 4 for year in years) or years[0] > years[1]:
        raise argparse.ArgumentTypeError(
            tr("“{text}” is not a period. Write the first and the last year, for example 2014-2023.", text=text)
        )
    return int(years[0]), int(years[1])


def _rule(text: str) -> str:
    from core.places.membership import check_rule  # only for commands that ask for it

    try:
        check_rule(text)
    except ProblemError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    return text


def _lens(text: str) -> str:
    return text.lower().replace("-", "_")


def _annex(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() not in ANNEX_ENDINGS:
        raise argparse.ArgumentTypeError(
            tr("An annex can be saved as one of: {endings}.", endings=", ".join(ANNEX_ENDINGS))
        )
    return path
