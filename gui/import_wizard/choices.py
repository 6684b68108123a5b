"""Small fields of the wizard's forms; each tells only what a person changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QScrollArea, QWidget

from gui.parts import label

Choices = Sequence[tuple[str, str]]
"""Pairs of what is meant and how it is called."""


class Choice(QComboBox):
    """A list of choices by what they mean; `chosen` is called with the meaning when a person picks one."""

    def __init__(self, name: str, chosen: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(14)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._choices: list[tuple[str, str]] = []
        self.activated.connect(lambda place: chosen(self._choices[place][0]))

    def offer(self, choices: Choices, current: str) -> None:
        """Offer these choices and show the current one, also when it is none of them."""
        offered = list(choices)
        if current not in [meant for meant, _ in offered]:
            offered.append((current, current))
        if offered != self._choices:
            self._choices = offered
            self.clear()
            self.addItems([" ".join(shown.split()) for _, shown in offered])
        self.setCurrentIndex([meant for meant, _ in offered].index(current))

    def choose(self, meant: str) -> None:
        """Pick a choice as a person would."""
        place = [each for each, _ in self._choices].index(meant)
        self.setCurrentIndex(place)
        self.activated.emit(place)

    def wheelEvent(self, event: object) -> None:
        """Leave the wheel to the page, so that scrolling never changes an answer."""
        if hasattr(event, "ignore"):
            event.ignore()


class Line(QLineEdit):
    """A line of text; `entered` is called when a person has changed it."""

    def __init__(self, name: str, entered: Callable[[str], object], hint: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self._shown = ""
        self._entered = entered
        self.editingFinished.connect(self._tell)

    def show_text(self, text: str) -> None:
        """Show this text, unless a person is busy with another."""
        self._shown = text
        if text != self.text() and not (self.hasFocus() and self.isModified()):
            self.setText(text)
            self.setCursorPosition(0)

    def _tell(self) -> None:
        text = self.text().strip()
        if text != self._shown:
            self._shown = text
            self.setModified(False)
            self._entered(text)


def form() -> QFormLayout:
    """Return a form that is dense enough for half a page."""
    made = QFormLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setHorizontalSpacing(12)
    made.setVerticalSpacing(6)
    made.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    made.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return made


def caption(text: str, field: QWidget) -> QLabel:
    """Return the label of a field."""
    made = label(text)
    made.setWordWrap(False)
    made.setBuddy(field)
    return made


def scrolling(content: QWidget) -> QScrollArea:
    """Return the content in an area that scrolls down when it is higher than its place."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area
