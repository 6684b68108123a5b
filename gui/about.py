"""What this program is, and on whose work it rests."""

from __future__ import annotations

from core.texts import tr


def about() -> str:
    """Return the text of the box, in plain text."""
    return "\n\n".join(
        (
            tr(
                "Aandeel shows what share of NATO countries' arms exports goes to countries outside NATO, with honest "
                "limits for what is missing. It works without a network: nothing leaves this computer."
            ),
            tr("Licence of the program: EUPL 1.2."),
            tr(
                "It uses Qt and PySide6 under the LGPL version 3; you may replace these libraries by your own. It also "
                "uses Python, NumPy, pandas, Apache Arrow, pyqtgraph, XlsxWriter, calamine, Babel and RapidFuzz, and "
                "drawings by Lucide. Their licences come with the program."
            ),
            tr("The program contains no data of others. Figures made from your files are your own calculation."),
        )
    )
