"""Where aligned and distributed nodes go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

Places = dict[str, tuple[float, float]]


def aligned(places: Mapping[str, tuple[float, float]], side: str) -> Places:
    """Move places to one line: left, right, top, bottom, or the middle across or down."""
    spots = np.array(list(places.values()), dtype=float)
    low, high = spots.min(0), spots.max(0)
    middle = (low + high) / 2
    axis, value = {
        "left": (0, low[0]), "right": (0, high[0]), "middle across": (0, middle[0]),
        "top": (1, low[1]), "bottom": (1, high[1]), "middle down": (1, middle[1]),
    }[side]  # fmt: skip
    spots[:, axis] = value
    return _named(places, spots)


def distributed(places: Mapping[str, tuple[float, float]], way: str) -> Places:
    """Move places to equal distances, across or down; the outermost stay."""
    spots = np.array(list(places.values()), dtype=float)
    axis = 0 if way == "across" else 1
    order = np.argsort(spots[:, axis], kind="stable")
    spots[order, axis] = np.linspace(spots[:, axis].min(), spots[:, axis].max(), len(spots))
    return _named(places, spots)


def _named(
    places: Mapping[str, tuple[float, float]], spots: np.typing.NDArray[np.float64]
) -> Places:
    return {i: (float(x), float(y)) for i, (x, y) in zip(places, spots.tolist(), strict=True)}
