from datetime import date

import pytest
from tripwright.domain.place import Kind
from tripwright.tools.catalog.importers.kinds_ko import is_sight, kind_of
from tripwright.tools.catalog.importers.moving_days import MovingDays
from tripwright.tools.catalog.importers.places_korea import SOURCES, museum_rows, price, sight_rows

DAYS = MovingDays(feasts={"seollal": (date(2026, 2, 17),), "chuseok": (date(2026, 9, 25),)})


def museum(**changes):
    record = {
        "FCLTY_NM": "가나다박물관", "FCLTY_TYPE": "공립", "REFERENCE_DATE": "2025-05-01", "RSTDE_INFO": "매주 월요일",
        "WEEKDAY_OPER_OPEN_HHMM": "09:00", "WEEKDAY_OPER_COLSE_HHMM": "18:00",
        "HOLIDAY_OPER_OPEN_HHMM": "09:00", "HOLIDAY_CLOSE_OPEN_HHMM": "18:00",
        "ADULT_CHRGE": "3000", "CHILD_CHRGE": "1000", "ETC_CHRGE_INFO": "", "LATITUDE": "37.57", "LONGITUDE": "126.98",
        "RDNMADR": "서울특별시 종로구 율곡로 1", "LNMADR": "", "INSTT_CODE": "1", "HOMEPAGE_URL": "", "FCLTY_INTRCN": "긴 소개 글",
    }  # fmt: skip
    return record | changes


def sight(**changes):
    record = {
        "관광지명": "가나다산성", "소재지도로명주소": "경기도 광주시 어느길 1", "소재지지번주소": "", "위도": "37.4", "경도": "127.2",
        "데이터기준일자": "2024-08-16", "제공기관명": "경기도 광주시", "관광지소개": "긴 소개 글",
    }  # fmt: skip
    return record | changes


def test_a_museum_row_has_facts_and_no_sentence_of_the_source():
    (row,) = museum_rows([museum()], DAYS)
    assert (row.names, row.native, row.kind, row.city) == (
        {"ko": "가나다박물관"},
        "ko",
        Kind.MUSEUM,
        "geonames:1835848",
    )
    assert (str(row.price), str(row.child_price), row.observed_at) == ("3,000 KRW", "1,000 KRW", date(2025, 5, 1))
    assert row.hours is not None and row.hours.weekly[0].days["mon"] == ()
    assert "긴 소개 글" not in repr(row)


def test_of_one_name_the_newest_record_is_taken():
    records = [
        museum(REFERENCE_DATE="2025-05-01", ADULT_CHRGE="1000"),
        museum(FCLTY_NM="가나다 박물관", REFERENCE_DATE="2023-01-01"),
    ]
    (row,) = museum_rows(records, DAYS)
    assert str(row.price) == "1,000 KRW"


@pytest.mark.parametrize(
    "change", [{"RSTDE_INFO": "현재 휴관중"}, {"RSTDE_INFO": "휴관"}, {"FCLTY_NM": "가나다박물관 / 휴관"}]
)
def test_a_house_that_says_that_it_is_closed_is_left_out(change):
    assert list(museum_rows([museum(**change)], DAYS)) == []


def test_winter_and_summer_records_are_one_place_with_two_seasons():
    winter = museum(FCLTY_NM="가나다역사관(11월~2월)", WEEKDAY_OPER_COLSE_HHMM="17:00", HOLIDAY_CLOSE_OPEN_HHMM="17:00")
    (row,) = museum_rows([winter, museum(FCLTY_NM="가나다역사관(3월~10월)")], DAYS)
    assert row.names == {"ko": "가나다역사관"}
    assert row.hours is not None
    assert {table.season.start_month for table in row.hours.weekly if table.season} == {3, 11}


@pytest.mark.parametrize(
    ("charge", "changes", "money"),
    [
        ("5000", {}, "5,000 KRW"),
        ("0", {}, "0 KRW"),  # a public house without a word on fees
        ("0", {"ETC_CHRGE_INFO": "전시에 따라 상이"}, None),
        ("0", {"FCLTY_TYPE": "사립"}, None),  # 0 may be "not filled"
        ("0", {"FCLTY_TYPE": "사립", "ETC_CHRGE_INFO": "무료"}, "0 KRW"),
        ("1000020", {}, None),  # a keying slip
        ("", {}, None),
    ],
)
def test_a_fee_of_zero_is_free_only_where_it_is_said_or_sure(charge, changes, money):
    found = price(charge, museum(**changes))
    assert (None if found is None else str(found)) == money


def test_a_child_s_zero_beside_an_adult_s_fee_is_unknown():
    (row,) = museum_rows([museum(CHILD_CHRGE="0")], DAYS)
    assert row.child_price is None


def test_a_tourist_site_row():
    (row,) = sight_rows([sight()])
    assert (row.kind, row.observed_at, row.hours, row.price, row.city) == (
        Kind.CASTLE,
        date(2024, 8, 16),
        None,
        None,
        None,
    )
    assert "긴 소개 글" not in repr(row)


def test_a_site_without_a_date_has_none_and_a_second_spelling_is_no_second_place():
    rows = list(sight_rows([sight(관광지명="가나-공원", 데이터기준일자=""), sight(관광지명="가나 공원")]))
    assert [row.observed_at for row in rows] == [None]


@pytest.mark.parametrize(
    "name", ["가나 골프장", "다라리조트", "마바캠핑장", "사아 농촌체험 휴양마을", "자차관광안내센터"]
)
def test_what_is_no_sight_is_left_out(name):
    assert not is_sight(name)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("국립가나박물관", Kind.MUSEUM), ("가나미술관", Kind.GALLERY), ("가나다해수욕장", Kind.BEACH), ("가나사", Kind.TEMPLE),
        ("가나전망대", Kind.VIEWPOINT), ("가나전통시장", Kind.MARKET), ("가나향교", Kind.HISTORIC), ("가나폭포", Kind.NATURE),
        ("가나도립공원", Kind.NATURE), ("가나근린공원", Kind.PARK), ("가나수목원", Kind.GARDEN), ("가나케이블카", Kind.AMUSEMENT),
        ("가나관광지", Kind.SIGHT),
    ],
)  # fmt: skip
def test_kinds_by_name(name, kind):
    assert kind_of(name, Kind.SIGHT) is kind


def test_every_source_names_its_publisher_licence_and_credit():
    assert all(source.publisher and source.licence and source.credit for source in SOURCES)
