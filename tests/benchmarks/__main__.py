"""`python -m tests.benchmarks [GROUP...]` prints `group name value unit limit ok|short` lines.

Values are mostly ratios between two things measured in the same run. Always exits 0, but for a
group that does not exist.
"""

from __future__ import annotations

import sys

from tests.benchmarks.registry import GROUPS, measures


def main(names: list[str]) -> int:
    """Run the named groups, all of them where none is named."""
    unknown = [name for name in names if name not in GROUPS]
    if unknown:
        print(f"no group {', '.join(unknown)}; there are: {', '.join(GROUPS)}", file=sys.stderr)
        return 2
    for name in names or GROUPS:
        print(f"{name} …", file=sys.stderr, flush=True)
        for measure in measures(name):
            print(measure.line(name), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
