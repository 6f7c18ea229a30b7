"""Which years a heading speaks of."""

from __future__ import annotations

import pytest

from listlint.core.years import years_in


@pytest.mark.parametrize(
    ("heading", "years"),
    [
        ("2019", (2019, 2019)),
        ("1950", (1950, 1950)),
        ("2020年", (2020, 2020)),
        ("NeurIPS 2019", (2019, 2019)),
        ("ICCV2019", (2019, 2019)),
        ("June 2019", (2019, 2019)),
        ("2019-06", (2019, 2019)),
        ("2019-12", (2019, 2019)),
        ("2019-20", (2019, 2020)),
        ("2015 ~ 17", (2015, 2017)),
        ("2019/2021", (2019, 2021)),
        ("Papers of 2021 and 2019", (2019, 2021)),
        ("2010s", (2010, 2019)),
        ("2017 and before", (0, 2017)),
        ("≤ 2016", (0, 2016)),
        ("-2017", (0, 2017)),
        ("1990s and earlier", (0, 1999)),
        ("since 2020", (2020, 9999)),
        ("2020+", (2020, 9999)),
        ("2020 - now", (2020, 9999)),
        ("2019-20 and later", (2019, 9999)),
    ],
)
def test_a_heading_of_years(heading: str, years: tuple[int, int]) -> None:
    assert years_in(heading) == years


@pytest.mark.parametrize(
    "heading",
    [
        "",
        "Papers",
        "now",
        "1899",
        "20190",
        "Survey of 2019",
        "Blade Runner 2049",
        "The class of 1984",
    ],
)
def test_a_heading_of_none(heading: str) -> None:
    assert years_in(heading) is None
