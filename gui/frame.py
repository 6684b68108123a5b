"""How the parts of the window stand together: bands at top and bottom, the rail beside the places."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget


def frame(bands: tuple[QWidget, QWidget], rail: QWidget, places: QWidget, status: QWidget) -> QWidget:
    """Return the parts in their arrangement."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(rail)
    row.addWidget(places, 1)
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(bands[0])
    column.addLayout(row, 1)
    column.addWidget(status)
    column.addWidget(bands[1])
    return whole
