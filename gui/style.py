"""How controls look: Qt's Fusion style with our palette, and what the style cannot say."""

from __future__ import annotations

from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from core.resources import resource
from gui import palette

_RULES = Template("""
QToolTip { background: $raised; color: $text; border: 1px solid $line; padding: 4px 6px; }
QPushButton, QToolButton[kind="chip"] {
    background: $surface; color: $text; border: 1px solid $line; border-radius: 4px; padding: 5px 12px; }
QPushButton:hover, QToolButton[kind="chip"]:hover { border-color: $accent; }
QPushButton:pressed { background: $selection; }
QPushButton:disabled { color: $muted; background: $window; }
QPushButton:focus, QToolButton:focus, QComboBox:focus, QLineEdit:focus, QSpinBox:focus, QCheckBox:focus {
    outline: none; border: 2px solid $accent; }
QAbstractItemView:focus { outline: none; border: 1px solid $accent; }
QPushButton:focus { padding: 4px 11px; }
QPushButton[kind="primary"] { background: $accent; color: $accent_text; border-color: $accent; font-weight: 600; }
QPushButton[kind="primary"]:hover { border-color: $text; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $line; color: $muted; border-color: $line; }
QPushButton[kind="quiet"], QToolButton[kind="quiet"] {
    background: transparent; border: 1px solid transparent; color: $accent; padding: 4px 8px; border-radius: 4px; }
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover { background: $selection; }
QPushButton[kind="quiet"]:disabled, QToolButton[kind="quiet"]:disabled { color: $muted; background: transparent; }
QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus { border: 2px solid $accent; padding: 3px 7px; }
QToolButton[kind="chip"] { border-radius: 13px; padding: 4px 12px; }
QToolButton[kind="chip"]:focus { padding: 3px 11px; }
QToolButton[kind="chip"][changed="true"] { border-color: $accent; background: $selection; font-weight: 600; }
QToolButton[kind="chip"]::menu-indicator { image: none; width: 0; }
QLineEdit, QComboBox, QSpinBox, QDateEdit, QPlainTextEdit {
    background: $surface; color: $text; border: 1px solid $line; border-radius: 4px; padding: 4px 6px; }
QTableView, QListView, QTreeView { background: $surface; alternate-background-color: $zebra; color: $text;
    border: 1px solid $line; selection-background-color: $selection; selection-color: $text; gridline-color: $line; }
QHeaderView::section { background: $raised; color: $text; border: none; border-right: 1px solid $line;
    border-bottom: 1px solid $line; padding: 4px 8px; font-weight: 600; }
QFrame[kind="card"] { background: $surface; border: 1px solid $line; border-radius: 6px; }
QFrame[kind="message"] { border: none; border-left: 4px solid $accent; background: $raised; border-radius: 2px; }
QFrame[kind="message"][level="problem"] { border-left-color: $problem; background: $problem_surface; }
QFrame[kind="message"][level="warning"] { border-left-color: $warning; background: $warning_surface; }
QFrame[kind="message"][level="good"] { border-left-color: $good; background: $good_surface; }
QLabel[kind="title"] { font-size: 15pt; font-weight: 600; }
QLabel[kind="answer"] { font-size: 13pt; }
QLabel[kind="heading"] { font-weight: 600; }
QLabel[kind="note"] { color: $muted; font-size: 9pt; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: 22px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("$arrow"); width: 14px; height: 14px; }
QCheckBox::indicator, QListView::indicator, QTreeView::indicator, QTableView::indicator {
    width: 14px; height: 14px; border: 1px solid $muted; border-radius: 3px; background: $surface; }
QCheckBox::indicator:checked, QListView::indicator:checked, QTreeView::indicator:checked,
QTableView::indicator:checked { border-color: $accent; background: $accent; image: url("$tick"); }
QCheckBox::indicator:disabled { border-color: $line; }
QTableView[kind="list"]::item { padding: 0 6px; }
QTreeView[kind="list"]::item { padding: 0 6px; height: 26px; }
QListView[kind="list"]::item { padding: 4px 0; }
QSplitter[kind="gap"]::handle { background: transparent; }
QFrame[kind="rail"] { background: $raised; border: none; border-right: 1px solid $line; }
QToolButton[kind="rail"] { background: transparent; color: $text; border: none; border-left: 3px solid transparent;
    border-radius: 4px; padding: 8px 16px 8px 9px; text-align: left; }
QToolButton[kind="rail"]:hover { background: $window; }
QToolButton[kind="rail"]:checked { background: $selection; border-left-color: $accent; font-weight: 600; }
QToolButton[kind="rail"]:focus { border: 2px solid $accent; border-left: 3px solid $accent; padding: 6px 14px 6px 9px; }
QToolButton[kind="rail"]:disabled { color: $muted; }
QFrame[kind="status"] { background: $raised; border: none; border-top: 1px solid $line; }
QMenuBar { background: $raised; color: $text; border-bottom: 1px solid $line; }
QMenuBar::item { padding: 5px 10px; background: transparent; }
QMenuBar::item:selected { background: $selection; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }
QTabBar::tab { padding: 6px 14px; background: transparent; color: $text; border: none;
    border-bottom: 2px solid transparent; }
QTabBar::tab:selected { border-bottom-color: $accent; font-weight: 600; }
QTabBar::tab:focus { border: 2px solid $accent; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QStatusBar { background: $raised; border-top: 1px solid $line; }
QStatusBar::item { border: none; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QMenu { background: $surface; color: $text; border: 1px solid $line; }
QMenu::item { padding: 5px 24px 5px 24px; }
QMenu::item:selected { background: $selection; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 4px 0; }
QProgressBar { border: 1px solid $line; border-radius: 4px; background: $surface; color: $text; text-align: center; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
""")


def apply(application: QApplication, scheme: palette.Scheme = "system") -> None:
    """Show the program in this scheme: `system`, `light` or `dark`. Call again when the system changes."""
    wanted = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(scheme, Qt.ColorScheme.Unknown)
    palette.choose(scheme)
    QGuiApplication.styleHints().setColorScheme(wanted)
    application.setStyle("Fusion")
    colours = palette.current()
    application.setPalette(palette.qt_palette(colours))
    name = "dark" if palette.is_dark() else "light"
    arrow = resource("icons", f"drop-down-{name}.svg").as_posix()
    tick = resource("icons", f"ticked-{name}.svg").as_posix()
    application.setStyleSheet(_RULES.substitute(vars(colours), arrow=arrow, tick=tick))
