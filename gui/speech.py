"""The language of the program and of Qt's own buttons, changed together."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from core import texts
from core.language import Language

_LOCALES = {"nl": QLocale(QLocale.Language.Dutch), "en": QLocale(QLocale.Language.English)}


class Speech:
    """Keeps the translator of Qt's own texts that is installed."""

    def __init__(self, application: QCoreApplication) -> None:
        self._application = application
        self._translator: QTranslator | None = None

    def use(self, language: Language) -> None:
        """Speak this language from now on; what is already on screen has to be made anew."""
        texts.use(language)
        QLocale.setDefault(_LOCALES[language])
        if self._translator is not None:
            self._application.removeTranslator(self._translator)
            self._translator = None
        if language == "en":
            return
        translator = QTranslator()
        if translator.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            self._application.installTranslator(translator)
            self._translator = translator
