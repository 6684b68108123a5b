"""What one screen may ask of another, through the main window."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.flows import Flows


@dataclass(frozen=True, eq=False)  # holds arrays: equal only to itself
class RowsRequest:
    """Show these flows, with the source rows behind them. `title` says what they are, in plain words."""

    title: str
    flows: Flows
    rows: npt.NDArray[np.int64]  # positions in `flows`
