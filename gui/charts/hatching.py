"""Areas with hatching that keeps its scale: for gaps, and for what can be inside or outside."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget


class HatchedRects(pg.GraphicsObject):  # type: ignore[misc]
    """Rectangles in the coordinates of the plot, hatched in the coordinates of the screen."""

    def __init__(self, rects: list[QRectF], colour: str, *, outlined: bool) -> None:
        super().__init__()
        self._rects = rects
        self._brush = QBrush(QColor(colour), Qt.BrushStyle.BDiagPattern)
        self._pen = QPen(QColor(colour)) if outlined else QPen(Qt.PenStyle.NoPen)

    def boundingRect(self) -> QRectF:
        united = QRectF()
        for rect in self._rects:
            united = united.united(rect)
        return united

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        transform = painter.transform()
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(self._pen)
        painter.setBrush(self._brush)
        for rect in self._rects:
            painter.drawPolygon(transform.map(QPolygonF(rect)))
        painter.restore()
