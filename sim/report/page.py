"""The page: one HTML file that asks nothing of a network, for a screen, a phone and paper."""

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from ..words import report as say
from .answer import answer
from .meeting import Meeting
from .section import Section
from .sections.assumptions import assumptions
from .sections.not_modelled import not_modelled
from .sections.others import others
from .sections.policies import policies
from .sections.reproduce import reproduce
from .sections.spread import spread
from .sections.today import today


def page(meeting: Meeting) -> str:
    """Return the whole report as one HTML document."""
    environment = Environment(
        loader=PackageLoader(__package__, "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    script = _text("page.js")
    return environment.get_template("page.html.j2").render(
        title=meeting.network.scenario.name,
        language=say.LANGUAGE(),
        answer=answer(meeting),
        sections=list(_sections(meeting)),
        style=_text("page.css"),
        script=script,
        script_hash=b64encode(sha256(script.encode()).digest()).decode(),
        contents=say.CONTENTS(),
        sort=say.SORT(),
        back=say.BACK(),
    )


def _sections(meeting: Meeting) -> Iterator[Section]:
    """Yield what a meeting looks at, in its order."""
    yield from filter(None, (today(meeting), policies(meeting)))
    yield from others(meeting)
    yield assumptions(meeting)
    yield spread(meeting)
    yield not_modelled(meeting)
    yield reproduce(meeting)


def _text(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")
