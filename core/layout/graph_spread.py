"""Bodies pushed apart until no two boxes overlap, and the whole turned to fit its frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from core.layout.graph_repulsion import gather

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from core.layout.graph_repulsion import Floats

_STRETCH = 1.5
"""The most that a layout is stretched along one side, and squeezed along the other."""


def spread(places: Floats, boxes: Floats, held: NDArray[np.bool_], rounds: int = 60) -> Floats:
    """Move bodies (n, 2) with boxes (n, 2: width, height) apart along the shorter way out."""
    from scipy.spatial import cKDTree

    places = places.copy()
    free = np.where(held, 0.0, 1.0)
    reach = float(boxes.max(initial=0.0))
    for _ in range(rounds if len(places) > 1 else 0):
        one, other = cKDTree(places).query_pairs(reach, p=np.inf, output_type="ndarray").T
        apart = places[one] - places[other]
        inside = (boxes[one] + boxes[other]) / 2 - np.abs(apart)
        over = (inside > 0.5).all(1) & (free[one] + free[other] > 0)
        if not over.any():
            break
        one, other = one[over], other[over]
        ways = _ways_out(apart[over], inside[over])
        shares = (free[one] / (free[one] + free[other]))[:, None]
        count = len(places)
        places += 0.7 * (
            gather(one, ways * shares, count) - gather(other, ways * (1 - shares), count)
        )
    return places


def _ways_out(apart: Floats, inside: Floats) -> Floats:
    """Return by how much the first of each pair must move against the second."""
    narrow = inside.argmin(1)
    rows = np.arange(len(apart))
    ways = np.zeros_like(apart)
    signs = np.where(apart[rows, narrow] >= 0, 1.0, -1.0)
    ways[rows, narrow] = signs * inside[rows, narrow]
    return ways


def turned(places: Floats, aspect: float) -> Floats:
    """Turn and mildly stretch the places to fill a frame of this aspect (width / height)."""
    if len(places) < 3:
        return places
    middle = places.mean(0)
    _, vectors = np.linalg.eigh(np.cov((places - middle).T))
    along, across = vectors[:, 1], vectors[:, 0]
    along = along if along.sum() >= 0 else -along
    across = across if across.sum() >= 0 else -across
    axes = np.column_stack((along, across) if aspect >= 1 else (across, along))
    fitted: Floats = (places - middle) @ axes
    width, height = np.maximum(np.ptp(fitted, axis=0), 1.0)
    stretch = float(np.clip(np.sqrt(aspect * height / width), 1 / _STRETCH, _STRETCH))
    stretched: Floats = fitted * (stretch, 1 / stretch) + middle
    return stretched
