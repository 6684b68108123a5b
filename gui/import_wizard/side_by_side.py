"""Raw text beside the parsed table, scrolling in step."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from core.recipes.adapt import role
from core.texts import tr
from gui.import_wizard.parsed_view import ParsedView
from gui.import_wizard.raw_view import RawView, raw_lines_with_roles
from gui.import_wizard.snapshot import Snapshot
from gui.import_wizard.words import FIELD_NAMES
from gui.parts import label

_LINES_ABOVE = 2  # lines shown above the header of a file that is opened


class SideBySide(QSplitter):
    """Two views of the same first lines. `line_chosen` tells a raw line that is to be the header."""

    line_chosen = Signal(int)
    line_selected = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.raw = RawView()
        self.parsed = ParsedView()
        self.addWidget(_titled(tr("as it stands in the file"), self.raw))
        self.addWidget(_titled(tr("as it is read"), self.parsed))
        self.setChildrenCollapsible(False)
        self.setProperty("kind", "gap")
        self.setHandleWidth(12)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 1)
        self._in_step = False
        self._last: Snapshot | None = None
        self.raw.line_chosen.connect(self.line_chosen)
        self.raw.verticalScrollBar().valueChanged.connect(self._follow_raw)
        self.parsed.verticalScrollBar().valueChanged.connect(self._follow_parsed)
        self.raw.selectionModel().currentRowChanged.connect(self._select_parsed)
        self.parsed.selectionModel().currentRowChanged.connect(self._select_raw)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the first lines of this moment."""
        before, self._last = self._last, snapshot
        totals = snapshot.draft.recipe.rows.totals
        self._in_step = True
        self.raw.show_lines(raw_lines_with_roles(snapshot.raw, snapshot.preview, totals))
        meanings = column_meanings(snapshot)
        if before is None or before.preview is not snapshot.preview or column_meanings(before) != meanings:
            self.parsed.show_reading(snapshot.preview, meanings)
        if before is None or before.draft.path != snapshot.draft.path:
            self.raw.bring_to_top(max(1, snapshot.draft.layout.header_row - _LINES_ABOVE))
        self._in_step = False

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.raw.viewport().update()
            self.parsed.viewport().update()
        super().changeEvent(event)

    @Slot(int)
    def _follow_raw(self, _value: int) -> None:
        if not self._in_step:
            self._in_step = True
            self.parsed.bring_to_top(bisect_left(self.parsed.lines, self.raw.top_line))
            self._in_step = False

    @Slot(int)
    def _follow_parsed(self, _value: int) -> None:
        record = self.parsed.top_record
        if not self._in_step and 0 <= record < len(self.parsed.lines):
            self._in_step = True
            self.raw.bring_to_top(self.parsed.lines[record])
            self._in_step = False

    def _select_parsed(self) -> None:
        line = self.raw.current_line
        self.line_selected.emit(line)
        if not self._in_step and line:
            record = bisect_right(self.parsed.lines, line) - 1
            self._in_step = True
            self.parsed.select_record(record)
            self._in_step = False

    def _select_raw(self) -> None:
        record = self.parsed.currentIndex().row()
        if not self._in_step and 0 <= record < len(self.parsed.lines):
            self._in_step = True
            self.raw.select_line(self.parsed.lines[record])
            self._in_step = False


def column_meanings(snapshot: Snapshot) -> dict[str, str]:
    """Return for each column that has one what it means, in words."""
    draft = snapshot.draft
    if draft.shape == "table":
        return {}
    columns = snapshot.preview.table.columns if snapshot.preview is not None else ()
    roles = {column.name: role(draft.recipe, column.name) for column in columns}
    roles |= {value.column: "value" for value in draft.values}
    return {name: tr(FIELD_NAMES[field]) for name, each in roles.items() for field in FIELD_NAMES if field == each}


def _titled(title: str, view: QWidget) -> QWidget:
    part = QWidget()
    layout = QVBoxLayout(part)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(4)
    layout.addWidget(label(title, "note"))
    layout.addWidget(view, 1)
    return part
