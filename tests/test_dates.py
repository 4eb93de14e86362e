"""Dates: EDTF of level 0 and 1 into literals and bounds; what is refused, in which words.

Examples are those of the specification, https://www.loc.gov/standards/datetime/, where it has one.
"""

from __future__ import annotations

import re
from calendar import monthrange

import edtf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.dates import Moment, read_date

REMEDY = "write 2024-06-25, 2024-06, 2024, 2024?, or 2024-06-20/2024-06-25 for some time within"


# -------------------------------------------------------------------------------------------------------- level 0


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("1985-04-12", Moment("1985-04-12", "1985-04-12", "1985-04-12", "day")),
        ("1985-04", Moment("1985-04-01", "1985-04-30", "1985-04", "month")),
        ("1985", Moment("1985-01-01", "1985-12-31", "1985", "year")),
        ("2024-02-29", Moment("2024-02-29", "2024-02-29", "2024-02-29", "day")),
        ("2024-02", Moment("2024-02-01", "2024-02-29", "2024-02", "month")),
        ("1900-02", Moment("1900-02-01", "1900-02-28", "1900-02", "month")),
        ("0001-01-01", Moment("0001-01-01", "0001-01-01", "0001-01-01", "day")),
        ("0000-02", Moment("0000-02-01", "0000-02-29", "0000-02", "month")),
        ("9999-12-31", Moment("9999-12-31", "9999-12-31", "9999-12-31", "day")),
        ("1985-04-12T23:20:30", Moment("1985-04-12", "1985-04-12", "1985-04-12T23:20:30", "time")),
        ("1985-04-12T23:20:30Z", Moment("1985-04-12", "1985-04-12", "1985-04-12T23:20:30Z", "time")),
        ("1985-04-12T23:20:30+04:30", Moment("1985-04-12", "1985-04-12", "1985-04-12T23:20:30+04:30", "time")),
        # xsd:dateTime wants minutes in the offset, so this form has no literal.
        ("1985-04-12T23:20:30-04", Moment("1985-04-12", "1985-04-12", edtf="1985-04-12T23:20:30-04")),
        ("1964/2008", Moment("1964-01-01", "2008-12-31", edtf="1964/2008")),
        ("2004-06/2006-08", Moment("2004-06-01", "2006-08-31", edtf="2004-06/2006-08")),
        ("2004-02-01/2005-02-08", Moment("2004-02-01", "2005-02-08", edtf="2004-02-01/2005-02-08")),
        ("2004-02-01/2005-02", Moment("2004-02-01", "2005-02-28", edtf="2004-02-01/2005-02")),
        ("2004-02-01/2005", Moment("2004-02-01", "2005-12-31", edtf="2004-02-01/2005")),
        ("2005/2006-02", Moment("2005-01-01", "2006-02-28", edtf="2005/2006-02")),
        ("2005/2005", Moment("2005-01-01", "2005-12-31", edtf="2005/2005")),
    ],
)
def test_level_0(text: str, moment: Moment) -> None:
    assert read_date(text) == moment


# -------------------------------------------------------------------------------------------------------- level 1


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("Y170000002", "170000002-01-01", "170000002-12-31"),
        ("Y-170000002", "-170000002-01-01", "-170000002-12-31"),
        ("1984?", "1984-01-01", "1984-12-31"),
        ("2004-06~", "2004-06-01", "2004-06-30"),
        ("2004-06-11%", "2004-06-11", "2004-06-11"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("20XX", "2000-01-01", "2099-12-31"),
        ("2004-XX", "2004-01-01", "2004-12-31"),
        ("1985-04-XX", "1985-04-01", "1985-04-30"),
        ("1984-02-XX", "1984-02-01", "1984-02-29"),
        ("1985-XX-XX", "1985-01-01", "1985-12-31"),
        ("1985-04-12/..", "1985-04-12", None),
        ("1985-04/..", "1985-04-01", None),
        ("1985/..", "1985-01-01", None),
        ("../1985-04-12", None, "1985-04-12"),
        ("../1985-02", None, "1985-02-28"),
        ("../1985", None, "1985-12-31"),
        ("1985-04-12/", "1985-04-12", None),
        ("/1985-04", None, "1985-04-30"),
        ("1984~/2004-06", "1984-01-01", "2004-06-30"),
        ("1984-06-02?/2004-08-08~", "1984-06-02", "2004-08-08"),
        ("-1985", "-1985-01-01", "-1985-12-31"),
        ("-0100/0100", "-0100-01-01", "0100-12-31"),
        ("-2005/-2003", "-2005-01-01", "-2003-12-31"),
        ("1984~/..", "1984-01-01", None),
        ("-0100-05", "-0100-05-01", "-0100-05-31"),
        ("-0100-XX", "-0100-01-01", "-0100-12-31"),
        ("-0004-02-XX", "-0004-02-01", "-0004-02-29"),
        ("-01XX", "-0199-01-01", "-0100-12-31"),
    ],
)
def test_level_1_has_bounds_and_the_form_itself(text: str, earliest: str | None, latest: str | None) -> None:
    assert read_date(text) == Moment(earliest, latest, edtf=text)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        *((f"2001-{season}", "2001-01-01", "2001-12-31") for season in (21, 22, 23, 24)),
        ("2001-21/2002-22", "2001-01-01", "2002-12-31"),
        ("../2001-23", None, "2001-12-31"),
    ],
)
def test_seasons_are_level_1_and_lie_within_their_year(text: str, earliest: str | None, latest: str) -> None:
    """EDTF writes them in place of a month, and does not say of which hemisphere: their bounds are the year's."""
    assert read_date(text) == Moment(earliest, latest, edtf=text)


# -------------------------------------------------------------------------------------------------------- refusals


@pytest.mark.parametrize(
    "text",
    [
        *("", "..", "24", "985", "19850", "June 25", "2024-6", "2024-6-1", "20240625", "25.06.2024", "2024-366"),
        *("2024W01", "1984?~", "201x", "2012u", "unknown", "open", "Y2024", "y170000002", "2024-06-25T10:00"),
        *("2024-06-25T25:00:00", "2024-06-25 10:00:00", "2024..2025", "-0000", "2024-13?"),
        "1985-04-12T23:20:60Z",
    ],
)
def test_what_edtf_does_not_know(text: str) -> None:
    with pytest.raises(ValueError, match="^" + re.escape(f"`{text}` is not a date that EDTF knows; {REMEDY}") + "$"):
        read_date(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("unknown/2006", f"`unknown` is not a date that EDTF knows; {REMEDY}"),
        ("2004/open", f"`open` is not a date that EDTF knows; {REMEDY}"),
        ("2024?/b", f"`b` is not a date that EDTF knows; {REMEDY}"),
        ("2024-13/2025", f"`2024-13` has no month 13; {REMEDY}"),
        ("2024-02-30/2024-03-01", "`2024-02-30` is no day: that month has 29"),
        ("2004-06-~01/2004-06-~20", f"`2004-06-~01` is EDTF level 2, and levels 0 and 1 are used here; {REMEDY}"),
        ("2024/06/25", f"`2024/06/25` has more than two sides; {REMEDY}"),
        ("2024/2025/", f"`2024/2025/` has more than two sides; {REMEDY}"),
        ("../..", "`../..` says nothing about the time; leave it out"),
        ("/..", "`/..` says nothing about the time; leave it out"),
        ("../", "`../` says nothing about the time; leave it out"),
        ("/", "`/` says nothing about the time; leave it out"),
        ("2024-06-25/2024-06-20", "`2024-06-25/2024-06-20` ends before it begins; swap the two"),
        ("2024/2023", "`2024/2023` ends before it begins; swap the two"),
        ("-2003/-2005", "`-2003/-2005` ends before it begins; swap the two"),
        ("0100/-0100", "`0100/-0100` ends before it begins; swap the two"),
    ],
)
def test_intervals_that_are_refused(text: str, told: str) -> None:
    with pytest.raises(ValueError, match="^" + re.escape(told) + "$"):
        read_date(text)


@pytest.mark.parametrize("text", ["2024-06-25T10:00:00/2024-06-26", "2024-06-25/2024-06-25T10:00:00Z"])
def test_the_sides_of_an_interval_have_no_time_of_day(text: str) -> None:
    """EDTF Level 0 adopts representations of a time interval where both the start and end are dates."""
    with pytest.raises(ValueError, match=r"^`2024-06-25"):
        read_date(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2024-00", f"`2024-00` has no month 00; {REMEDY}"),
        ("2024-13", f"`2024-13` has no month 13; {REMEDY}"),
        ("2001-34", f"`2001-34` has no month 34; {REMEDY}"),
        ("2024-13-01", f"`2024-13-01` has no month 13; {REMEDY}"),
        ("2024-21-01", f"`2024-21-01` has no month 21; {REMEDY}"),
        ("2024-06-00", "`2024-06-00` is no day: that month has 30"),
        ("2024-06-31", "`2024-06-31` is no day: that month has 30"),
        ("2023-02-29", "`2023-02-29` is no day: that month has 28"),
        ("1900-02-29", "`1900-02-29` is no day: that month has 28"),
        ("2024-02-30", "`2024-02-30` is no day: that month has 29"),
    ],
)
def test_what_is_no_month_and_no_day(text: str, told: str) -> None:
    with pytest.raises(ValueError, match="^" + re.escape(told) + "$"):
        read_date(text)


@pytest.mark.parametrize(
    "text",
    [
        *("Y-17E7", "1950S2", "Y171010000S3", "[1667,1668,1670..1672]", "[..1760-12-03]", "{1667,1668}"),
        *(
            "{1960,1961-12}",
            "2004-06~-11",
            "?2004-06-~11",
            "2004?-06-11",
            "156X-12-25",
            "15XX-12-XX",
            "1XXX-XX",
            "1X99",
        ),
    ],
)
def test_level_2_is_refused(text: str) -> None:
    told = f"`{text}` is EDTF level 2, and levels 0 and 1 are used here; {REMEDY}"
    with pytest.raises(ValueError, match="^" + re.escape(told) + "$"):
        read_date(text)


@pytest.mark.parametrize("text", ["2004-0X", "2004-1X", "1985-1X-XX", "2004-X6", "2004/2005-0X"])
def test_a_month_of_which_half_is_known_is_refused_without_a_print(
    text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The library breaks off on these, and prints what it was at."""
    with pytest.raises(ValueError, match=r"^`[^`]*X[^`]*` is "):
        read_date(text)
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    "text",
    ["2023-02-29~", "1900-02-29?", "2023-02-29/2023-03-02", "../2023-02-29?", "2023-02-29T10:00:00", "-0001-02-29"],
)
def test_a_day_that_its_month_does_not_have_is_refused_in_every_form(text: str) -> None:
    with pytest.raises(ValueError, match=r"-02-29"):
        read_date(text)


@pytest.mark.parametrize("text", ["２０２４", "२०२४-०६", "２０２４-０６-２５", "2024-06-2５"])
def test_digits_are_those_of_ascii(text: str) -> None:
    """`literal` is the lexical form of an XSD type, which has the digits 0 to 9 alone."""
    with pytest.raises(ValueError, match="^" + re.escape(f"`{text}` is not a date that EDTF knows; {REMEDY}") + "$"):
        read_date(text)


# ------------------------------------------------------------------------------------------------------ properties

YEARS = st.integers(0, 9999)
MONTHS = st.tuples(YEARS, st.integers(1, 12))
DAYS = MONTHS.flatmap(lambda month: st.tuples(st.just(month), st.integers(1, monthrange(month[0] or 4, month[1])[1])))
PLAIN = st.one_of(
    YEARS.map("{:04}".format),
    MONTHS.map(lambda month: "{:04}-{:02}".format(*month)),
    DAYS.map(lambda day: "{:04}-{:02}-{:02}".format(*day[0], day[1])),
)


@given(PLAIN)
def test_plain_dates_have_the_bounds_that_the_edtf_library_gives_them(text: str) -> None:
    """A year, a month and a day are read by the standard library; every other form by the `edtf` library."""
    parsed = edtf.parse_edtf(text)
    moment = read_date(text)
    for bound, theirs in ((moment.earliest, parsed.lower_strict()), (moment.latest, parsed.upper_strict())):
        assert bound == "{:04}-{:02}-{:02}".format(*theirs[:3])
    assert (moment.literal, moment.edtf) == (text, None)


@given(PLAIN, st.sampled_from("?~%"))
def test_doubt_changes_no_bound(text: str, doubt: str) -> None:
    plain, doubted = read_date(text), read_date(text + doubt)
    assert doubted == Moment(plain.earliest, plain.latest, edtf=text + doubt)


@given(PLAIN, PLAIN)
def test_some_time_within_lasts_from_the_first_to_the_last_day(one: str, other: str) -> None:
    """`A/B` in `date` means *some time within*."""
    earliest, latest = read_date(one).earliest, read_date(other).latest
    assert earliest
    assert latest
    if earliest <= latest:
        assert read_date(f"{one}/{other}") == Moment(earliest, latest, edtf=f"{one}/{other}")
    else:
        with pytest.raises(ValueError, match=r"ends before it begins; swap the two$"):
            read_date(f"{one}/{other}")


def day(bound: str) -> tuple[int, int, int]:
    """Year, month and day of a bound; fails where it is not of the lexical space of xsd:date."""
    match = re.fullmatch(r"(-?(?:[1-9][0-9]{3,}|0[0-9]{3}))-([0-9]{2})-([0-9]{2})", bound, re.ASCII)
    assert match
    year, month, number = (int(part) for part in match.groups())
    assert 1 <= number <= monthrange(year % 400 + 400, month)[1]
    return year, month, number


@settings(max_examples=300)
@given(
    st.one_of(
        st.from_regex(r"[-Y]?[012X][09X][0-2X][0-9X](-[0-3X][0-9X]){0,2}[?~%]?", fullmatch=True),
        st.from_regex(
            r"(\.\.|[12][09][0-2]X?[0-9]?(-[012][0-9]){0,2}[?~%]?)?/(\.\.|20[0-9]{2}(-0[1-9])?)?", fullmatch=True
        ),
        st.text("0123456789-/.X?~%TZ:Y", max_size=12),
    )
)
def test_any_text_is_a_moment_with_sound_bounds_or_is_refused(text: str) -> None:
    """`earliest` and `latest` are ``xsd:date`` lexical forms; either is absent where the date is open."""
    try:
        moment = read_date(text)
    except ValueError:
        return
    bounds = [bound for bound in (moment.earliest, moment.latest) if bound]
    assert bounds
    assert [day(bound) for bound in bounds] == sorted(day(bound) for bound in bounds)
    assert (moment.literal is None) == (moment.precision is None) == (moment.edtf is not None)
    assert text in (moment.literal, moment.edtf)
