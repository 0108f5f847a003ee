"""Which numbers are taken out, and which are left."""

import pytest
from tripwright.memory.redact import redact


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("card 4111-1111-1111-1111 ok", "card [card number] ok"),
        ("5500 0000 0000 0004", "[card number]"),
        ("write to a.b+c@mail.example.co.kr now", "write to [email] now"),
        ("call 010-1234-5678", "call [phone]"),
        ("call +82 10-1234-5678 or (212) 555-0123", "call [phone] or [phone]"),
        ("手机13812345678", "手机[phone]"),
        ("여권번호 M12345678", "여권번호 [passport number]"),
        ("my passport number is 123456789", "my passport number is [passport number]"),
        ("카드 번호는 ４１１１ １１１１ １１１１ １１１１", "카드 번호는 [card number]"),
        ("卡号4111–1111–1111–1111", "卡号[card number]"),
        ("4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", "[card number]"),
        ("메일은 ａｂ＠ｍａｉｌ．ｃｏｍ", "메일은 [email]"),
        ("电话 138 1234 5678", "电话 [phone]"),
        ("０１０－１２３４－５６７８로 전화", "[phone]로 전화"),
        ("0 1 0 1 2 3 4 5 6 7 8", "[phone]"),
        ("护照号 E 1 2 3 4 5 6 7 8", "护照号 [passport number]"),
        ("passport M123A4567", "passport [passport number]"),
        ("주민번호 900101-1234567", "주민번호 [resident number]"),
    ],
)
def test_private_numbers_are_taken_out(text, expected):
    assert redact(text)[0] == expected


@pytest.mark.parametrize(
    "text",
    [
        "from 2026-11-24 to 2026-11-30, budget 1,500,000 KRW",
        "flight KE1234 at 09:30, 4 people, 55x40x20 cm",
        "my passport is Korean (KR)",
        "4111 1111 1111 1112 fails the check digit",
        "2026-12-04 2026-12-08, or 2026-12-05 2026-12-09, or 2027-01-10 2027-01-17",
        "2026 12 04 2026 12 09",
        "３박 ４일, 예산 １５０만원",
        "geonames:1857910 and wd:Q12345678",
        "예산은 3000000원",
    ],
)
def test_dates_prices_flights_and_ids_are_left(text):
    assert redact(text) == (text, ())
