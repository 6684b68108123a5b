"""Some versions of Qt for Python abort the interpreter after some hundred signals or paint calls."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QLabel

TIMES = 100_000


class Speaker(QObject):
    said = Signal(bool, object)


def test_a_hundred_thousand_signals_leave_the_interpreter_whole(qapp):
    speaker, heard = Speaker(), []
    speaker.said.connect(lambda yes, nothing: heard.append((yes, nothing)))

    for number in range(TIMES):
        speaker.said.emit(number % 2 == 0, None)

    assert len(heard) == TIMES
    assert heard[-1] == (False, None)


def test_a_hundred_thousand_paint_calls_leave_the_interpreter_whole(qtbot):
    label, image = QLabel(), QImage(8, 8, QImage.Format.Format_RGB32)
    qtbot.addWidget(label)
    painter = QPainter(image)

    for number in range(TIMES):
        label.setText(str(number))
        painter.fillRect(0, 0, 8, 8, QColor("red"))
    painter.end()

    assert label.text() == str(TIMES - 1)
    assert image.pixelColor(0, 0) == QColor("red")
