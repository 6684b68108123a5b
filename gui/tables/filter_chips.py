"""The filters in force, as chips that can be removed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QWidget

from core.exploring.filtering import Filter
from core.exploring.sentences import describe
from core.texts import tr
from gui.parts import button

_HEIGHT = 40


class FilterChips(QScrollArea):
    """A row of chips; hidden while there is no filter."""

    removed = Signal(object)  # Filter
    opened = Signal(str)  # column
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Filters"))
        self.hide()

    def show_filters(self, filters: tuple[Filter, ...]) -> None:
        """Show a chip for each filter."""
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(4)
        for one in filters:
            row.addWidget(self._chip(one))
        row.addWidget(button(tr("Clear all"), self.cleared.emit, kind="quiet"))
        row.addStretch(1)
        self.setWidget(inside)
        self.setVisible(bool(filters))

    def _chip(self, one: Filter) -> QWidget:
        text = describe(one)
        chip = QFrame()
        chip.setProperty("kind", "card")
        row = QHBoxLayout(chip)
        row.setContentsMargins(2, 0, 2, 0)
        row.setSpacing(0)
        change = button(text, partial(self.opened.emit, one.column), kind="quiet")
        change.setAccessibleName(tr("Change filter: {filter}", filter=text))
        remove = button("", partial(self.removed.emit, one), kind="quiet", picture="x")
        remove.setAccessibleName(tr("Remove filter: {filter}", filter=text))
        remove.setToolTip(tr("Remove this filter"))
        remove.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for part in (change, remove):
            assert isinstance(part, QPushButton)
            row.addWidget(part)
        return chip
