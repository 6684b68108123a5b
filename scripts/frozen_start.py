"""Runs first in the package: puts empty stand-ins where libraries ask for network modules that are not shipped.

pyqtgraph imports its remote-process parts when it is imported; nothing of ours uses them.
"""

import sys
import types


class _Absent(types.ModuleType):
    """A module whose every attribute exists and does nothing useful."""

    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (_Nothing,), {})


class _Nothing:
    """What a stand-in makes: every attribute of it is None."""

    def __init__(self, *_positional: object, **_named: object) -> None:
        """Take anything."""

    def __getattr__(self, name: str) -> None:
        if name.startswith("__"):
            raise AttributeError(name)


for _name in (
    "multiprocessing", "multiprocessing.connection", "multiprocessing.shared_memory", "multiprocessing.process",
    "multiprocessing.pool", "pyqtgraph.multiprocess", "pyqtgraph.widgets.RemoteGraphicsView", "socket", "ssl",
    "http", "http.client", "urllib.request", "asyncio", "webbrowser",
):  # fmt: skip
    sys.modules.setdefault(_name, _Absent(_name))
