"""Axes that write numbers as the reader does."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QRectF

from core.numerals import number, percent

_REACH = 20  # pixels


class RoomyAxis(pg.AxisItem):  # type: ignore[misc]
    """An axis that also writes the labels at its ends: pyqtgraph drops those that reach over its edge."""

    def boundingRect(self) -> QRectF:
        rect: QRectF = super().boundingRect()
        return rect.adjusted(-_REACH, -_REACH, _REACH, _REACH)


class PercentAxis(RoomyAxis):
    """Fractions as percentages."""

    def tickSpacing(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, float]]:
        steps = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5)
        span = max(maxVal - minVal, 1e-6)
        return [(next((step for step in steps if size / span * step >= 28), 0.5), 0)]

    def tickStrings(self, values: Sequence[float], _scale: float, spacing: float) -> list[str]:
        decimals = 0 if spacing >= 0.00999 else 1
        return [percent(value, decimals) for value in values]


class YearAxis(RoomyAxis):
    """Whole years only."""

    def tickStrings(self, values: Sequence[float], _scale: float, _spacing: float) -> list[str]:
        return [str(round(value)) if abs(value - round(value)) < 1e-6 else "" for value in values]

    def tickSpacing(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, float]]:
        years = max(maxVal - minVal, 1)
        step = next((step for step in (1, 2, 5, 10, 20, 50) if size / years * step >= 44), 100)
        return [(step, 0)]


class AmountAxis(RoomyAxis):
    """Values with grouping."""

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        decimals = 0 if spacing * scale >= 1 else 1 if spacing * scale >= 0.1 else 2
        return [number(value * scale, decimals) for value in values]
