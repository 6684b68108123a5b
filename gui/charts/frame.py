"""What every chart has: title, unit, legend, source, a reading of values by mouse and keys, and the table."""

from __future__ import annotations

from typing import Protocol

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QBrush,
    QColor,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.report import ReportTable
from core.texts import tr
from gui import palette
from gui.charts.elided import ElidedLabel
from gui.icons import icon
from gui.palette import Colours
from gui.parts import label
from gui.tables.report_table import ReportTableView

_SWATCH = QSize(20, 12)


Entry = tuple[str, str, Qt.BrushStyle | None]
"""Name, colour and fill of something in the legend; None for a line."""


class Drawing(Protocol):
    """How one kind of chart is drawn and read. Its positions are what can be pointed at: years, or bars."""

    title: str
    unit: str
    source: str
    description: str

    def axes(self) -> dict[str, pg.AxisItem]:
        """Return the axes of the plot by side."""

    def draw(self, plot: pg.PlotWidget, colours: Colours) -> None:
        """Draw on the empty plot."""

    def legend(self, colours: Colours) -> tuple[Entry, ...]:
        """Return what is drawn."""

    def readings(self) -> tuple[str, ...]:
        """Return what is read out at each position."""

    def place_of(self, position: int) -> tuple[float, float] | None:
        """Return where the mark of a position stands in the plot."""

    def position_at(self, x: float, y: float) -> int:
        """Return the position nearest to a point of the plot, -1 when there is none."""

    def figures(self) -> ReportTable:
        """Return the figures of the chart as a table."""


class ChartFrame(QFrame):
    """A chart with all that belongs to its picture."""

    opened = Signal(int)  # position whose rows are asked for
    pointed = Signal(int)  # position that is read out

    def __init__(self, drawing: Drawing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.drawing = drawing
        self.plot = pg.PlotWidget(axisItems=drawing.axes())
        self.position = -1
        self.tools: dict[str, QToolButton] = {}
        self.title = ElidedLabel(drawing.title, "heading")
        self.title.setToolTip(drawing.description)
        self.unit = ElidedLabel(drawing.unit, "note")
        self.legend = QHBoxLayout()
        self.legend.setSpacing(4)
        self.reading = ElidedLabel("", "note")
        self.reading.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.source = ElidedLabel(drawing.source[:1].upper() + drawing.source[1:], "note")
        self.table = ReportTableView(drawing.figures())
        self._build()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(drawing.title)
        self.setAccessibleDescription(drawing.description)
        self._prepare_plot()
        self.redraw()

    def redraw(self) -> None:
        """Draw anew, in the colours of the scheme in use."""
        colours = palette.current()
        self.plot.clear()
        self.plot.setBackground(colours.surface)
        small = self.font()
        small.setPointSizeF(max(small.pointSizeF() - 1, 7))
        for side in ("bottom", "left"):
            axis = self.plot.getAxis(side)
            axis.setPen(pg.mkPen(colours.line))
            axis.setTextPen(pg.mkPen(colours.muted))
            axis.setTickPen(pg.mkPen(colours.line))
            axis.setTickFont(small)
            axis.setZValue(-10)
        self.drawing.draw(self.plot, colours)
        self._mark = pg.ScatterPlotItem(
            size=13, pen=pg.mkPen(colours.text, width=2), brush=pg.mkBrush(None), pxMode=True
        )
        self._mark.setZValue(20)
        self.plot.addItem(self._mark)
        self._show_legend(colours)
        self.point(self.position)

    def point(self, position: int) -> None:
        """Point at a position and read it out; -1 for none."""
        readings = self.drawing.readings()
        self.position = position if 0 <= position < len(readings) else -1
        text = readings[self.position] if self.position >= 0 else tr("Arrow keys or mouse: read the values.")
        place = self.drawing.place_of(self.position) if self.position >= 0 else None
        self._mark.setData([place[0]] if place else [], [place[1]] if place else [])
        if text != self.reading.text():
            self.reading.setText(text)
            self.reading.setAccessibleName(text)
            QAccessible.updateAccessibility(QAccessibleEvent(self.reading, QAccessible.Event.NameChanged))
        if self.position >= 0:
            self.pointed.emit(self.position)

    def picture(self) -> QPixmap:
        """Return the chart as a picture, with title, unit, legend and source, without the buttons."""
        for tool in self.tools.values():
            tool.hide()
        self.reading.hide()
        self._mark.setVisible(False)
        try:
            return self.grab()
        finally:
            self._mark.setVisible(True)
            self.reading.show()
            for tool in self.tools.values():
                tool.show()

    def copy_picture(self) -> None:
        """Put the picture on the clipboard."""
        QGuiApplication.clipboard().setPixmap(self.picture())

    def show_as_table(self, wanted: bool) -> None:
        """Show the figures of the chart instead of the drawing, or the drawing again."""
        self._stack.setCurrentIndex(1 if wanted else 0)

    def add_tool(self, name: str, picture: str, text: str, *, checkable: bool = False) -> QToolButton:
        """Add a small button beside the title and return it."""
        tool = QToolButton()
        tool.setProperty("kind", "quiet")
        tool.setProperty("picture", picture)
        tool.setIcon(icon(picture))
        tool.setToolTip(text)
        tool.setAccessibleName(text)
        tool.setCheckable(checkable)
        self.tools[name] = tool
        self._head.addWidget(tool)
        return tool

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self.drawing.readings()) - 1
        steps = {Qt.Key.Key_Left: self.position - 1, Qt.Key.Key_Right: self.position + 1}
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
        key = Qt.Key(event.key())
        if key in steps:
            start = last if self.position < 0 and key == Qt.Key.Key_Left else steps[key]
            self.point(min(max(start, 0), last))
        elif key in ends:
            self.point(ends[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.position >= 0:
            self.opened.emit(self.position)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_mark"):
            for tool in self.tools.values():
                tool.setIcon(icon(str(tool.property("picture"))))
            self.redraw()

    def _build(self) -> None:
        self._head = QHBoxLayout()
        self._head.setSpacing(0)
        self._head.addWidget(self.title, 1)
        self.add_tool("copy", "copy", tr("Copy picture")).clicked.connect(lambda _checked: self.copy_picture())
        self.add_tool("table", "table", tr("Show as table"), checkable=True).toggled.connect(self.show_as_table)
        legend = QHBoxLayout()
        legend.addWidget(self.unit, 1)
        legend.addLayout(self.legend)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.reading)
        self.source.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self.source, 1)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.plot)
        self._stack.addWidget(self.table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.setSpacing(0)
        layout.addLayout(self._head)
        layout.addLayout(legend)
        layout.addLayout(self._stack, 1)
        layout.addLayout(foot)

    def _prepare_plot(self) -> None:
        self.plot.setMenuEnabled(False)
        self.plot.setMouseEnabled(x=False, y=False)
        self.plot.hideButtons()
        self.plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plot.setMinimumHeight(140)
        self.plot.getPlotItem().layout.setContentsMargins(0, 8, 12, 0)
        self.plot.scene().sigMouseMoved.connect(self._follow_mouse)
        self.plot.scene().sigMouseClicked.connect(self._click)

    def _follow_mouse(self, where: QPointF) -> None:
        box = self.plot.getViewBox()
        if box.sceneBoundingRect().contains(where):
            point = box.mapSceneToView(where)
            self.point(self.drawing.position_at(point.x(), point.y()))

    def _click(self, event: object) -> None:
        if getattr(event, "double", lambda: False)() and self.position >= 0:
            self.opened.emit(self.position)

    def _show_legend(self, colours: Colours) -> None:
        while (item := self.legend.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for name, colour, fill in self.drawing.legend(colours):
            swatch = QLabel()
            swatch.setPixmap(_swatch(colour, fill))
            self.legend.addWidget(swatch)
            text = label(name, "note")
            text.setWordWrap(False)
            self.legend.addWidget(text)
            self.legend.addSpacing(8)


def _swatch(colour: str, fill: Qt.BrushStyle | None) -> QPixmap:
    """Return a small sample: a line, or a filled block."""
    pixmap = QPixmap(_SWATCH)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    if fill is None:
        painter.setPen(QPen(QColor(colour), 2))
        painter.drawLine(0, _SWATCH.height() // 2, _SWATCH.width(), _SWATCH.height() // 2)
    else:
        painter.setPen(QPen(QColor(colour)))
        painter.setBrush(QBrush(QColor(colour), fill))
        painter.drawRect(0, 0, _SWATCH.width() - 1, _SWATCH.height() - 1)
    painter.end()
    return pixmap
