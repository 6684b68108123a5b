"""The distinct texts of a column, kept as Arrow holds them until somebody asks for one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, overload

import numpy as np
import numpy.typing as npt

_FEW = 1_000
_MANY = 100_000


class Words:
    """An array of texts: `words[3]` is a str, `words[mask]` or `words[codes]` a numpy array of str.

    A million Python strings cost 0.1 s and 80 MB, so they are made only when they are needed.
    `np.asarray(words)` and `words.tolist()` give them all.
    """

    __slots__ = ("_texts", "arrow")

    def __init__(self, arrow: Any) -> None:
        self.arrow = arrow  # pyarrow.StringArray without nulls
        self._texts: npt.NDArray[np.object_] | None = None

    def __len__(self) -> int:
        return len(self.arrow)

    @overload
    def __getitem__(self, which: int | np.integer[Any]) -> str: ...
    @overload
    def __getitem__(self, which: slice | npt.NDArray[Any] | list[int]) -> npt.NDArray[np.object_]: ...
    def __getitem__(self, which: Any) -> str | npt.NDArray[np.object_]:
        if isinstance(which, int | np.integer):
            if self._texts is not None:
                return str(self._texts[which])
            return str(self.arrow[int(which)].as_py())
        if self._texts is None:
            places = range(len(self))[which] if isinstance(which, slice) else np.asarray(which)
            if isinstance(places, np.ndarray) and places.dtype == bool:
                places = np.flatnonzero(places)
            if len(places) <= _FEW and len(self) > _FEW:
                return _objects([self[int(place)] for place in places])
        texts: npt.NDArray[np.object_] = self._all()[which]
        return texts

    def __iter__(self) -> Iterator[str]:
        return iter(self.tolist())

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> npt.NDArray[Any]:
        texts = self._all()
        return texts.copy() if copy else texts

    def tolist(self) -> list[str]:
        """Return all texts."""
        texts: list[str] = self.arrow.to_pylist() if self._texts is None else self._texts.tolist()
        return texts

    def _all(self) -> npt.NDArray[np.object_]:
        if self._texts is None:
            if len(self.arrow) > _MANY:
                self._texts = self.arrow.to_numpy(zero_copy_only=False)  # quick, but loads pandas
            else:
                self._texts = _objects(self.arrow.to_pylist())
        return self._texts


def _objects(texts: list[str]) -> npt.NDArray[np.object_]:
    return np.array([*texts, None], dtype=object)[:-1]  # the end keeps numpy from making an array of fixed width
