"""Finding a text in the table: what to find, how often it occurs, next and previous."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from core.texts import tr, trn
from gui.parts import button, label

_PAUSE = 150  # ms without typing before the search begins


class FindBar(QWidget):
    """Hidden until asked for; Enter and F3 go on, Shift goes back, Escape closes."""

    changed = Signal(str)
    next_asked = Signal()
    previous_asked = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QLineEdit()
        self.text.setPlaceholderText(tr("Find in the rows shown"))
        self.text.setAccessibleName(tr("Find"))
        self.text.setClearButtonEnabled(True)
        self.text.setMinimumWidth(220)
        self._count = label("", "note")
        self._count.setWordWrap(False)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(self.text)
        row.addWidget(button(tr("Find previous"), self.previous_asked.emit, kind="quiet"))
        row.addWidget(button(tr("Find next"), self.next_asked.emit, kind="quiet"))
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(button(tr("Close"), self.close_bar, kind="quiet", picture="x"))
        self.text.textChanged.connect(self._wait)
        self._pause.timeout.connect(self._tell)
        self.hide()

    def open_bar(self) -> None:
        """Show the bar and put the cursor in it."""
        self.show()
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.selectAll()

    def close_bar(self) -> None:
        """Hide the bar; the search is over."""
        self._pause.stop()
        self.hide()
        self.closed.emit()

    def show_count(self, count: int | None) -> None:
        """Say in how many cells the text stands; None says nothing."""
        if count is None:
            self._count.setText("")
        elif count:
            self._count.setText(trn("{count} cell", "{count} cells", count))
        else:
            self._count.setText(tr("not found"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3):
            if self._pause.isActive():
                self._pause.stop()
                self._tell()
            (self.previous_asked if back else self.next_asked).emit()
        else:
            super().keyPressEvent(event)

    def _wait(self, _text: str) -> None:
        self._pause.start()

    def _tell(self) -> None:
        self.changed.emit(self.text.text())
