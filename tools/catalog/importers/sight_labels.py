"""Which labels of a general list of "attractions" are sights that a traveller can go to.

Wikidata calls a great deal a tourist attraction: every listed house of Rostov-on-Don, the pavilions of VDNKh, rest
camps, towns and mountain ranges. `why_no_sight` names the reason why a label is left out, or None for a sight.
"""

import re

from .kind_words import folded

_ID = re.compile(r"[QP]\d+$")
_STREET = (
    r"(street|avenue|lane|prospect|prospekt|embankment|backroad|road|most|passage|kommunisticheskaya|nevskiy|pereulok)"
)
_ADDRESS = re.compile(rf"\b{_STREET}\b.*\b\d+\b|^\d+\S* .*\b{_STREET}\b|, \d+[a-z]?$|^nevskiy \d")
_HOUSE = re.compile(
    r"\b(revenue|profitable|residential|apartment|communal|sectional|tenement|100-flat|town estate|reck|merchant'?s?)\b"
    r"|\b(house|houses|mansion|household|dacha|homestead|apartments) (of|ov|where|and photo|e\. s\.)\b(?! (wonders|nobility))"
    r"|^(house|mansion) [a-z]\. |^(manor|estate) of [a-z]|^a house\b|^house-estate|^house with\b|^dacha\b|\bdacha$"
    r"|^(the )?(building|house|complex|mansion) of\b|^(complex|ensemble|club) of\b"
    r"|(\w+'s?|s'|ov|ev|in|sky|skij|ova|ina|iy|rubin|balabina|newton|keren) (moscow )?(house|mansion|apartments|estate|chambers)\b(?!.*museum)"
    r"|\bhouse in rostov|\bhouse,? (rostov|taganrog|novosibirsk|samara|saratov|bryusov|\()|estate, ivanovskoye"
    r"|^(lego|kisin|savitskaya's|baba|taganrog round|wooden) house$"
)
_PLAIN_HOUSE = re.compile(
    r"(?<!white)(?<!somerset)(?<!opera)(?<!vista) house$|\bhouse in\b|\b(college|tunnel|zemstvo) of\b"
)
_USE = re.compile(
    r"\b(hotel|hyatt|resort|resorts|restaurant|cafe|eatery|pub|starbucks|pharmacy|apotheke|dispensary|hospital|polyclinic"
    r"|clinical|bank|gosbank|school|gymnasium|faculty|academic|technical|academy|institute|offices?|headquarters|administration"
    r"|administrative|government|embass(y|ies)|consulate|garage|warehouses?|plant|factory|manufactory|power plant|gare"
    r"|tram stop|commissariat|krigskomissariat|shipyard|almshouse|poorhouse|shelter|asylum|store|camp|cruises|tours|barracks"
    r"|weather station|subways|underpass(es)?|post station|officers|grain elevator|nkvd|housing estate|expocentre"
    r"|convention center|podvorie|print yard|party school|trading house|credit|tripoint|hearse|outhouse|mill|pavill?ion (no|azer|karelia|culture)|moscow pavilion|pavill?ion №"
    r"|post office|center of new industries|tv tower cherkasy|international trade|tour hekla|water ?towers?|town council"
    r"|railway|station|business court|communications?|wholesale|civic center|rooming|merchandise|soviets|shops?|quarry|adit"
    r"|health|embung|reservoir|bunker 1|lodges|intourist|minsk world|moskvarium parking|labour|printing|sports? ground)\b"
    r"|\bbuilding$|^building\b|-city$|\bvdnkh\b|kaufhaus|postamt"
)
_STILL = re.compile(
    r"\b(museum|memorial|mosque|church|world resort|garage center|scenic railway|station$(?<=central station)|old royal naval|chrysler"
    r"|empire state|flatiron|uss|mausoleum|general post office, colombo|treetop|observatory|bekonscot|general staff)\b"
)
_PART = re.compile(
    r"\bskansen\b|^(\w+ )+of (the )?\w+ palace$|^(small|new|old) (east|west) tower$|nizhny novgorod kremlin$"
)

#: Towns, regions, mountain ranges, countries of the mind: their point is no place to go to. Folded labels.
NO_PLACES = frozenset(
    name.strip()
    for name in """
    crete | tenerife | santorini | cappadocia | cossacks | lara | imbros | selcuk | miramar | alsancak | kallang | luxor
    | mecca | ubud | bishan | estosadok | ayder | agva | bozcaada | alacati | ortakoy | nisantasi | amaravathi | bakla
    | kibune | skukuza | letaba | satara (kruger national park) | shingwedzi | savkino | canelas | cumalikizik | kordon
    | kunyang, nantou | songlanshan | mong kok | mount pleasant | swiss alps | galapagos islands | titicaca | lev!
    | cabo san lucas | lake como | nordlingen | capitol hill | kekova | posong | tlatar | sangeh | countryside of moche
    | historic city of ahmadabad | conch republic | big sur | shiga highlands | kent ridge | tate | death valley
    | punda maria | seventh heaven | na novyi put | tkachy | geek triangle | living legend | old town | the castle
    | main gate | paraiso perdido | horizonte perdido | logos land | tambours have | nicevt | mmsi na petrovke | lado palace
    | samuylovo | razdorskoie ii | svetlaya polyana | novaya | sulfur springs | three brothers well | the rich well
    | horse stone in tula oblast | moroli river | wadi al-rummah | kunyang | dibir haor | humlemagasinet | whalebone fence
    | auto log | fat and thin | moving crib | meierkhol'da | immortality height | memorable sign barrier | friendship tree
    | western rapid diameter | minsk world | maurya lok | finnish alps | category | kedem | kfar kedem
    | hanafuru | b-423 | cabelo penteado | portocelo beach | four denominations district | via spluga | sharenka | devils pool
    | mochou village | zigana pass | mount bolu tunnel | lake austin | lake overholser | escalada do costao | lake vermilion
    | piata natiunii | a. v. grigoriev art | 52,9 marker post | 9 towers | uelzen station | great smoky mountains
    | enchanted storybook castle | sleeping beauty castle | dok-ondar's den of antiquities | enchanted tiki room at disneyland
    | finnish national gallery | agonda | didim | drallewatsch | gorodok chekistov | first house norilsk | carnegie international | newport collective | staatliche graphische sammlung munchen
    | dreamworks tours | the great pagoda (london) | walt disney presents | triangle | tennispalatsi | origin | reformations | sainsbury wing
    """.split("|")
)


def why_no_sight(label: str) -> str | None:
    """Why a label is left out: "id", "address", "house", "use", "part" or "no place"; None for a sight."""
    text = folded(label).replace("’", "'")
    if _ID.match(label) or label.startswith("Category:"):
        return "id"
    if text in NO_PLACES:
        return "no place"
    if _PART.search(text):
        return "part"
    if _STILL.search(text):
        return None
    if _ADDRESS.search(text):
        return "address"
    if _HOUSE.search(text) or _PLAIN_HOUSE.search(text):
        return "house"
    return "use" if _USE.search(text) else None
