"""The choices above the answer, as chips that say their value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QDate, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QDateEdit,
    QDoubleSpinBox,
    QHBoxLayout,
    QMenu,
    QSpinBox,
    QWidget,
    QWidgetAction,
)

from core.analysis.options import GROUPINGS, LENSES, By, ShareOptions
from core.analysis.selection import MeasureOffered, in_use, measures
from core.analysis.share_words import BASIS_NAMES, FLAGS, LENS_NAMES, RULES, destination_name, rule_name, span
from core.analysis.share_words import GROUPINGS as GROUPING_NAMES
from core.flows import Flag
from core.numerals import percent
from core.project import Project
from core.texts import tr
from gui.parts import Chip, button, label
from gui.share.flow_layout import FlowLayout


class Choices(QWidget):
    """One chip for each choice; a changed one is marked and can be reset."""

    changed = Signal(str, object)  # what was done, ShareOptions

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project = Project()
        self._flags: tuple[Flag, ...] = ()
        self._left_out: tuple[Flag, ...] = ()
        self._span = (0, 0)
        layout = FlowLayout(self)
        self._names = {
            "measure": tr("Source and measure"),
            "membership": tr("Membership"),
            "lens": tr("Counted as inside"),
            "years": tr("Years"),
            "five_year": tr("Per year or per five years"),
            "destination": tr("Destination"),
            "flags": tr("What counts"),
            "by": tr("Groups"),
            "threshold": tr("Tipping point"),
        }
        self.chips = {key: Chip(name) for key, name in self._names.items()}
        for key, chip in self.chips.items():
            layout.addWidget(chip)
            # Filled when it opens: an action must not be deleted while it tells that it was chosen.
            chip.choices().aboutToShow.connect(partial(self._fill, key))
        self.reset = button(tr("Reset all"), self._reset_all, kind="quiet")
        layout.addWidget(self.reset)

    def show_project(
        self, project: Project, flags: tuple[Flag, ...], left_out: tuple[Flag, ...], years: tuple[int, int]
    ) -> None:
        """Show the choices of this project. `flags` are those its flows know, `left_out` those that the
        sources leave out by default, `years` the first and last they have."""
        self._project, self._flags, self._left_out, self._span = project, flags, left_out, years
        options = self._options
        self._show("measure", _short(self._measure_text()), ("basis", "sources"))
        self._show("membership", rule_name(options.membership), ("membership",))
        self._show("lens", tr("Inside: {lens}", lens=tr(LENS_NAMES[options.lens])), ("lens",))
        self._show("years", span(options.years or years) if years[0] else tr("All years"), ("years",))
        self._show("five_year", dict(self._windows())[options.five_year], ("five_year",))
        self._show("destination", destination_name(options), ("destination",))
        self._show("flags", self._flags_text(), ("include", "leave_out"))
        self.chips["flags"].setVisible(bool(flags))
        self._show("by", dict(self._groupings())[options.by], ("by",))
        text = tr("No tipping point")
        if options.threshold is not None:
            text = tr("Tipping point at {share}", share=percent(options.threshold))
        self._show("threshold", text, ("threshold",))
        self.reset.setVisible(options != ShareOptions())

    @property
    def _options(self) -> ShareOptions:
        return self._project.share

    def _show(self, key: str, text: str, fields: tuple[str, ...]) -> None:
        default = ShareOptions()
        changed = any(getattr(self._options, field) != getattr(default, field) for field in fields)
        self.chips[key].show_value(text, changed=changed)

    # The menu of each chip

    def _fill(self, key: str) -> None:
        menu = self.chips[key].choices()
        menu.clear()
        for child in menu.children():
            if isinstance(child, QActionGroup):
                child.deleteLater()
        options = self._options
        match key:
            case "measure":
                self._fill_measure(menu)
                self._add_reset(key, sources=(), basis=None, currency="", unit="")
            case "membership":
                self._fill_membership(menu)
            case "lens":
                self._radio(key, tuple((lens, tr(LENS_NAMES[lens])) for lens in LENSES), options.lens)
            case "years":
                self._fill_years(menu)
            case "five_year":
                self._radio(key, self._windows(), options.five_year)
            case "destination":
                final, direct = ShareOptions(destination="final"), ShareOptions(destination="direct")
                names = tuple((way.destination, destination_name(way)) for way in (final, direct))
                self._radio(key, names, options.destination)
            case "flags":
                self._fill_flags(menu)
                self._add_reset(key, include=(), leave_out=())
            case "by":
                self._radio(key, self._groupings(), options.by)
            case "threshold":
                self._fill_threshold()
                self._add_reset(key, threshold=None)

    def _fill_measure(self, menu: QMenu) -> None:
        offered, current = self._measures()
        group = QActionGroup(menu)
        for one in offered:
            action = _checkable(menu, measure_name(one), one == current, group)
            action.triggered.connect(partial(self._choose_measure, one))
        if current is not None and len(current.sources) > 1:
            menu.addSeparator()
            _add_words(menu, tr("Sources"))
            for source_id in current.sources:
                action = _checkable(menu, self._source_name(source_id), source_id in self._used())
                action.toggled.connect(partial(self._use_source, current.sources, source_id))

    def _fill_membership(self, menu: QMenu) -> None:
        rule = self._options.membership
        group = QActionGroup(menu)
        for one in RULES:
            action = _checkable(menu, rule_name(one), one == rule, group)
            action.triggered.connect(partial(self._choose, "membership", membership=one))
        menu.addSeparator()
        _add_words(menu, tr("The members of one day, for all years"))
        day = QDateEdit()
        day.setCalendarPopup(True)
        day.setAccessibleName(tr("The members of one day, for all years"))
        day.setDisplayFormat(tr("yyyy-MM-dd"))
        is_fixed = rule.startswith("fixed:")
        day.setDate(QDate.fromString(rule.removeprefix("fixed:"), "yyyy-MM-dd") if is_fixed else QDate(2024, 3, 7))
        self._add_widgets(
            "membership",
            (day,),
            lambda: self._choose("membership", membership=f"fixed:{day.date().toString('yyyy-MM-dd')}"),
        )

    def _fill_years(self, menu: QMenu) -> None:
        options, (first, last) = self._options, self._span
        chosen = options.years or self._span
        everything = _checkable(menu, tr("All years"), options.years is None)
        everything.triggered.connect(partial(self._choose, "years", years=None))
        boxes = []
        for name, value in ((tr("First year"), chosen[0]), (tr("Last year"), chosen[1])):
            box = QSpinBox()
            box.setRange(min(first, chosen[0]), max(last, chosen[1]))
            box.setValue(value)
            box.setAccessibleName(name)
            box.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
            boxes.append(box)

        def use() -> None:
            years = sorted(box.value() for box in boxes)
            self._choose("years", years=(years[0], years[1]))

        self._add_widgets("years", tuple(boxes), use)

    def _fill_flags(self, menu: QMenu) -> None:
        for flag in FLAGS:
            if flag in self._flags:
                action = _checkable(menu, tr(FLAGS[flag]), not self._is_left_out(flag))
                action.toggled.connect(partial(self._count_flag, flag))

    def _fill_threshold(self) -> None:
        _add_words(self.chips["threshold"].choices(), tr("Which share would change the conclusion?"))
        threshold = self._options.threshold
        box = QDoubleSpinBox()
        box.setRange(0, 100)
        box.setSuffix(" %")
        box.setDecimals(1)
        box.setValue(50.0 if threshold is None else 100 * threshold)
        box.setAccessibleName(tr("Share that matters"))
        self._add_widgets("threshold", (box,), lambda: self._choose("threshold", threshold=box.value() / 100))

    # The words on a chip

    def _measures(self) -> tuple[tuple[MeasureOffered, ...], MeasureOffered | None]:
        """Return what is offered, and of it what is in use, with all the sources that have it."""
        offered = measures(self._project.datasets)
        use = in_use(self._project.datasets, self._options)
        return offered, next((one for one in offered if use and replace(one, sources=use.sources) == use), None)

    def _used(self) -> tuple[str, ...]:
        use = in_use(self._project.datasets, self._options)
        return use.sources if use else ()

    def _measure_text(self) -> str:
        _, current = self._measures()
        if current is None:
            return tr("No measure")
        used = self._used()
        if len(used) == 1:
            return tr("{source}: {measure}", source=self._source_name(used[0]), measure=measure_name(current))
        return tr("{count} sources: {measure}", count=len(used), measure=measure_name(current))

    def _source_name(self, source_id: str) -> str:
        source = self._project.dataset(source_id).source
        return source.title or source.path.name

    def _flags_text(self) -> str:
        out = [flag for flag in self._flags if self._is_left_out(flag)]
        if not out:
            return tr("Everything counts")
        kind = tr(FLAGS[out[0]]).lower()
        if len(out) == 1:
            return tr("Without {kind}", kind=kind)
        return tr("Without {kind} and {count} more", kind=kind, count=len(out) - 1)

    @staticmethod
    def _windows() -> tuple[tuple[bool, str], ...]:
        return ((False, tr("Per year")), (True, tr("Per five years")))

    @staticmethod
    def _groupings() -> tuple[tuple[By | None, str], ...]:
        return ((None, tr("No groups")), *((by, tr(GROUPING_NAMES[by])) for by in GROUPINGS))

    # What chips have in common

    def _radio(self, key: str, values: tuple[tuple[object, str], ...], current: object) -> None:
        menu = self.chips[key].choices()
        group = QActionGroup(menu)
        for value, name in values:
            action = _checkable(menu, name, value == current, group)
            changes: dict[str, Any] = {key: value}
            action.triggered.connect(partial(self._choose, key, **changes))

    def _add_widgets(self, key: str, widgets: tuple[QWidget, ...], act: Callable[[], None]) -> None:
        chip = self.chips[key]
        menu = chip.choices()
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(24, 4, 12, 4)
        for number, widget in enumerate(widgets):
            if number:
                layout.addWidget(label("–"))
            layout.addWidget(widget)

        def use() -> None:
            menu.close()
            act()

        layout.addWidget(button(tr("Use"), use))
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(row)
        menu.addAction(holder)

    def _add_reset(self, key: str, **defaults: Any) -> None:
        options = self._options
        if all(getattr(options, name) == value for name, value in defaults.items()):
            return
        menu = self.chips[key].choices()
        menu.addSeparator()
        menu.addAction(tr("Reset")).triggered.connect(partial(self._choose, key, **defaults))

    # What was chosen

    def _choose(self, key: str, _checked: bool = False, **changes: Any) -> None:
        options = replace(self._options, **changes)
        if options != self._options:
            self.changed.emit(tr("Choice of {choice}", choice=self._names[key].lower()), options)

    def _choose_measure(self, one: MeasureOffered, _checked: bool = False) -> None:
        self._choose("measure", basis=one.basis, currency=one.currency, unit=one.unit, sources=())

    def _use_source(self, offered: tuple[str, ...], source_id: str, wanted: bool) -> None:
        used = {*self._used(), source_id} if wanted else {*self._used()} - {source_id}
        self._choose("measure", sources=tuple(source for source in offered if source in used))

    def _is_left_out(self, flag: Flag) -> bool:
        options = self._options
        return (flag in self._left_out and flag not in options.include) or flag in options.leave_out

    def _count_flag(self, flag: Flag, counts: bool) -> None:
        options = self._options
        by_default = flag in self._left_out
        include = tuple(one for one in options.include if one != flag) + ((flag,) if counts and by_default else ())
        leave_out = tuple(one for one in options.leave_out if one != flag)
        leave_out += (flag,) if not counts and not by_default else ()
        self._choose("flags", include=include, leave_out=leave_out)

    def open(self, key: str) -> None:
        """Open the choices of this chip."""
        chip = self.chips[key]
        chip.choices().popup(chip.mapToGlobal(chip.rect().bottomLeft()))

    def _reset_all(self) -> None:
        self.changed.emit(tr("Reset all choices"), ShareOptions())


def measure_name(one: MeasureOffered) -> str:
    """Return a measure in a few words."""
    return tr("{basis} ({unit})", basis=tr(BASIS_NAMES[one.basis]), unit=one.unit or one.currency)


def _checkable(menu: QMenu, text: str, checked: bool, group: QActionGroup | None = None) -> QAction:
    action = menu.addAction(text.replace("&", "&&"))
    action.setCheckable(True)
    action.setChecked(checked)
    if group is not None:
        group.addAction(action)
    return action


def _add_words(menu: QMenu, text: str) -> None:
    """Say what the following choices are; the style leaves the text of a section out."""
    words = label(text, "note")
    words.setWordWrap(False)
    words.setContentsMargins(24, 4, 12, 0)
    holder = QWidgetAction(menu)
    holder.setDefaultWidget(words)
    holder.setEnabled(False)
    menu.addAction(holder)


def _short(text: str) -> str:
    return text if len(text) <= 48 else text[:47] + "…"
