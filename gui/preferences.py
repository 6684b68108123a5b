"""The settings: language and colours, the decisions on names, the membership table."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QTabWidget, QVBoxLayout, QWidget

from core.texts import tr
from gui.parts import label
from gui.places_settings.membership_editor import MembershipEditor
from gui.places_settings.names_page import NamesPage
from gui.session import Session
from gui.settings import Settings, SettingsStore

PARTS = ("general", "names", "membership")


class Preferences(QWidget):
    """Three tabs. Each choice holds at once."""

    def __init__(self, session: Session, settings: SettingsStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.general = General(settings)
        self.names = NamesPage(session)
        self.membership = MembershipEditor(session)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self.general, tr("General"))
        self.tabs.addTab(self.names, tr("Names"))
        self.tabs.addTab(self.membership, tr("Membership table"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(label(tr("Settings"), "title"))
        layout.addWidget(self.tabs, 1)

    def show_part(self, name: str) -> None:
        """Bring this part to the front: one of `PARTS`."""
        self.tabs.setCurrentIndex(PARTS.index(name))


class General(QWidget):
    """Language, colours, density of tables, recent files."""

    def __init__(self, settings: SettingsStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.language = self._choice("language", (("nl", "Nederlands"), ("en", "English")), tr("Language"))
        self.scheme = self._choice(
            "scheme", (("system", tr("As the system")), ("light", tr("Light")), ("dark", tr("Dark"))), tr("Colours")
        )
        self.density = self._choice(
            "density", (("comfortable", tr("Roomy")), ("compact", tr("Compact"))), tr("Rows of tables")
        )
        self.keep_recent = QCheckBox(tr("Keep a list of recent files"))
        self.keep_recent.toggled.connect(self._keep_recent)
        form = QFormLayout(self)
        form.setContentsMargins(4, 16, 4, 16)
        form.setHorizontalSpacing(24)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        form.setVerticalSpacing(12)
        form.addRow(tr("Language"), self.language)
        form.addRow(tr("Colours"), self.scheme)
        form.addRow(tr("Rows of tables"), self.density)
        form.addRow(tr("Recent files"), self.keep_recent)
        place = label(str(settings.path), "note")
        place.setMinimumWidth(480)
        form.addRow(tr("Where settings are kept"), place)
        settings.changed.connect(self._show)
        self._show(settings.current)

    def _choice(self, field: str, choices: tuple[tuple[str, str], ...], name: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setMinimumWidth(220)
        for value, text in choices:
            box.addItem(text, value)
        box.activated.connect(lambda _index: self._settings.change(**{field: box.currentData()}))
        return box

    @Slot(object)
    def _show(self, settings: Settings) -> None:
        for box, value in (
            (self.language, settings.language),
            (self.scheme, settings.scheme),
            (self.density, settings.density),
        ):
            box.setCurrentIndex(box.findData(value))
        self.keep_recent.setChecked(settings.keep_recent)

    def _keep_recent(self, kept: bool) -> None:
        forgotten: dict[str, object] = {} if kept else {"recent_files": (), "last_folder": ""}
        self._settings.change(keep_recent=kept, **forgotten)
