"""Korean particles follow the sound before them."""

import pytest
from tripwright.agent.language.particles import chosen


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("로마은(는) 고정", "로마는 고정"),
        ("“서울”을(를) 모릅니다", "“서울”을 모릅니다"),
        ("서울(으)로", "서울로"),
        ("부산(으)로", "부산으로"),
        ("2027(으)로", "2027로"),
        ("10을(를)", "10을"),
        ("“하와이”(이)라는 곳", "“하와이”라는 곳"),
        ("Rome은(는)", "Rome은(는)"),
        ("孔廟이(가)", "孔廟이(가)"),
    ],
)
def test_particles_follow_the_sound_where_it_is_known(text: str, said: str) -> None:
    assert chosen(text) == said
