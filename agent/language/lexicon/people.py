"""Who may come along, as people name them: the words, and how many they are."""

#: One more person beside the speaker ("with my mother", "엄마랑", "和女朋友").
COMPANIONS: tuple[str, ...] = (
    "wife", "wifey", "husband", "hubby", "girlfriend", "boyfriend", "gf", "bf", "partner", "fiancee", "fiance", "mother", "mom", "mum", "father", "dad", "sister", "brother", "son",
    "daughter", "friend", "grandmother", "grandma", "grandfather", "grandpa", "colleague", "cousin", "aunt", "uncle", "spouse", "boss", "roommate",
    "아내", "와이프", "신랑", "신부", "남편", "여자친구", "여친", "남자친구", "남친", "애인", "엄마", "어머니", "아빠", "아버지", "언니", "누나", "오빠", "형", "동생", "아들", "딸", "친구",
    "할머니", "할아버지", "동료", "시어머니", "장모님",
    "老婆", "妻子", "太太", "老公", "丈夫", "女朋友", "女友", "男朋友", "男友", "妈妈", "母亲", "爸爸", "父亲", "姐姐", "妹妹", "哥哥", "弟弟", "儿子", "女儿", "朋友", "闺蜜",
    "奶奶", "爷爷", "外婆", "外公", "同事", "同学",
)  # fmt: skip
#: Companions who are children when no age is said; the age is then asked or assumed by others, not here.
PAIRS: tuple[str, ...] = (
    "parents",
    "folks",
    "grandparents",
    "in-laws",
    "부모님",
    "엄마아빠",
    "엄마 아빠",
    "아빠엄마",
    "엄빠",
    "父母",
    "爸妈",
    "岳父母",
)
SOLO: tuple[str, ...] = (
    "solo", "alone", "by myself", "on my own", "just me", "only me", "single person", "single-person", "single traveller", "single traveler", "one person", "for myself",
    "혼자서", "혼자", "나홀로", "혼행", "1인 여행", "独自", "独自一人", "一个人", "单独", "自己一个人", "就我一个", "一人",
)  # fmt: skip
COUPLE: tuple[str, ...] = (
    "couple", "as a pair", "a pair", "the two of us", "two of us", "both of us", "pair of us", "us two", "honeymoon", "커플", "부부", "신혼여행", "둘이서", "둘이", "연인", "情侣", "夫妻", "夫妇", "小两口", "我们俩", "我俩", "蜜月",
)  # fmt: skip
#: Two words for one companion.
SAME: dict[str, str] = {
    "gf": "girlfriend", "bf": "boyfriend", "mom": "mother", "mum": "mother", "dad": "father", "grandma": "grandmother", "grandpa": "grandfather", "fiance": "fiancee",
    "와이프": "아내", "여친": "여자친구", "남친": "남자친구", "엄마": "어머니", "아빠": "아버지", "妻子": "老婆", "太太": "老婆", "丈夫": "老公", "女友": "女朋友", "男友": "男朋友", "母亲": "妈妈", "父亲": "爸爸",
    "爸妈": "父母", "wifey": "wife", "hubby": "husband",
}  # fmt: skip
