"""The windows and schemes of colour in which pages are looked at; each size once in a quick run, all four in a soak."""

from __future__ import annotations

import pytest

WINDOWS = pytest.mark.parametrize(
    ("width", "scheme"),
    [
        (1280, "light"),
        (375, "dark"),
        pytest.param(1280, "dark", marks=pytest.mark.soak),
        pytest.param(375, "light", marks=pytest.mark.soak),
    ],
)
