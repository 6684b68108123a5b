"""All that is known of one source, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.dataset import Dataset
from core.markings import MARKINGS
from core.numerals import whole
from core.recipes.library import title
from core.source import Marking
from core.source_summary import SourceSummary, remarks
from core.texts import tr, trn
from gui.marking import ORDER
from gui.parts import Chip, Message, button, label
from gui.sources.aside import AsidePanel


class SourceDetail(QFrame):
    """The panel below the list."""

    explore_requested = Signal()
    names_requested = Signal()
    reimport_requested = Signal()
    remove_requested = Signal()
    marking_chosen = Signal(str)  # Marking
    save_aside_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.title = label(kind="heading")
        self.message = Message()
        self.message.acted.connect(self.names_requested)
        self.marking = Chip(tr("Marking"))
        self.aside = AsidePanel()
        self.aside.save_requested.connect(self.save_aside_requested)
        self._facts = _Scrolled()
        self._notes = _Scrolled()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addLayout(self._top())
        layout.addWidget(self.message)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addWidget(self._facts, 1)
        columns.addWidget(self._notes, 1)
        layout.addLayout(columns, 3)
        layout.addWidget(self.aside, 2)

    def show_source(self, summary: SourceSummary) -> None:
        """Show this source."""
        dataset = summary.dataset
        self.title.setText(summary.title)
        undecided = len(summary.undecided)
        if undecided:
            self.message.say(
                trn(
                    "{count} name is not recognised. Until you decide what it means, its flows are ambiguous.",
                    "{count} names are not recognised. Until you decide what they mean, their flows are ambiguous.",
                    undecided,
                ),
                "warning",
                tr("Decide"),
            )
        else:
            self.message.hide()
        self._show_marking(dataset.source.marking)
        self._facts.replace(_facts(summary))
        self._notes.replace(_notes(dataset))
        self.aside.show_rows(dataset.reading.aside)

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.title, 1)
        row.addWidget(self.marking)
        row.addWidget(button(tr("Show the table"), self.explore_requested.emit, picture="table"))
        row.addWidget(button(tr("Import again"), self.reimport_requested.emit, picture="refresh-cw"))
        row.addWidget(button(tr("Remove"), self.remove_requested.emit, picture="trash-2"))
        return row

    def _show_marking(self, marking: Marking) -> None:
        self.marking.show_value(MARKINGS[marking] or tr("No marking"), changed=bool(marking))
        menu = self.marking.choices()
        menu.clear()
        for choice in ORDER:
            action = menu.addAction(MARKINGS[choice] or tr("No marking"))
            action.setCheckable(True)
            action.setChecked(choice == marking)
            action.triggered.connect(lambda _checked=False, chosen=choice: self.marking_chosen.emit(chosen))


class _Scrolled(QScrollArea):
    """A part of the panel that scrolls by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)

    def replace(self, content: QWidget) -> None:
        content.setAutoFillBackground(False)
        self.setWidget(content)


def _facts(summary: SourceSummary) -> QWidget:
    dataset, balance = summary.dataset, summary.balance
    source = dataset.source
    facts = QWidget()
    form = QFormLayout(facts)
    form.setContentsMargins(0, 0, 0, 0)
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(4)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    lines = (
        (tr("Balance"), tr(
            "read {read} = imported {imported} + set aside {aside} + skipped {skipped}",
            read=whole(balance.read), imported=whole(balance.imported),
            aside=whole(balance.set_aside), skipped=whole(balance.skipped),
        )),
        (tr("File"), str(source.path)),
        (tr("Sheet"), source.sheet),
        (tr("Recipe"), tr("{name}, version {version}", name=title(dataset.recipe), version=dataset.recipe.version)
         if dataset.recipe.name else tr("answers of the wizard")),
        (tr("Terms"), source.terms or dataset.recipe.terms),
        (tr("SHA-256"), source.sha256 or dataset.reading.sha256),
    )  # fmt: skip
    for name, value in lines:
        if value:
            text = label(_breakable(value) if name == tr("SHA-256") else value)
            text.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            text.setAccessibleName(f"{name}: {value}")
            form.addRow(label(name, "note"), text)
    return facts


def _breakable(digest: str) -> str:
    return f"{digest[:32]}\n{digest[32:]}"


def _notes(dataset: Dataset) -> QWidget:
    notes = QWidget()
    column = QVBoxLayout(notes)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    problems = remarks(dataset)
    if problems:
        column.addWidget(label(tr("What to know"), "heading"))
    for problem in problems:
        text = str(problem)
        if problem.count > 1:
            text = tr("{problem} ({count} times)", problem=text, count=whole(problem.count))
        column.addWidget(label(text))
    if dataset.explanations:
        column.addWidget(label(tr("How it was read"), "heading"))
    for sentence in dataset.explanations:
        column.addWidget(label(sentence))
    if not problems and not dataset.explanations:
        column.addWidget(label(tr("Nothing special: every row was imported as it stands."), "note"))
    column.addStretch(1)
    return notes
