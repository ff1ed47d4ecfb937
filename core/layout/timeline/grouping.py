"""Groups of boxes that overlap, directly or by others, and how each group is shown.

A group too deep is parted again without its labels; what is then still too deep is shown as
density.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

import numpy as np

from core.layout.timeline.boxes import UNITS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]


FEW = 12
"""Groups of so few are never shown as density."""
CROWDED = 32
"""Boxes a group from which most are likely to be too deep."""
NEIGHBOUR = 60.0
"""Pixels between densities from which they are two."""


class Kind(IntEnum):
    """How a group of boxes is shown."""

    LABELLED = 0
    BARE = 1
    DENSE = 2


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """Runs of boxes, in order of the line; first has one number more than there are groups."""

    first: Ints
    low: Ints
    high: Ints
    depth: Ints
    kind: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.low)


def grouped(low: Ints, bare: Ints, full: Ints, limits: Ints, stride: int) -> tuple[Ints, Groups]:
    """Return where boxes (sorted by low) end as they are shown, and their groups.

    A group deeper than its limit is parted again without labels, by itself.
    """
    counted = int(max(limits.max(initial=0), FEW))
    first = _breaks(low, full)
    most = limits[low[first[:-1]] // stride]
    if len(low) > CROWDED * len(first):
        # What is too deep without labels is so with them: far out that is all there is.
        bare_ends = np.sort(bare)
        if _deeper(low, bare_ends, first, most).all():
            return _bare(low, bare, bare_ends, limits, stride, counted)
    ends = np.sort(full)
    deep = _deeper(low, ends, first, most)
    if not deep.any():
        depth = _depth(low, ends, first, np.ones(len(deep), bool), counted)
        return full, _kinds(low, full, first, depth, deep, most, stride)
    if deep.all():
        return _bare(low, bare, np.sort(bare), limits, stride, counted)
    boxes = np.repeat(deep, np.diff(first))
    inner = np.flatnonzero(boxes)
    ends_ = np.sort(bare[inner])
    parts, depths_ = _parted(low[inner], bare[inner], ends_, limits, stride, counted)
    depth_at, begins = np.zeros(len(low), np.int64), np.zeros(len(low), bool)
    apart = first[:-1][~deep]
    depth_at[apart] = _depth(low, ends, first, ~deep, counted)[~deep]
    lead = inner[parts[:-1]]
    depth_at[lead] = depths_
    begins[apart] = begins[lead] = True
    leads = np.flatnonzero(begins)
    high = np.where(boxes, bare, full)
    return high, _kinds(low, high, np.append(leads, len(low)), depth_at[leads], boxes[leads],
                        limits[low[leads] // stride], stride)  # fmt: skip


def _bare(
    low: Ints, bare: Ints, ends: Ints, limits: Ints, stride: int, counted: int
) -> tuple[Ints, Groups]:
    """Return the same where all are parted without labels; ends are those of bare, sorted."""
    first, depth = _parted(low, bare, ends, limits, stride, counted)
    crowded, most = np.ones(len(depth), bool), limits[low[first[:-1]] // stride]
    return bare, _kinds(low, bare, first, depth, crowded, most, stride)


def _parted(
    low: Ints, high: Ints, ends: Ints, limits: Ints, stride: int, counted: int
) -> tuple[Ints, Ints]:
    """Return where groups begin, and how deep they are; of those to be density no more is asked."""
    first = _breaks(low, high)
    most = limits[low[first[:-1]] // stride]
    dense = _deeper(low, ends, first, most) & ((np.diff(first) > FEW) | (most == 0))
    depth = _depth(low, ends, first, ~dense, counted)
    depth[dense] = counted + 1
    return first, depth


def _deeper(low: Ints, ends: Ints, first: Ints, most: Ints) -> NDArray[np.bool_]:
    """Say of each group whether more than most boxes stand at one time in it.

    At the n-th low more than m boxes are open if the (n - m)-th end lies behind it.
    """
    if not len(most):
        return np.zeros(0, bool)
    deep = np.zeros(len(low), bool)
    m = int(most[0])
    if (most == m).all():
        deep[m:] = ends[: max(len(ends) - m, 0)] > low[m:]
    else:
        before = np.arange(len(low)) - np.repeat(most, np.diff(first))
        deep = (before >= 0) & (ends[np.maximum(before, 0)] > low)
    found: NDArray[np.bool_] = np.logical_or.reduceat(deep, first[:-1])
    return found


def _depth(low: Ints, ends: Ints, first: Ints, asked: NDArray[np.bool_], counted: int) -> Ints:
    """Return how deep the groups asked for are, up to one more than counted."""
    sizes = np.diff(first)
    several = asked & (sizes > 2)
    depth = np.minimum(sizes, 2)
    if several.any():
        boxes = np.repeat(several, sizes)
        begins = np.cumsum(sizes[several]) - sizes[several]
        each = depths_to(low[boxes], ends[boxes], counted)
        depth[several] = np.maximum.reduceat(each, begins)
    return depth


def depths(low: Ints, high: Ints) -> Ints:
    """Count, at each low (sorted), the boxes that cover it: exact, by the sorted ends."""
    counted: Ints = np.arange(1, len(low) + 1) - np.searchsorted(np.sort(high), low, "right")
    return counted


def depths_to(low: Ints, ends: Ints, most: int) -> Ints:
    """Return the same of sorted ends, at least 2, and where it is more than most, one more.

    At the n-th low more than m boxes are open if the (n - m)-th end lies behind it: that is one
    comparison of whole columns for each m, many times faster than looking each low up.
    """
    depth = np.full(len(low), 2, np.int64)
    at = np.flatnonzero(ends[:-2] > low[2:]) + 2
    for more in range(2, most + 1):
        depth[at] = more + 1
        at = at[ends[np.maximum(at - more - 1, 0)] > low[at]]
        at = at[at > more]
        if not len(at):
            break
    return depth


def _kinds(
    low: Ints,
    high: Ints,
    first: Ints,
    depth: Ints,
    crowded: NDArray[np.bool_],
    most: Ints,
    stride: int,
) -> Groups:
    """Return the groups that begin at these places, each as it is shown."""
    kind = crowded.astype(np.uint8)
    kind[(depth > most) & ((np.diff(first) > FEW) | (most == 0))] = Kind.DENSE
    lead = first[:-1]
    ends = np.maximum.reduceat(high, lead) if len(lead) else high
    return _joined(Groups(first, low[lead], ends, depth, kind), stride, most)


def _joined(groups: Groups, stride: int, most: Ints) -> Groups:
    """Make one density of neighbours, and of few boxes beside them: no stray columns."""
    dense = groups.kind == Kind.DENSE
    if not dense.any():
        return groups
    near = (groups.low[1:] - groups.high[:-1] <= NEIGHBOUR * UNITS) & (
        groups.low[1:] // stride == groups.low[:-1] // stride
    )
    before = np.concatenate(([False], dense[:-1] & near))
    after = np.concatenate((dense[1:] & near, [False]))
    narrow = groups.high - groups.low <= 2 * NEIGHBOUR * UNITS
    column = groups.depth * 2 > most
    dense = dense | (narrow & ((before & after) | ((before | after) & column)))
    lead = np.flatnonzero(np.concatenate(([True], ~(dense[1:] & dense[:-1] & near))))
    if not len(groups) or len(lead) == len(groups):
        return groups
    kind = np.where(dense, Kind.DENSE, groups.kind)[lead].astype(np.uint8)
    return Groups(
        np.append(groups.first[lead], groups.first[-1]), groups.low[lead],
        np.maximum.reduceat(groups.high, lead), np.maximum.reduceat(groups.depth, lead), kind,
    )  # fmt: skip


def _breaks(low: Ints, high: Ints) -> Ints:
    """Return where each group begins, and the number of boxes."""
    if not len(low):
        return np.zeros(1, np.int64)
    reached = np.maximum.accumulate(high)
    inner = np.flatnonzero(low[1:] >= reached[:-1]) + 1
    return np.concatenate(([0], inner, [len(low)])).astype(np.int64)
