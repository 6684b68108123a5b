"""All sources as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.analysis.share_words import BASIS_NAMES
from core.markings import MARKINGS
from core.numerals import MISSING, whole
from core.source import edition_text
from core.source_summary import SourceSummary, State
from core.texts import mark, tr, trn
from gui import palette
from gui.icons import icon

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()

_PICTURES: dict[State, str] = {"fine": "circle-check", "names": "tag", "problems": "triangle-alert"}


@dataclass(frozen=True)
class _Column:
    title: str
    widest: int  # pixels
    text: Callable[[SourceSummary], str]
    number: bool = False
    may_hide: bool = False  # not shown while no source has it


COLUMNS = (
    _Column(mark("Source"), 400, lambda one: one.title),
    _Column(mark("State"), 152, lambda one: state_text(one)),
    _Column(mark("Publisher"), 120, lambda one: one.publisher or MISSING),
    _Column(mark("Edition"), 100, lambda one: edition_text(one.edition) or MISSING, may_hide=True),
    _Column(mark("Years"), 90, lambda one: years_text(one)),
    _Column(mark("Basis"), 190, lambda one: basis_text(one)),
    _Column(mark("Read"), 110, lambda one: whole(one.balance.read), number=True),
    _Column(mark("Imported"), 110, lambda one: whole(one.balance.imported), number=True),
    _Column(mark("Aside"), 110, lambda one: whole(one.balance.set_aside), number=True),
    _Column(mark("Skipped"), 110, lambda one: whole(one.balance.skipped), number=True),
    _Column(mark("Marking"), 140, lambda one: MARKINGS[one.dataset.source.marking] or MISSING, may_hide=True),
)


class SourcesModel(QAbstractTableModel):
    """One row for each source."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.summaries: tuple[SourceSummary, ...] = ()

    def show(self, summaries: Sequence[SourceSummary]) -> None:
        """Show these sources."""
        self.beginResetModel()
        self.summaries = tuple(summaries)
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.summaries)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        summary, column = self.summaries[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(summary)
        if role == Qt.ItemDataRole.ToolTipRole:
            return escape(column.text(summary))
        if role == Qt.ItemDataRole.TextAlignmentRole and column.number:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.DecorationRole and column is COLUMNS[1]:
            colours = palette.current()
            colour = colours.good if summary.state == "fine" else colours.warning
            return icon(_PICTURES[summary.state], colour)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(COLUMNS[section].title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if COLUMNS[section].number else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None


def state_text(summary: SourceSummary) -> str:
    """Return in a few words whether the source is fine."""
    if summary.undecided:
        return trn("{count} name to decide", "{count} names to decide", len(summary.undecided))
    if summary.problems:
        return trn("{count} remark", "{count} remarks", summary.problems)
    return tr("Fine")


def years_text(summary: SourceSummary) -> str:
    """Return the first and last year."""
    if summary.years is None:
        return MISSING
    first, last = summary.years
    return str(first) if first == last else f"{first}–{last}"


def basis_text(summary: SourceSummary) -> str:
    """Return what the source measures, and in which currency; a table without flows measures nothing."""
    words = (*(tr(BASIS_NAMES[basis]) for basis in summary.bases), *summary.currencies)
    return ", ".join(words) if summary.bases else tr("table only")
