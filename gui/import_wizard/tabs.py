"""The tabs of the pages, each with its state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar, QWidget

from core.numerals import whole
from core.texts import tr

State = Literal["", "settled", "asks"]


@dataclass(frozen=True)
class PageState:
    """Whether a page is settled, asks something, or waits for the file; `count` is how many things wait there."""

    state: State = ""
    count: int = 0


class PageTabs(QTabBar):
    """`1 File ✓  2 Types ●  3 Meaning  4 Names (12)  5 Balance`."""

    def __init__(self, titles: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles = titles
        self.setAccessibleName(tr("Pages of the import"))
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        for title in titles:
            self.addTab(title)
        self.currentChanged.connect(self.updateGeometry)
        self.show_states((PageState(),) * len(titles))

    def show_states(self, states: tuple[PageState, ...]) -> None:
        """Show the state of every page."""
        for place, (title, state) in enumerate(zip(self._titles, states, strict=True)):
            text = tr("{number} {title}", number=place + 1, title=title)
            if state.count:
                text = tr("{page} ({count})", page=text, count=whole(state.count))
            mark = {"settled": "✓", "asks": "●"}.get(state.state, "")
            self.setTabText(place, f"{text}  {mark}".rstrip().replace("&", "&&"))
            self.setTabToolTip(place, _said(state))
            self.setAccessibleTabName(place, f"{text}. {_said(state)}")


def _said(state: PageState) -> str:
    if state.state == "asks":
        return tr("Something is asked here.")
    if state.count:
        return tr("Something can be decided here; it may wait.")
    return tr("Settled.") if state.state == "settled" else tr("Waits for the file.")
