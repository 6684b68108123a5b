"""Draws the visible cells of a table in one go, straight from the columns.

Qt would ask the model and a delegate for every cell, six questions each; this asks once for each column.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygon

from core.exploring.cells import State
from gui import palette

MARGIN = 8
_KEPT = 20_000
_TOO_WIDE = "###"  # a number is never shown cut off
_LONGEST = 400  # characters of a text that are worth measuring


class CellPainter:
    """Paints texts into cells, with the colours and the font in use. Made anew when either changes."""

    def __init__(self, metrics: QFontMetrics) -> None:
        colours = palette.current()
        self.metrics = metrics
        self.surface = QColor(colours.surface)
        self.zebra = QColor(colours.zebra)
        self.selection = QColor(colours.selection)
        self.found = QColor(colours.warning_surface)
        self.spoilt = QColor(colours.problem_surface)
        self.line = QPen(QColor(colours.line))
        self.text = QPen(QColor(colours.text))
        self.muted = QPen(QColor(colours.muted))
        self.problem = QPen(QColor(colours.problem))
        self.mark = QColor(colours.problem)
        self.current = QPen(QColor(colours.accent), 2)
        self._fitting: dict[tuple[str, int, bool], str] = {}
        self._baseline = metrics.ascent()

    def background(self, painter: QPainter, area: QRect, tops: list[tuple[int, int, bool]]) -> None:
        """Fill the rows: (top, height, every second one)."""
        painter.fillRect(area, self.surface)
        for top, height, second in tops:
            if second:
                painter.fillRect(area.left(), top, area.width(), height, self.zebra)

    def column(
        self,
        painter: QPainter,
        cells: list[tuple[str, State]],
        place: tuple[int, int],
        tops: list[tuple[int, int, bool]],
        right: bool,
        is_found: Callable[[int], bool] | None,
    ) -> None:
        """Draw the texts of one column: `place` is its left edge and its width."""
        left, width = place
        inner = width - 2 * MARGIN
        if inner <= 0:
            return
        painter.setPen(self.text)
        for (text, state), (top, height, _), line in zip(cells, tops, range(len(cells)), strict=False):
            if is_found is not None and is_found(line):
                painter.fillRect(left, top, width - 1, height - 1, self.found)
            if not text:
                continue
            fitting = self.fitting(text, inner, right)
            x = left + MARGIN
            if right:
                x += inner - self.metrics.horizontalAdvance(fitting)
            baseline = top + (height - self.metrics.height()) // 2 + self._baseline
            if state == "value":
                painter.drawText(x, baseline, fitting)
                continue
            if state == "failing":
                painter.fillRect(left, top, width - 1, height - 1, self.spoilt)
                self._corner(painter, left, top)
            painter.setPen(self.muted if state == "missing" else self.problem)
            painter.drawText(x, baseline, fitting)
            painter.setPen(self.text)

    def fitting(self, text: str, width: int, number: bool) -> str:
        """Return as much of the text as fits."""
        known = self._fitting.get((text, width, number))
        if known is None:
            if len(self._fitting) > _KEPT:
                self._fitting.clear()
            known = self._fitting[text, width, number] = self._cut(text, width, number)
        return known

    def _cut(self, text: str, width: int, number: bool) -> str:
        if number and self.metrics.horizontalAdvance(text) > width:
            return _TOO_WIDE
        return self.metrics.elidedText(text[:_LONGEST], Qt.TextElideMode.ElideRight, width)

    def _corner(self, painter: QPainter, left: int, top: int) -> None:
        """A small triangle: a mark with a shape, for who does not see the colour."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.mark)
        painter.drawPolygon(QPolygon([QPoint(left, top), QPoint(left + 7, top), QPoint(left, top + 7)]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
