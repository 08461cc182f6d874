"""The stylesheet that the pages share with the network page: its variables, and the colours of the classes."""

from __future__ import annotations

import re
from pathlib import Path

import kg.view
from kg.vocabulary import display

_BASE = Path(kg.view.__file__).resolve().parent / "templates" / "css" / "1-base.css"
_DARK = re.compile(r':root\[data-theme="dark"\] (\{.*?\n\})', re.DOTALL)


def stylesheet() -> str:
    """The network page's base, dark also where only the system says so, and `--k`, the colour of each class."""
    base = _BASE.read_text(encoding="utf-8")
    dark = _DARK.search(base)
    assert dark is not None, "the network page's stylesheet has no dark colours"
    looks = display()
    below = {name: looks[name] for name in looks.ontology.terms}
    light = "".join(f".k-{name} {{ --k: {look.colour}; }}\n" for name, look in below.items() if name.isalpha())
    night = "".join(f".k-{name} {{ --k: {look.dark_colour}; }}\n" for name, look in below.items() if name.isalpha())
    chosen = re.sub(r"^", ':root[data-theme="dark"] ', night, flags=re.MULTILINE).rsplit(":root", 1)[0]
    system = re.sub(r"^", ":root:not([data-theme]) ", night, flags=re.MULTILINE).rsplit(":root", 1)[0]
    media = f"@media (prefers-color-scheme: dark) {{\n:root:not([data-theme]) {dark[1]}\n{system}}}\n"
    return "\n".join((base, light, chosen, media))
