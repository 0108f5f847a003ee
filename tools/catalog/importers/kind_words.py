"""A place's kind from the words of its name, in the languages that the sources use.

The first kind of `WORDS` that has a word in the name wins, so the order is the rule: "Palace Museum" is a museum,
"Palace Chapel" a church. A name that no word explains has no kind here (None), never a guess.
"""

import re
import unicodedata

from ....domain.place import Kind

#: kind -> words; a word ends at a word boundary, with `-` in front it may be the end of a longer one
#: ("-museum": Kunstmuseum); `_` is a space or a hyphen. Without accents: names are folded before they are compared.
WORDS: tuple[tuple[Kind, str], ...] = (
    (Kind.DISTRICT, "piccadilly_circus oxford_circus covent_garden walk_of_fame museum_island museumsinsel"),
    (Kind.HISTORIC, "ellis_island alcatraz"),
    (
        Kind.MUSEUM,
        "-museum -museums musee museo musei museu muzeum -museet muzej -museo museumsquartier kunsthalle pinacoteca"
        " pinakothek treasury collection kunsthaus misulgwan bijutsukan planetarium science_centre science_center"
        " discovery_centre musee_en_plein_air collezione schatzkammer muzeul planetario skansen the_cloisters royal_observatory",
    ),
    (
        Kind.GALLERY,
        "gallery galleries galleria gallerie galerie galeria galerija galleri oriel contemporary_art art_center",
    ),
    (Kind.AQUARIUM, "aquarium oceanarium sea_life acuario akvaario haus_des_meeres moskvarium"),
    (
        Kind.ZOO,
        "zoo tiergarten zoological menagerie safari_park safari_world night_safari river_safari bird_park safari"
        " tierpark zoologico elephant_orphanage butterfly_world schmetterlinghaus wildlife_park wild_life",
    ),
    (
        Kind.AMUSEMENT,
        "theme_park amusement disneyland disney universal_studios water_park waterpark ferris_wheel riesenrad dungeon"
        " legoland europa-park tivoli_gardens adventure_park moomin_world cinecitta aqua_park parc_d'attractions irrgarten",
    ),
    (
        Kind.THEATRE,
        "theatre theater opera teatro philharmonie philharmonic concert_hall circus staatsoper -theater la_scala"
        " musikverein hofreitschule operahouse performing_arts shakespeare's_globe burgtheater",
    ),
    (Kind.STADIUM, "stadium arena stadion estadio ballpark skating_center"),
    (
        Kind.MARKET,
        "market bazaar bezistan mercado markthalle kauppahalli souk naschmarkt fischmarkt farmers_market markets"
        " bazar mercat market_hall",
    ),
    (Kind.SPA, "spa sauna hammam hamam hot_spring hot_springs onsen thermal baths therme banos"),
    (Kind.BEACH, "beach praia playa strand plage anse plaji spiaggia ranta"),
    (
        Kind.NATURE,
        "national_park nature_reserve state_park wildlife forest rainforest waterfall waterfalls falls -falls cascata"
        " cave caves grotto grotte canyon gorge cliff cliffs mount mountain mountains volcano vulcano lake lago"
        " island islands isla ile desert glacier geyser dunes valley bay fjord reef nationalpark parc_national"
        " provincial_park game_reserve biosphere marsh geopark crater cenote pena petrified hills archipelago atoll"
        " strait river parque_nacional parco_nazionale kansallispuisto peninsula karst sanctuary_of_nature"
        " protected_area wetlands natural matterhorn uludag salar scenic_area causeway rock rocks hill tor pico roque"
        " pamukkale damavand ben_nevis geysir ravine cataract",
    ),
    (
        Kind.MOSQUE,
        "mosque masjid camii cami hagia_sophia ayasofya islamic_centre islamisches moschee mezquita jameh",
    ),
    (Kind.SHRINE, "shrine -jingu taisha -taisha jinja -jinja"),
    (
        Kind.CHURCH,
        "church churches cathedral basilica chapel abbey monastery minster kirche -kirche -dom duomo eglise abbaye"
        " chapelle cathedrale catedral kathedrale iglesia monasterio ermita convent convento cloister priory lavra"
        " notre-dame sacre-coeur sagrada_familia synagogue synagoga synagoge basilique tuomiokirkko kirkko domkirke"
        " mont-saint-michel oratorio stift kenassas kapuzinergruft stephansdom augustinerkirche paroisse parroquia st_martin-in-the-fields"
        " metochion",
    ),
    (
        Kind.TEMPLE,
        "temple temples pagoda stupa wat pura vihara gurdwara mandir templo tempel buddhist hindu besakih borobudur"
        " prambanan ruwanmelisaya kek_lok_si",
    ),
    (Kind.THEATRE, "palace_of_culture"),
    (
        Kind.GARDEN,
        "garden gardens arboretum jardin jardins giardino jardin_botanico botanical orto_botanico palmenhaus"
        " botanic botanischer winter_garden",
    ),
    (Kind.PARK, "park parks parque parc parco puisto schlosspark -park -puisto common picnic parkland"),
    (
        Kind.CASTLE,
        "castle castello castillo fort fortress citadel kremlin alcazar alcazaba burg schloss -schloss slott fortaleza"
        " citadelle kasbah fortifications redoubt bastion rocca linna zitadelle castel chateau_fort presidio tower_of_london"
        " castelo kastell donjon fortin battery reduit fortezza castles forts anadoluhisari rumelihisari",
    ),
    (
        Kind.PALACE,
        "palace palaces palazzo palais palacio chateau chateaux residenz hofburg belvedere -palais kasteel manor"
        " palazzina stately_home residence alhambra kartano amalienburg royal_domain forbidden_city gyeongbokgung white_house chehel_sotun ali_qapu hasht_behesht",
    ),
    (Kind.LIBRARY, "library bibliotheque biblioteca bibliothek kirjasto nationalbibliothek athenaeum matenadaran"),
    (
        Kind.VIEWPOINT,
        "viewpoint lookout observation skywalk tv_tower observatory space_needle london_eye flyer skywheel miradouro"
        " mirador fernsehturm sky_tower cn_tower donauturm sternwarte belvedere_tower observation_deck mirante"
        " montparnasse_tower eiffel_tower empire_state_building willis_tower burj_khalifa burj petronas milad_tower"
        " ostankino_tower treetop",
    ),
    (
        Kind.MONUMENT,
        "memorial monument statue fountain column obelisk arch tomb tombs mausoleum cemetery friedhof cenotaph sculpture"
        " -denkmal denkmal fontana triumphal mausoleo panteon pantheon_of catacombs katakomben necropolis sphinx"
        " mausolee fontaine cimetiere cementerio war_memorial monumento stele memorials pyramids pyramid grave bust eternal_flame"
        " needle altare taj_mahal christ_the_redeemer manneken_pis tian_tan_buddha motherland_calls buddha colossus tumuli kofun hautausmaa",
    ),
    (
        Kind.ARCHITECTURE,
        "bridge tower towers building lighthouse town_hall city_hall rathaus aqueduct viaduct gate dam pont ponte brucke"
        " torre tour skyscraper capitol puente leuchtturm turm clock parliament parlament villa house_of wells stairs"
        " windmill courthouse maison casa pavilion post_office porta big_ben atomium great_wall steps world_trade_center rockefeller_center hundertwasserhaus st_mary_axe mole_antonelliana rooftop canal"
        " university universitat universite universidad lock",
    ),
    (
        Kind.HISTORIC,
        "ruins archaeological historic historical acropolis forum mine mines petroglyphs pantheon colosseum amphitheatre"
        " roman prison gaol jail ancient alcatraz stonehenge ellis_island mission fortified kloster bunker tunnels"
        " battlefield excavations prehistoric rock_art colonial birthplace farmstead medieval dolmens missions megalithic"
        " industrial ironworks heritage parthenon machu_picchu petra persepolis chichen_itza ephesus knossos sigiriya newgrange"
        " sutton_hoo berlin_wall hadrian's_wall checkpoint_charlie army_of_terracota pompeii tulum otrar wall walls",
    ),
    (
        Kind.DISTRICT,
        "square street avenue boulevard quarter old_town piazza plaza platz -platz place quay district strip strasse promenade"
        " medina chinatown little_india wharf pier boardwalk harbour historic_centre old_city town_of"
        " place_de market_square -kortteli torikorttelit skvos -tori piazzetta village centro_historico meydani road lane piata jemaa_el-fnaa zocalo"
        " riverwalk river_walk waterfront esplanade city town medina_of",
    ),
)


def _pattern(words: str) -> re.Pattern[str]:
    parts = []
    for word in words.split():
        core = re.escape(word.removeprefix("-")).replace("_", r"[\s-]+")
        parts.append(("" if word.startswith("-") else r"(?<!\w)") + core + r"(?!\w)")
    return re.compile("|".join(parts))


_PATTERNS = tuple((kind, _pattern(words)) for kind, words in WORDS)
_JAPANESE_TEMPLE = re.compile(r"\w-(ji|in|dera)\b")


def folded(text: str) -> str:
    """Lower case without accents, typographic apostrophes made plain: "Château d’If" is "chateau d'if"."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c)).lower().replace("ß", "ss").replace("œ", "oe")


def kind_of(name: str) -> Kind | None:
    """The kind that the words of a name say; None when they say nothing."""
    text = folded(name)
    found = next((kind for kind, pattern in _PATTERNS if pattern.search(text)), None)
    return Kind.TEMPLE if found is None and _JAPANESE_TEMPLE.search(text) else found


def same_words(name: str) -> str:
    """A name for exact comparison: folded, with everything but letters and digits as single spaces."""
    return " ".join(re.findall(r"\w+", folded(name)))
