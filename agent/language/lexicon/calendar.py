"""Months, weekdays, seasons and holidays as people name them."""

MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
#: A long name with one letter left out, or two letters changed over, is still that month: "septmber", "feburary".
for _name, _number in [(n, k) for n, k in MONTHS.items() if len(n) > 5]:
    for _i in range(1, len(_name)):
        MONTHS.setdefault(_name[:_i] + _name[_i + 1 :], _number)
        MONTHS.setdefault(_name[: _i - 1] + _name[_i] + _name[_i - 1] + _name[_i + 1 :], _number)
ZH_MONTHS: dict[str, int] = {
    "一月": 1, "二月": 2, "三月": 3, "四月": 4, "五月": 5, "六月": 6, "七月": 7, "八月": 8, "九月": 9, "十月": 10, "十一月": 11, "十二月": 12,
}  # fmt: skip
#: Monday is 0.
WEEKDAYS: dict[str, int] = {
    "monday": 0, "mon": 0, "tuesday": 1, "tue": 1, "tues": 1, "wednesday": 2, "wed": 2, "thursday": 3, "thu": 3, "thurs": 3,
    "friday": 4, "fri": 4, "saturday": 5, "sat": 5, "sunday": 6, "sun": 6,
    "월요일": 0, "화요일": 1, "수요일": 2, "목요일": 3, "금요일": 4, "토요일": 5, "일요일": 6,
    "周一": 0, "周二": 1, "周三": 2, "周四": 3, "周五": 4, "周六": 5, "周日": 6, "周天": 6,
    "星期一": 0, "星期二": 1, "星期三": 2, "星期四": 3, "星期五": 4, "星期六": 5, "星期日": 6, "星期天": 6,
    "礼拜一": 0, "礼拜二": 1, "礼拜三": 2, "礼拜四": 3, "礼拜五": 4, "礼拜六": 5, "礼拜天": 6,
}  # fmt: skip
#: First and last month, of the northern hemisphere.
SEASONS: dict[str, tuple[int, int]] = {
    "spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2),
    "봄": (3, 5), "여름": (6, 8), "가을": (9, 11), "겨울": (12, 2),
    "春天": (3, 5), "夏天": (6, 8), "秋天": (9, 11), "冬天": (12, 2), "春季": (3, 5), "夏季": (6, 8), "秋季": (9, 11), "冬季": (12, 2),
    "spring break": (3, 3), "summer break": (7, 8), "summer holidays": (7, 8), "winter break": (12, 1), "여름방학": (7, 8), "겨울방학": (1, 2), "봄방학": (2, 2), "暑假": (7, 8), "寒假": (1, 2), "春假": (4, 4),
}  # fmt: skip
#: Holiday: the words, the country where the name is at home (None: the person's or the destination's), and what a catalog may call it.
HOLIDAYS: dict[str, tuple[tuple[str, ...], str | None, tuple[str, ...]]] = {
    "chuseok": (("chuseok", "추석", "한가위"), "KR", ("chuseok", "추석")),
    "seollal": (
        ("seollal", "korean new year", "설날", "설 연휴", "구정"),
        "KR",
        ("seollal", "korean new year", "lunar new year", "설날"),
    ),
    "spring festival": (
        ("chinese new year", "spring festival", "春节", "过年"),
        "CN",
        ("spring festival", "chinese new year", "春节"),
    ),
    "mid-autumn": (("mid-autumn festival", "中秋节", "中秋"), "CN", ("mid-autumn", "中秋")),
    "national day": (("国庆节", "国庆", "十一黄金周"), "CN", ("national day", "国庆")),
    "qingming": (("清明节", "清明", "qingming festival", "tomb-sweeping day"), "CN", ("tomb", "qingming", "清明")),
    "labour day": (("五一", "劳动节"), "CN", ("labour day", "labor day", "劳动节")),
    "golden week": (
        ("golden week", "골든위크", "黄金周"),
        "JP",
        ("greenery day", "constitution day", "children's day"),
    ),
    "thanksgiving": (("thanksgiving", "추수감사절", "感恩节"), "US", ("thanksgiving",)),
    "easter": (("easter", "부활절", "复活节"), None, ("easter sunday", "easter", "good friday")),
    "dragon boat": (("dragon boat festival", "端午节", "端午"), "CN", ("dragon boat", "端午")),
    "children's day": (("어린이날",), "KR", ("children's day",)),
}
#: Holidays that have one date by definition: (month, day).
FIXED_HOLIDAYS: dict[str, tuple[tuple[str, ...], tuple[int, int]]] = {
    "christmas": (("christmas", "xmas", "크리스마스", "성탄절", "圣诞节", "圣诞"), (12, 25)),
    "new year": (("new year's day", "new year", "새해", "신정", "元旦"), (1, 1)),
    "new year's eve": (("new year's eve", "跨年"), (12, 31)),
    "halloween": (("halloween", "핼러윈", "万圣节"), (10, 31)),
    "valentine's day": (("valentine's day", "밸런타인데이", "情人节"), (2, 14)),
}
