"""The rules of the floor plan, one test each."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for part in ("core", "gui")
    for path in sorted((ROOT / part).rglob("*.py"))
} | {"main": ROOT / "main.py"}

NETWORK = ("socket", "ssl", "http", "urllib", "ftplib", "smtplib", "asyncio", "multiprocessing", "xmlrpc",
           "requests", "PySide6.QtNetwork", "PySide6.QtWebSockets", "webbrowser")  # fmt: skip

LISTS = {
    "core.reading": ("delimited", "workbook", "opendocument"),
    "core.export": ("table_csv", "table_xlsx", "table_ods", "table_parquet", "workbook"),
    "gui": ("sources", "explore", "share", "annex", "import_wizard"),
    "gui.charts": ("band", "bars"),
}
"""Modules of one list never import each other."""

LONGER_THAN_400: set[str] = set()


def imports(path: Path) -> set[str]:
    """Return what a module imports, also inside functions and under TYPE_CHECKING."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{name.name}" for name in node.names)
    return found


IMPORTS = {name: imports(path) for name, path in MODULES.items()}


def within(name: str, package: str) -> bool:
    return name == package or name.startswith(package + ".")


def offenders(package: str, *banned: str, allowed: tuple[str, ...] = ()) -> list[str]:
    return [
        f"{name} imports {target}"
        for name, targets in IMPORTS.items()
        if within(name, package) and name not in allowed
        for target in sorted(targets)
        if any(within(target, ban) for ban in banned)
    ]


def test_core_knows_nothing_of_screens():
    assert offenders("core", "PySide6", "pyqtgraph", "shiboken6", "gui") == []


def test_only_jobs_starts_threads():
    assert offenders("gui", "threading", "concurrent", "queue", allowed=("gui.jobs",)) == []
    assert offenders("core", "threading", "concurrent", "queue") == []


@pytest.mark.parametrize("part", ["core", "gui", "main"])
def test_nothing_imports_the_network(part):
    assert offenders(part, *NETWORK) == []


@pytest.mark.parametrize(("package", "members"), LISTS.items())
def test_modules_of_one_list_never_import_each_other(package, members):
    crossing = [
        offence
        for member in members
        for offence in offenders(f"{package}.{member}", *(f"{package}.{other}" for other in members if other != member))
    ]

    assert crossing == []


def test_there_are_no_import_cycles():
    graph = {name: {target for target in targets if target in MODULES} - {name} for name, targets in IMPORTS.items()}
    for name in graph:
        # a package is imported with its members; that is not a cycle of ours
        graph[name] = {target for target in graph[name] if not within(name, target)}
    visited: dict[str, int] = {}

    def walk(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " -> ".join((*trail[trail.index(name) :], name))
        if name in visited:
            return
        for target in sorted(graph[name]):
            walk(target, (*trail, name))
        visited[name] = 1

    for name in graph:
        walk(name, ())


def test_every_module_says_what_it_is_for():
    silent = [name for name, path in MODULES.items() if not ast.get_docstring(ast.parse(path.read_text("utf-8")))]

    assert silent == []


def test_modules_stay_small():
    long = {name for name, path in MODULES.items() if len(path.read_text("utf-8").splitlines()) > 400}

    assert long == LONGER_THAN_400


def test_nothing_is_evaluated_pickled_or_queried():
    banned_names = {"eval", "exec", "compile", "__import__"}
    banned_methods = {"query", "eval", "read_pickle", "to_pickle"}
    found = []
    for name, path in MODULES.items():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                called = node.func
                if isinstance(called, ast.Name) and called.id in banned_names:
                    found.append(f"{name}:{node.lineno} {called.id}")
                if isinstance(called, ast.Attribute) and called.attr in banned_methods:
                    found.append(f"{name}:{node.lineno} .{called.attr}")

    assert found == []
    assert offenders("core", "pickle", "shelve", "marshal") == []
    assert offenders("gui", "pickle", "shelve", "marshal") == []


def test_windows_never_block_and_never_pump_events():
    found = []
    for name, path in MODULES.items():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            banned = isinstance(node, ast.Attribute) and node.attr in {"processEvents", "blockSignals", "exec_"}
            waits = isinstance(node, ast.Attribute) and node.attr == "exec" and name not in {"gui.start", "gui.walk"}
            if banned or waits:
                found.append(f"{name}:{node.lineno}")

    assert found == []
