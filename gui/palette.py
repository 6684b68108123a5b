"""The colours, as roles, for both schemes. Every pair is checked for contrast by a test.

`inside` (blue), `outside` (orange) and `ambiguous` (grey, always hatched) mean the same everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

Scheme = Literal["system", "light", "dark"]


@dataclass(frozen=True)
class Colours:
    """One scheme. Text roles reach 4.5:1 on `window`, `surface` and `raised`; marks reach 3:1."""

    window: str  # behind everything
    surface: str  # tables, charts, fields
    raised: str  # rail, chips, cards
    line: str  # hairlines between parts
    zebra: str  # every second row
    text: str
    muted: str
    accent: str  # only for what can be acted on
    accent_text: str  # on accent
    selection: str
    inside: str
    outside: str
    ambiguous: str
    problem: str
    warning: str
    good: str
    problem_surface: str
    warning_surface: str
    good_surface: str


LIGHT = Colours(
    window="#f4f5f7", surface="#ffffff", raised="#fafbfc", line="#d3d8df", zebra="#f7f8fa",
    text="#1a1f27", muted="#56606e", accent="#1d57a0", accent_text="#ffffff", selection="#d5e5f7",
    inside="#1f6fb5", outside="#c4560f", ambiguous="#737a85",
    problem="#b0241c", warning="#825200", good="#1c7038",
    problem_surface="#fcecea", warning_surface="#fdf4e0", good_surface="#e8f5ec",
)  # fmt: skip

DARK = Colours(
    window="#15181d", surface="#1c2027", raised="#232831", line="#3b434f", zebra="#20252c",
    text="#e7e9ed", muted="#a6afbb", accent="#82b4f2", accent_text="#0f151d", selection="#2b4868",
    inside="#5aa3e6", outside="#ef944a", ambiguous="#9aa2ad",
    problem="#ff8e84", warning="#e8b857", good="#6fcc8d",
    problem_surface="#3a2322", warning_surface="#352c1a", good_surface="#1d3226",
)  # fmt: skip

MARKING_BANDS: dict[str, tuple[str, str]] = {
    "departementaal": ("#1d57a0", "#ffffff"),
    "confidentieel": ("#1c6b3a", "#ffffff"),
    "geheim": ("#a8221a", "#ffffff"),
    "zeer_geheim": ("#8a4b00", "#ffffff"),
}
"""Background and text of the band of each marking; the text is always written out."""


_scheme: Scheme = "system"


def choose(scheme: Scheme) -> None:
    """Use this scheme from now on; `gui.style.apply` calls it."""
    global _scheme
    _scheme = scheme


def is_dark() -> bool:
    """Return whether the program is shown in its dark scheme."""
    if _scheme != "system":
        return _scheme == "dark"
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def current() -> Colours:
    """Return the colours of the scheme in use. Ask again on a palette change, do not keep them."""
    return DARK if is_dark() else LIGHT


def qt_palette(colours: Colours) -> QPalette:
    """Return the palette from which Qt draws its own controls."""
    palette = QPalette()
    role = QPalette.ColorRole
    for target, colour in (
        (role.Window, colours.window), (role.WindowText, colours.text), (role.Base, colours.surface),
        (role.AlternateBase, colours.zebra), (role.Text, colours.text), (role.Button, colours.raised),
        (role.ButtonText, colours.text), (role.BrightText, colours.problem), (role.Highlight, colours.selection),
        (role.HighlightedText, colours.text), (role.ToolTipBase, colours.raised), (role.ToolTipText, colours.text),
        (role.PlaceholderText, colours.muted), (role.Link, colours.accent), (role.Mid, colours.line),
        (role.Midlight, colours.line), (role.Light, colours.surface), (role.Dark, colours.line),
        (role.Shadow, colours.line), (role.Accent, colours.accent),
    ):  # fmt: skip
        palette.setColor(target, QColor(colour))
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, QColor(colours.muted))
    return palette
