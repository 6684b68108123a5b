"""The heads of the columns, with sort arrows and filter buttons, and the row numbers."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QStyleOptionHeader, QWidget

from core.exploring.view_state import ViewState
from gui import palette
from gui.icons import icon
from gui.tables.model import TableModel

_MARGIN = 8
_BUTTON = 20
_PICTURE = 14
_HANDLE = 4  # pixels on both sides of an edge by which a column is made wider
_CLICK = 4  # a mouse that moves further drags


class ColumnHeads(QHeaderView):
    """Says that a head was clicked (to sort, with Shift to add a key) or its funnel (to filter)."""

    sort_asked = Signal(int, bool)
    filter_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setSectionsMovable(True)
        self.setMouseTracking(True)
        self.setMinimumSectionSize(36)
        self._state = ViewState()
        self._pressed: QPoint | None = None

    def show_state(self, state: ViewState) -> None:
        """Show by what the rows are sorted and filtered."""
        self._state = state
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.fontMetrics().height() + 14)

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, logicalIndex: int) -> None:
        """Nothing: Qt would look through the whole selection, which takes minutes on millions of rows."""

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        model = self.model()
        if not isinstance(model, TableModel) or not rect.isValid():
            return
        colours = palette.current()
        name = model.name_of(logicalIndex)
        painter.fillRect(rect, QColor(colours.raised))
        painter.setPen(QPen(QColor(colours.line)))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        inner = rect.adjusted(_MARGIN, 0, -_MARGIN // 2, 0)
        if rect.width() > _BUTTON + 30:
            filtered = bool(self._state.filters_on(name))
            button = self._button(rect)
            if filtered:
                painter.fillRect(button, QColor(colours.accent))
            colour = colours.accent_text if filtered else colours.muted
            icon("funnel", colour).paint(painter, _middle(button))
            inner.setRight(button.left() - 4)
        inner.setRight(inner.right() - self._paint_arrow(painter, inner, name, colours))
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QPen(QColor(colours.text)))
        right = model.texts[logicalIndex].right
        aligned = Qt.AlignmentFlag.AlignVCenter | (Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
        text = str(model.headerData(logicalIndex, Qt.Orientation.Horizontal))
        metrics = painter.fontMetrics()
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, inner.width()))
        painter.drawText(inner, aligned | Qt.TextFlag.TextSingleLine, text)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        position = event.position().toPoint()
        section = self.logicalIndexAt(position)
        self._pressed = None
        if event.button() == Qt.MouseButton.LeftButton and section >= 0 and not self._on_edge(position):
            if self._button(self._rect(section)).contains(position):
                self.filter_asked.emit(section)
                return
            self._pressed = position
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        position = event.position().toPoint()
        super().mouseReleaseEvent(event)
        if self._pressed is not None and (position - self._pressed).manhattanLength() <= _CLICK:
            add = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.sort_asked.emit(self.logicalIndexAt(position), add)
        self._pressed = None

    def _paint_arrow(self, painter: QPainter, inner: QRect, name: str, colours: palette.Colours) -> int:
        """Draw how the column is sorted and, of several keys, which it is; return the width taken."""
        place = next((number for number, key in enumerate(self._state.sort) if key.column == name), None)
        if place is None:
            return 0
        picture = "arrow-down" if self._state.sort[place].descending else "arrow-up"
        taken = _PICTURE + 4
        if len(self._state.sort) > 1:
            number = str(place + 1)
            width = painter.fontMetrics().horizontalAdvance(number)
            painter.setPen(QPen(QColor(colours.accent)))
            painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number)
            inner = inner.adjusted(0, 0, -width - 1, 0)
            taken += width + 1
        spot = QRect(inner.right() - _PICTURE, inner.center().y() - _PICTURE // 2, _PICTURE, _PICTURE)
        icon(picture, colours.accent).paint(painter, spot)
        return taken

    def _rect(self, section: int) -> QRect:
        return QRect(self.sectionViewportPosition(section), 0, self.sectionSize(section), self.height())

    def _button(self, rect: QRect) -> QRect:
        if rect.width() <= _BUTTON + 30:
            return QRect()
        return QRect(rect.right() - _BUTTON - 3, rect.center().y() - _BUTTON // 2, _BUTTON, _BUTTON)

    def _on_edge(self, position: QPoint) -> bool:
        rect = self._rect(self.logicalIndexAt(position))
        return position.x() - rect.left() <= _HANDLE or rect.right() - position.x() <= _HANDLE


class RowNumbers(QHeaderView):
    """The row of the source beside each line; all rows are of one height."""

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(height)
        self.setDefaultSectionSize(height)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, logicalIndex: int) -> None:
        """Nothing: Qt would look through the whole selection, which takes minutes on millions of rows."""

    def sizeHint(self) -> QSize:
        model = self.model()
        largest = model.largest_number if isinstance(model, TableModel) else 0
        return QSize(self.fontMetrics().horizontalAdvance("0" * max(3, len(str(largest)))) + 2 * _MARGIN, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        model = self.model()
        if not isinstance(model, TableModel):
            return
        colours = palette.current()
        painter = QPainter(self.viewport())
        area = event.rect()
        painter.fillRect(area, QColor(colours.raised))
        painter.setPen(QPen(QColor(colours.line)))
        painter.drawLine(self.viewport().width() - 1, area.top(), self.viewport().width() - 1, area.bottom())
        painter.setPen(QPen(QColor(colours.muted)))
        first = self.visualIndexAt(area.top())
        if first < 0:
            return
        lines = model.rowCount()
        width = self.viewport().width() - _MARGIN
        height = self.defaultSectionSize()
        top = self.sectionViewportPosition(first)
        aligned = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for line in range(first, lines):
            if top > area.bottom():
                break
            painter.drawText(0, top, width, height, aligned, str(model.number_of(line)))
            top += height

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


def _middle(rect: QRect) -> QRect:
    spare = (_BUTTON - _PICTURE) // 2
    return rect.adjusted(spare, spare, -spare, -spare)
