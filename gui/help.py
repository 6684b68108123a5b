"""The manual, beside the window: local pages that come with the program."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDockWidget, QTextBrowser, QWidget

from core import language
from core.resources import resource
from core.texts import tr


class HelpPanel(QDockWidget):
    """Shows a page of the manual; links lead only to other pages of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Manual"), parent)
        self.setObjectName("manual")
        self.setAllowedAreas(Qt.DockWidgetArea.RightDockWidgetArea | Qt.DockWidgetArea.LeftDockWidgetArea)
        self.pages = QTextBrowser()
        self.pages.setAccessibleName(tr("Manual"))
        self.pages.setOpenLinks(False)
        self.pages.anchorClicked.connect(lambda url: self.follow(url.toString()))
        self.pages.document().setDocumentMargin(12)
        self.setWidget(self.pages)
        self.setMinimumWidth(340)
        QShortcut(
            QKeySequence(Qt.Key.Key_Escape), self, self.hide, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        self.hide()

    def open_page(self, name: str) -> None:
        """Show the page of this name, the first page when there is none."""
        page = resource("manual", language.current(), f"{name}.md")
        if not page.is_file():
            page = resource("manual", language.current(), "start.md")
        self.pages.setMarkdown(page.read_text(encoding="utf-8"))
        self.pages.moveCursor(self.pages.textCursor().MoveOperation.Start)
        self.show()
        self.raise_()

    def follow(self, link: str) -> None:
        """Open the page of the manual that a link names; other links lead nowhere."""
        name = link.removesuffix(".md")
        if name != link and name.isalpha():
            self.open_page(name)
