"""Famous sights inside a World Heritage site of another name: the Colosseum is part of the Historic Centre of Rome.

List number of the site -> Wikidata id and label of the sight. Each stands in the inscribed property itself (not in its buffer
zone). The label and id are Wikidata's; that it is World Heritage is what the list adds.
"""

PARTS: dict[int, dict[str, str]] = {
    86: {"Q37200": "Great Pyramid of Giza", "Q130958": "The Great Sphinx"},
    91: {
        "Q10285": "Colosseum",
        "Q99309": "Pantheon",
        "Q185382": "Trevi Fountain",
        "Q848072": "Spanish Steps",
        "Q180212": "Roman Forum",
        "Q333906": "Capitoline Museums",
    },
    174: {"Q208633": "Ponte Vecchio", "Q271928": "Palazzo Vecchio", "Q388448": "Bargello"},
    263: {"Q215003": "Belém Tower"},
    286: {"Q12512": "St. Peter's Basilica", "Q2943": "Sistine Chapel", "Q182955": "Vatican Museums"},
    320: {"Q48435": "Sagrada Família", "Q461371": "Casa Batlló"},
    356: {
        "Q12506": "Hagia Sophia",
        "Q80541": "Sultan Ahmed Mosque",
        "Q170495": "Topkapı Palace",
        "Q178643": "Süleymaniye Mosque",
        "Q736676": "Hagia Irene",
    },
    394: {
        "Q172988": "St Mark's Basilica",
        "Q189883": "Doge's Palace",
        "Q52505": "Rialto Bridge",
        "Q217527": "Piazza San Marco",
    },
    400: {"Q46313": "Buda Castle"},
    404: {"Q10288": "Parthenon"},
    426: {"Q5933": "Westminster Abbey", "Q62408": "Palace of Westminster", "Q41225": "Big Ben"},
    540: {"Q132783": "Hermitage Museum", "Q215208": "Church of the Savior on Blood", "Q907366": "Alexander Column"},
    545: {"Q133274": "Moscow Kremlin", "Q41116": "Red Square", "Q129846": "St. Basil's Cathedral"},
    600: {
        "Q19675": "Louvre Museum",
        "Q243": "Eiffel Tower",
        "Q2981": "Notre-Dame de Paris",
        "Q23402": "Musée d'Orsay",
        "Q335277": "Pont Neuf",
    },
    616: {"Q193369": "Prague Castle"},
    728: {"Q212065": "Edinburgh Castle"},
    795: {"Q192988": "Royal Observatory", "Q1753590": "Old Royal Naval College"},
    1033: {"Q371908": "Albertina", "Q95569": "Kunsthistorisches Museum", "Q303139": "Belvedere"},
}
