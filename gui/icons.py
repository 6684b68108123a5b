"""Icons in the colour of the text. Drawings by Lucide (ISC licence), in `resources/icons/`."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from core.resources import resource
from gui import palette


def icon(name: str, colour: str = "") -> QIcon:
    """Return the icon in this colour (default: that of text); ask again when the scheme changes."""
    return _drawn(name, colour or palette.current().text)


@lru_cache(maxsize=256)
def _drawn(name: str, colour: str) -> QIcon:
    drawing = resource("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    drawn = QIcon()
    for size in (16, 20, 24, 32, 48, 64, 96):
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        drawn.addPixmap(pixmap)
    return drawn
