"""Draws the visible cells of a table in one go, straight from the columns.

Qt would ask the model and a delegate for every cell, six questions each; this asks once for each column.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygon, QStaticText

from core.exploring.cells import CellTexts, State
from gui import palette

MARGIN = 8
_KEPT = 5_000
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
        self._fitting: dict[tuple[str, int, bool], tuple[QStaticText | str, int]] = {}
        self._height = metrics.height()
        self._ascent = metrics.ascent()

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
        texts: CellTexts,
        is_found: Callable[[int], bool] | None,
    ) -> None:
        """Draw the texts of one column: `place` is its left edge and its width."""
        left, width = place
        inner = width - 2 * MARGIN
        if inner <= 0:
            return
        painter.setPen(self.text)
        start, end = left + MARGIN, left + MARGIN + inner
        right = texts.right
        known = self._fitting.get
        # Texts that come back are laid out once; for others that would cost more than it saves.
        lasting = len(texts.column.words) <= _KEPT // 2
        for line, ((text, state), (top, height, _)) in enumerate(zip(cells, tops, strict=False)):
            if is_found is not None and is_found(line):
                painter.fillRect(left, top, width - 1, height - 1, self.found)
            if not text:
                continue
            fitting, advance = known((text, inner, right)) or self._fit(text, inner, right, lasting=lasting)
            x = end - advance if right else start
            y = top + (height - self._height) // 2
            if state != "value":
                if state == "failing":
                    painter.fillRect(left, top, width - 1, height - 1, self.spoilt)
                    self._corner(painter, left, top)
                painter.setPen(self.muted if state == "missing" else self.problem)
            if isinstance(fitting, str):
                painter.drawText(x, y + self._ascent, fitting)
            else:
                painter.drawStaticText(x, y, fitting)
            if state != "value":
                painter.setPen(self.text)

    def _fit(self, text: str, width: int, number: bool, *, lasting: bool) -> tuple[QStaticText | str, int]:
        """Return as much of the text as fits, and its width; lay it out and keep it when it will come back."""
        cut, advance = text[:_LONGEST], self.metrics.horizontalAdvance(text[:_LONGEST])
        if advance > width:
            cut = _TOO_WIDE if number else self.metrics.elidedText(cut, Qt.TextElideMode.ElideRight, width)
            advance = self.metrics.horizontalAdvance(cut)
        if not lasting:
            return cut, advance
        if len(self._fitting) > _KEPT:
            self._fitting.clear()
        made = QStaticText(cut)
        made.setTextFormat(Qt.TextFormat.PlainText)
        kept = self._fitting[text, width, number] = made, advance
        return kept

    def _corner(self, painter: QPainter, left: int, top: int) -> None:
        """A small triangle: a mark with a shape, for who does not see the colour."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.mark)
        painter.drawPolygon(QPolygon([QPoint(left, top), QPoint(left + 7, top), QPoint(left, top + 7)]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
