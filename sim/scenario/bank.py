"""When banks rest: countries by their code, and their public holidays (library `holidays`)."""

import datetime as dt
from functools import cache
from typing import Annotated

from pydantic import AfterValidator, Field


def _known(code: str) -> str:
    """Return a country's code. Errors: ValueError for one that the library does not know."""
    import holidays  # noqa: PLC0415 - few scenarios name a country, and it takes long to load

    if code not in holidays.list_supported_countries():
        raise ValueError(f'no holidays are known of the country "{code}"; list them yourself')
    return code


Country = Annotated[str, Field(strict=True, pattern=r"^[A-Z]{2}$"), AfterValidator(_known)]


@cache
def public_holidays(country: str, first: int, last: int) -> tuple[dt.date, ...]:
    """Return the public holidays of a country in some years, both included, in order."""
    import holidays  # noqa: PLC0415 - the same

    return tuple(sorted(holidays.country_holidays(country, years=range(first, last + 1))))
