"""Fonts: faces that have the characters of a text, on the machine or of the extra `fonts`."""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

LATIN = "DejaVu Sans"
PACKAGES = ("manimgx_fonts_cjk", "fontpkg_noto_sans_thai")
"""What the extra `fonts` installs: variable faces, of which one weight is cut out."""
_OWN = "Peakstock"
"""How the families begin that are cut out for one text."""
_BOXES = "Last Resort"
"""The face that comes with matplotlib and has a box for every character."""
_WEIGHTS = {"Regular": 400, "Bold": 700}
_CHINESE = "SC"
"""In the name of the face of a collection that draws characters as in mainland China."""


class Faces(NamedTuple):
    """What draws a text."""

    families: tuple[str, ...]
    """In the order in which they are asked for a character."""
    missing: str
    """Characters that none of them has; they are drawn as boxes."""


@cache
def faces(text: str) -> Faces:
    """Return the faces for a text: the Latin one, then as few others as have the rest."""
    from matplotlib.font_manager import FontProperties, findfont  # noqa: PLC0415 - lists all fonts

    wanted = {character for character in text if character.isprintable()} - {" "}
    left = wanted - _characters(findfont(FontProperties(family=[LATIN])))
    families = [LATIN]
    for source in (_installed, _of_packages):
        while left and (face := _best(source(), left)):
            families.append(face.ready(left & face.covers))
            left -= face.covers
    return Faces(tuple(families), "".join(sorted(left)))


def extra_is_there() -> bool:
    """Say whether the extra `fonts` is installed."""
    return all(map(find_spec, PACKAGES))


class Installed(NamedTuple):
    """A face that matplotlib knows."""

    family: str
    covers: frozenset[str]

    def ready(self, characters: set[str]) -> str:
        """Return its family."""
        return self.family


class Packaged(NamedTuple):
    """A variable face in a package."""

    file: Path
    covers: frozenset[str]

    def ready(self, characters: set[str]) -> str:
        """Cut some characters out of it, and return their family."""
        return _cut_out(self.file, characters)


Face = Installed | Packaged


def _best(candidates: Iterable[Face], left: set[str]) -> Face | None:
    """Return the face with the most of the characters that are left; None where none has any."""
    best = max(candidates, key=lambda face: len(left & face.covers), default=None)
    return best if best and left & best.covers else None


@cache
def _characters(file: str) -> frozenset[str]:
    """Return the characters of a file's first face."""
    from matplotlib.font_manager import get_font  # noqa: PLC0415 - slow to import

    return frozenset(map(chr, get_font(file).get_charmap()))


def _installed() -> Iterator[Face]:
    """Yield the upright faces of the machine, by family and file so that ties always end alike."""
    from matplotlib.font_manager import fontManager  # noqa: PLC0415 - lists all fonts

    upright = {(e.name, e.fname) for e in fontManager.ttflist if e.style == "normal"}
    for name, file in sorted(upright):
        if not name.startswith((_BOXES, _OWN)):
            yield Installed(name, _characters(file))


def _of_packages() -> Iterator[Face]:
    """Yield the faces of the packages that are there."""
    for package in PACKAGES:
        spec = find_spec(package)
        for folder in (spec.submodule_search_locations or ()) if spec else ():
            for file in sorted(Path(folder).rglob("*.tt[cf]")):
                yield Packaged(file, _characters(str(file)))


def _cut_out(file: Path, characters: set[str]) -> str:
    """Cut some characters out of a variable face, make them known, and return their family.

    Matplotlib draws a variable face in its default weight, which is hair-thin. The small files lie
    in its cache, and so are cut once.
    """
    from hashlib import blake2b  # noqa: PLC0415 - beside what needs it

    from matplotlib import get_cachedir  # noqa: PLC0415 - slow to import
    from matplotlib.font_manager import fontManager  # noqa: PLC0415 - the same

    text = "".join(sorted(characters)) + " "
    family = f"{_OWN} {blake2b(f'{file.name}{_CHINESE}{text}'.encode(), digest_size=6).hexdigest()}"
    for style, weight in _WEIGHTS.items():
        target = Path(get_cachedir()) / f"{family}-{style}.ttf"
        if not target.exists():
            _write_face(file, text, (family, style, weight), target)
        fontManager.addfont(target)
    return family


def _write_face(file: Path, text: str, named: tuple[str, str, int], target: Path) -> None:
    """Write some characters of a variable face as a plain one of a family, style and weight."""
    from fontTools.subset import Subsetter  # noqa: PLC0415 - slow to import
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - the same
    from fontTools.varLib.instancer import instantiateVariableFont  # noqa: PLC0415 - the same

    from ..study.whole_file import whole  # noqa: PLC0415 - beside what needs it

    family, style, weight = named
    with TTFont(file, fontNumber=_number(file)) as font, whole(target) as hidden:
        subsetter = Subsetter()
        subsetter.populate(text=text)
        subsetter.subset(font)
        default = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes}
        instantiateVariableFont(font, default | {"wght": weight}, inplace=True)
        font["OS/2"].usWeightClass = weight
        for number, name in ((1, family), (2, style), (4, f"{family} {style}"), (16, family)):
            font["name"].setName(name, number, 3, 1, 0x409)
        font.save(hidden)


def _number(file: Path) -> int:
    """Return the place of the Chinese face in a collection, whose first may be a Japanese one."""
    from fontTools.ttLib import TTCollection  # noqa: PLC0415 - slow to import

    if file.suffix != ".ttc":
        return 0
    with TTCollection(file, lazy=True) as faces:
        names = [face["name"].getDebugName(1) or "" for face in faces]
    return next((n for n, name in enumerate(names) if name.endswith(_CHINESE)), 0)
