"""How bodies push each other away: exactly for few, by particle mesh for many."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

EXACT = 300
"""Up to so many bodies every pair is counted."""
CLOSEST = 1e-2
"""The least squared distance that counts, so that bodies in one place do not explode."""
_NEAR = 2
"""Cells within which the mesh is too coarse and pairs are counted one by one."""
_PAIRS, _PAIRS_OF_MANY = 25, 8
"""The most near pairs per body; of more, a fixed sample stands for all."""
_MANY = 5000
"""Bodies from which the smaller sample must do."""


def repulsion(places: Floats, masses: Floats) -> Floats:
    """Return the push on each body: the sum of both masses' product over the distance.

    places (n, 2), masses (n,) to forces (n, 2).
    """
    if len(places) <= EXACT:
        return exact(places, masses)
    return mesh(places, masses)


def exact(places: Floats, masses: Floats) -> Floats:
    """Count every pair: O(n²) time and memory."""
    x, y = places.T
    squares = (x[:, None] - x) ** 2 + (y[:, None] - y) ** 2
    shares = masses / np.maximum(squares, CLOSEST)
    total = shares.sum(1)
    pushed: Floats = masses[:, None] * (places * total[:, None] - shares @ places)
    return pushed


def mesh(places: Floats, masses: Floats) -> Floats:
    """Count far bodies on a grid by FFT and near pairs one by one: O(n + g² log g)."""
    size = 64 if len(places) <= 2000 else 128 if len(places) <= 20000 else 256
    low = places.min(0)
    cell = max(float((places.max(0) - low).max()) * 1.001, 1e-9) / (size - 2)
    forces = _far(places, masses, low, cell, size)
    return forces + _near(places, masses, _NEAR * cell)


def _far(places: Floats, masses: Floats, low: Floats, cell: float, size: int) -> Floats:
    """Spread the masses over the grid (cloud in cell), convolve, and read the forces off it."""
    from scipy import fft

    at = (places - low) / cell + 0.5
    corner = at.astype(np.intp)
    part = at - corner
    spread = [(i, j, _share(part, i, j)) for i in (0, 1) for j in (0, 1)]
    wide = 2 * size
    grid = np.zeros(wide * wide)
    for i, j, share in spread:
        flat = (corner[:, 0] + i) * wide + corner[:, 1] + j
        grid += np.bincount(flat, weights=masses * share, minlength=wide * wide)
    waves = fft.rfft2(grid.reshape(wide, wide))
    forces = np.zeros_like(places)
    for axis, kernel in enumerate(_kernels(size)):
        field = fft.irfft2(waves * kernel, s=(wide, wide))
        for i, j, share in spread:
            forces[:, axis] += share * field[corner[:, 0] + i, corner[:, 1] + j]
    scaled: Floats = forces * (masses / cell)[:, None]
    return scaled


def _share(part: Floats, i: int, j: int) -> Floats:
    """Return how much of each body falls to one of the four cells around it."""
    x = part[:, 0] if i else 1 - part[:, 0]
    y = part[:, 1] if j else 1 - part[:, 1]
    product: Floats = x * y
    return product


@cache
def _kernels(size: int) -> tuple[NDArray[np.complex128], NDArray[np.complex128]]:
    """Return the transformed fields of one unit mass, near cells left out, along x and y."""
    from scipy import fft

    steps = np.arange(-size, size)
    x, y = np.meshgrid(steps, steps, indexing="ij")
    squares = (x * x + y * y).astype(float)
    squares[size, size] = 1.0
    far = (squares >= _NEAR * _NEAR) / squares
    return (fft.rfft2(fft.ifftshift(x * far)), fft.rfft2(fft.ifftshift(y * far)))


def _near(places: Floats, masses: Floats, reach: float) -> Floats:
    from scipy.spatial import cKDTree

    pairs = cKDTree(places).query_pairs(reach, output_type="ndarray")
    most = _PAIRS if len(places) < _MANY else _PAIRS_OF_MANY
    stride = -(-len(pairs) // (most * len(places))) or 1
    one, other = pairs[::stride].T
    apart = places[one] - places[other]
    squares = np.maximum((apart * apart).sum(1), CLOSEST)
    pushes = apart * (stride * masses[one] * masses[other] / squares)[:, None]
    return gather(one, pushes, len(places)) - gather(other, pushes, len(places))


def gather(bodies: Ints, forces: Floats, count: int) -> Floats:
    """Sum forces (m, 2) by the body (m,) they act on, to (count, 2)."""
    columns = [np.bincount(bodies, forces[:, axis], count) for axis in (0, 1)]
    return np.column_stack(columns)
