"""A table with everything to look into it: chips of the filters, find, sort and filter, copying, sums."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from core.exploring import copying
from core.exploring.facets import facet
from core.exploring.filtering import Filter, TextMatch, Values
from core.exploring.finding import Found, find
from core.exploring.sentences import describe
from core.exploring.sorting import Ranks, Sorter
from core.exploring.summary import Summary, summarise
from core.exploring.view_state import ViewState, rows_shown
from core.numerals import whole
from core.progress import Progress
from core.reading.table import Column, Rows, Table
from core.texts import tr, trn
from core.unseen import visible
from gui.jobs import Jobs
from gui.parts import Message
from gui.tables.filter_chips import FilterChips
from gui.tables.filter_popup import FilterPopup
from gui.tables.find_bar import FindBar
from gui.tables.latest import Latest
from gui.tables.view import TableView

_QUICK_ROWS = 2_000_000  # sorted and filtered at once; more go to a job
_QUICK_WORDS = 50_000  # texts ranked or searched at once
_QUICK_CELLS = 200_000  # copied at once
_MOST_COPIED = 5_000_000
_PAUSE = 40  # ms after the last change of the selection before it is summed


class TablePanel(QWidget):
    """Shows a table in a `ViewState`. Changes that the person makes go up as `state_asked`; the owner keeps the
    state (with its undo) and gives it back through `show_state`."""

    state_asked = Signal(str, object)  # label for undo, ViewState
    counts_changed = Signal(str)
    selection_changed = Signal(str)
    rows_changed = Signal()
    row_entered = Signal(int)
    row_opened = Signal(int)
    column_entered = Signal(str)
    failed = Signal(str, object)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = TableView()
        self.chips = FilterChips()
        self.find_bar = FindBar()
        self._message = Message()
        self._state = ViewState()
        self._base: Rows | None = None
        self._sorter = Sorter(self.view.cells.table)
        self._found: Found | None = None
        self._popup: FilterPopup | None = None
        self._shaping, self._finding, self._counting, self._summing, self._copying = (
            Latest(jobs, self) for _ in range(5)
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.chips, self.find_bar, self._message):
            layout.addWidget(part)
        layout.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._sum_up)
        self._connect()
        self._add_shortcuts()

    @property
    def table(self) -> Table:
        return self.view.cells.table

    @property
    def rows(self) -> Rows | None:
        """The rows of the table that are shown, in their order; None when all are shown as they stand."""
        return self.view.cells.rows

    @property
    def state(self) -> ViewState:
        return self._state

    def show_table(self, table: Table, state: ViewState, rows: Rows | None = None) -> None:
        """Show another table, or with `rows` only those of it, in this state."""
        self._close_popup()
        self._message.hide()
        self._base = rows
        self._sorter = Sorter(table)
        self._state = ViewState()
        self.find_bar.hide()
        self._end_search()
        self.view.show_table(table, rows)
        self.show_state(state, even_if_same=True)

    def show_state(self, state: ViewState, *, even_if_same: bool = False) -> None:
        """Show the rows that this state keeps, in its order. On many rows that is done in the background."""
        if state == self._state and not even_if_same:
            return
        same_rows = (state.filters, state.sort) == (self._state.filters, self._state.sort) and not even_if_same
        self._state = state
        self.view.show_state(state)
        self.chips.show_filters(state.filters)
        if same_rows:
            return
        table, sorter, base = self.table, self._sorter, self._base
        if self._is_quick(state):
            self._shaping.cancel()
            self._show_rows(rows_shown(table, state, sorter, base))
            return
        self._shaping.start(
            tr("Sorting and filtering"),
            lambda _progress: rows_shown(table, state, sorter, base),
            self._show_rows,
        )

    def open_find(self) -> None:
        """Open the find bar with the cursor in it."""
        self.find_bar.open_bar()

    def find_next(self) -> None:
        self._go(forward=True)

    def find_previous(self) -> None:
        self._go(forward=False)

    def copy(self, *, heads: bool = False) -> None:
        """Copy the selected cells as text, as a spreadsheet takes them; with `heads` the names of the columns too."""
        chosen = self.view.selected_cells()
        columns = tuple(name for name in self.view.shown_columns() if name in chosen)
        if not columns:
            return
        rows = self._rows_to_copy(chosen)
        cells = len(rows) * len(columns)
        if cells > _MOST_COPIED:
            self._message.say(
                tr("{count} cells are too many for the clipboard. Save them as a file instead.", count=whole(cells)),
                "warning",
            )
            return
        self._message.hide()
        table = self.table

        def work(progress: Progress) -> str:
            return copying.as_text(table, rows, columns, heads=heads, progress=progress)

        if cells <= _QUICK_CELLS:
            QGuiApplication.clipboard().setText(work(Progress()))
        else:
            self._copying.start(tr("Copying"), work, QGuiApplication.clipboard().setText)

    def counts(self) -> str:
        """Return how many rows are shown of how many, and by how many filters."""
        everything = len(self.table) if self._base is None else len(self._base)
        shown = self.view.cells.rowCount()
        text = tr("{shown} of {all} rows", shown=whole(shown), all=whole(everything))
        if self._state.filters:
            text += " · " + trn("{count} filter", "{count} filters", len(self._state.filters))
        return text

    def open_filter(self, name: str) -> None:
        """Open the filter of a column, below its head."""
        table, filters, base, sorter = self.table, self._state.filters, self._base, self._sorter
        if not table.has(name):
            return
        column = table.column(name)
        if not column.repeats and self._is_quick(ViewState().sorted_by(name)):
            self._open_popup((column, facet(table, name, filters, base), sorter.ranks(name)))
            return

        def work(_progress: Progress) -> tuple[Column, npt.NDArray[np.int64], Ranks]:
            distinct = column.distinct()
            columns = tuple(distinct if one is column else one for one in table.columns)
            whole_table = Table(columns, table.rows)
            return distinct, facet(whole_table, name, filters, base), Sorter(whole_table).ranks(name)

        self._counting.start(tr("Counting the values"), work, self._open_popup)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.column_menu(self.view.current_name())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def column_menu(self, name: str) -> QMenu:
        """Return what can be done with the selection and with this column."""
        menu = QMenu(self)
        menu.addAction(tr("Copy"), QKeySequence.StandardKey.Copy, self.copy)
        menu.addAction(tr("Copy with column names"), QKeySequence("Ctrl+Shift+C"), partial(self.copy, heads=True))
        if not self.table.has(name):
            return menu
        menu.addSeparator()
        menu.addAction(tr("Sort ascending"), partial(self._sort, name, False))
        menu.addAction(tr("Sort descending"), partial(self._sort, name, True))
        menu.addAction(tr("Order of the source"), partial(self._sort, name, None))
        menu.addSeparator()
        menu.addAction(tr("Filter on this column…"), partial(self.open_filter, name))
        menu.addAction(tr("Keep only this value"), partial(self._keep_value, name))
        menu.addSeparator()
        menu.addAction(tr("Hide this column"), partial(self.hide_column, name))
        if self._state.hidden:
            menu.addAction(tr("Show all columns"), self.show_all_columns)
        return menu

    def hide_column(self, name: str) -> None:
        if len(self.view.shown_columns()) > 1:
            label = tr("Hide column {column}", column=visible(name))
            self.state_asked.emit(label, self._state.with_hidden(name))

    def show_all_columns(self) -> None:
        self.state_asked.emit(tr("Show all columns"), self._state.with_shown())

    def clear_filters(self) -> None:
        """Keep all rows again."""
        if self._state.filters:
            self.state_asked.emit(tr("Clear all filters"), replace(self._state, filters=()))

    def _connect(self) -> None:
        view = self.view
        view.sort_asked.connect(self._step_sort)
        view.filter_asked.connect(self.open_filter)
        view.order_changed.connect(self._ask_order)
        view.selected.connect(self._pause.start)
        view.row_entered.connect(self.row_entered)
        view.row_opened.connect(self.row_opened)
        view.column_entered.connect(self.column_entered)
        self.chips.removed.connect(self._remove)
        self.chips.opened.connect(self.open_filter)
        self.chips.cleared.connect(self.clear_filters)
        self.find_bar.changed.connect(self._search)
        self.find_bar.next_asked.connect(self.find_next)
        self.find_bar.previous_asked.connect(self.find_previous)
        self.find_bar.closed.connect(self._leave_find)
        for latest in (self._shaping, self._finding, self._counting, self._summing, self._copying):
            latest.failed.connect(self.failed)

    def _add_shortcuts(self) -> None:
        for keys, action in (
            (QKeySequence(QKeySequence.StandardKey.Copy), self.copy),
            (QKeySequence("Ctrl+Shift+C"), partial(self.copy, heads=True)),
        ):
            shortcut = QShortcut(keys, self.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(action)

    def _is_quick(self, state: ViewState) -> bool:
        rows = len(self.table) if self._base is None else len(self._base)
        if rows > _QUICK_ROWS and (state.filters or state.sort):
            return False
        to_rank = (key.column for key in state.sort if not self._sorter.knows(key.column))
        to_search = (one.column for one in state.filters if isinstance(one.test, TextMatch | Values))
        return all(self._has_few_words(name) for name in (*to_rank, *to_search))

    def _has_few_words(self, name: str) -> bool:
        if not self.table.has(name):
            return True
        column = self.table.column(name)
        return len(column.words) <= (_QUICK_WORDS if column.kind == "text" else _QUICK_ROWS // 2)

    def _show_rows(self, rows: Rows | None) -> None:
        self.view.show_rows(rows)
        self.counts_changed.emit(self.counts())
        self.rows_changed.emit()
        if not self.find_bar.isHidden():
            self._search(self.find_bar.text.text())

    def _step_sort(self, name: str, add: bool) -> None:
        self.state_asked.emit(tr("Sort on {column}", column=visible(name)), self._state.sorted_by(name, add=add))

    def _sort(self, name: str, descending: bool | None) -> None:
        state = self._state.with_sort(name, descending)
        self.state_asked.emit(tr("Sort on {column}", column=visible(name)), state)

    def _keep_value(self, name: str) -> None:
        current = self.view.currentIndex()
        code = int(self.table.column(name).codes[self.view.cells.row_of(current.row())])
        column = self.table.column(name)
        is_missing = code < 0 or bool(column.missing[code])
        kept = Values(() if is_missing else (str(column.words[code]),), missing=is_missing)
        self._set_filters(name, (Filter(name, kept),))

    def _set_filters(self, name: str, filters: tuple[Filter, ...]) -> None:
        state = self._state.with_filters(name, filters)
        if state != self._state:
            label = describe(filters[0]) if filters else tr("No filter on {column}", column=visible(name))
            self.state_asked.emit(tr("Filter: {filter}", filter=label) if filters else label, state)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, one: Filter) -> None:
        self.state_asked.emit(tr("Remove filter: {filter}", filter=describe(one)), self._state.without(one))

    def _ask_order(self, names: tuple[str, ...]) -> None:
        self.state_asked.emit(tr("Move a column"), replace(self._state, order=names))

    def _open_popup(self, counted: tuple[Column, npt.NDArray[np.int64], Ranks]) -> None:
        column, counts, ranks = counted
        self._close_popup()
        popup = FilterPopup(column, counts, ranks, self._state.filters_on(column.name), self)
        popup.chosen.connect(self._set_filters)
        popup.closed.connect(partial(self._forget_popup, popup))
        self._popup = popup
        heads = self.view.heads
        left = heads.sectionViewportPosition(self.view.cells.column_of(column.name))
        popup.open_at(heads.viewport().mapToGlobal(QPoint(max(0, left), heads.height())))

    def _close_popup(self) -> None:
        if self._popup is not None:
            self._popup.close()

    def _forget_popup(self, popup: FilterPopup) -> None:
        if popup is self._popup:
            self._popup = None
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _search(self, text: str) -> None:
        if not text:
            self._end_search()
            return
        table, rows, columns = self.table, self.rows, self.view.shown_columns()

        def work(progress: Progress) -> Found:
            return find(table, text, columns, rows, progress)

        words = sum(len(column.words) for column in table.columns)
        if self.view.cells.rowCount() <= _QUICK_ROWS // 4 and words <= _QUICK_WORDS:
            self._finding.cancel()
            self._show_found(work(Progress()))
        else:
            self._finding.start(tr("Finding"), work, self._show_found)

    def _show_found(self, found: Found) -> None:
        self._found = found
        self.find_bar.show_count(found.count)
        places = {self.view.cells.column_of(name): place for place, name in enumerate(found.columns)}
        self.view.show_found(lambda line, column: column in places and found.has(line, places[column]))
        current = self.view.currentIndex()
        column = places.get(current.column(), 0) if current.isValid() else 0
        line = current.row() if current.isValid() else 0
        if found.count and not (line < self.view.cells.rowCount() and found.has(line, column)):
            self.find_next()

    def _end_search(self) -> None:
        self._finding.cancel()
        self._found = None
        self.find_bar.show_count(None)
        self.view.show_found(None)

    def _leave_find(self) -> None:
        self._end_search()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, *, forward: bool) -> None:
        if self._found is None:
            return
        current = self.view.currentIndex()
        name = self.view.current_name()
        column = self._found.columns.index(name) if name in self._found.columns else -1
        line = current.row() if current.isValid() else -1
        hit = self._found.after(line, column) if forward else self._found.before(line, column)
        if hit is not None:
            self.view.go_to(hit[0], self.view.cells.column_of(self._found.columns[hit[1]]))

    def _rows_to_copy(self, chosen: dict[str, Rows | None]) -> Rows:
        """Return the rows that have a selected cell, as they stand on screen."""
        different = {id(rows): rows for rows in chosen.values()}
        if any(rows is None for rows in different.values()):
            return np.arange(len(self.table), dtype=np.int64)
        first, *others = [rows for rows in different.values() if rows is not None]
        if not others:
            return first
        picked = np.zeros(len(self.table), np.bool_)
        for rows in (first, *others):
            picked[rows] = True
        return np.flatnonzero(picked) if self.rows is None else self.rows[picked[self.rows]]

    def _sum_up(self) -> None:
        chosen, table = self.view.selected_cells(), self.table
        cells = sum(len(table) if rows is None else len(rows) for rows in chosen.values())
        if cells <= _QUICK_ROWS:
            self._summing.cancel()
            self._tell_sum(summarise(table, chosen))
        else:
            self._summing.start(tr("Adding up"), lambda _progress: summarise(table, chosen), self._tell_sum)

    def _tell_sum(self, summary: Summary) -> None:
        self.selection_changed.emit(summary.sentence())
