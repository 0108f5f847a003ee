"""Places that a source still names and that have closed for good, have moved, or are closed for years.

Each has its reason, so that anyone can check it and take it out again. A row of such a place is yielded with
`closed_for_good`, which drops the place whoever else holds it. `moved` rows (the institution lives on at another
address, so only this point is wrong) are left out silently instead.
"""

from typing import NamedTuple

from .kind_words import same_words


class Closed(NamedTuple):
    """`names`: as the sources write them. `city`: lower case. `moved`: not gone, but elsewhere than the sources say."""

    city: str
    names: tuple[str, ...]
    reason: str
    wikidata: str | None = None
    moved: bool = False


CLOSED: tuple[Closed, ...] = (
    # New York and New Jersey
    Closed("new york", ("The Met Breuer",), "closed in 2020", "Q23011166"),
    Closed(
        "new york", ("Frick Madison",), "temporary home of the Frick Collection, closed in March 2024", "Q105979668"
    ),
    Closed("new york", ("Rubin Museum of Art",), "building closed in October 2024", "Q63751"),
    Closed("new york", ("Artists' Choice Museum",), "closed in 1986", "Q4801292"),
    Closed("new york", ("Bellwether Gallery",), "closed in 2009", "Q4884230"),
    Closed("new york", ("Chelsea Art Museum",), "closed in 2011", "Q124302"),
    Closed("new york", ("Dahesh Museum of Art",), "has had no exhibition rooms since 2007", "Q2999991"),
    Closed("new york", ("Deitch Projects",), "closed in 2010", "Q3021342"),
    Closed("new york", ("Fisher Landau Center",), "closed in 2017", "Q5454820"),
    Closed("new york", ("Jersey City Museum",), "closed in 2010", "Q6184792"),
    Closed("new york", ("Museum of Biblical Art",), "closed in 2015", "Q6940781"),
    Closed("new york", ("Museum of Comic and Cartoon Art",), "closed in 2012", "Q3328431"),
    Closed("new york", ("Rivington Arms",), "closed in 2009", "Q7338883"),
    Closed("new york", ("Stux Gallery",), "gallery closed", "Q16985117"),
    Closed("new york", ("Museum of American Finance",), "left 48 Wall Street in 2018, no house since"),
    Closed("new york", ("American Numismatic Society",), "offices and library, galleries closed"),
    Closed("new york", ("American Folk Art Museum",), "left 45 West 53rd Street in 2011", "Q464354", moved=True),
    Closed("new york", ("The Jazz Museum in Harlem",), "moved to West 129th Street in 2016", moved=True),
    # London
    Closed("london", ("Dalí Universe",), "closed in 2010", "Q5211817"),
    Closed("london", ("Hermitage Rooms",), "closed in 2007", "Q5741857"),
    Closed("london", ("Boydell Shakespeare Gallery",), "closed in 1805", "Q1229936"),
    Closed("london", ("Lefevre Gallery",), "closed in 2002", "Q18347243"),
    Closed("london", ("Storran Gallery",), "closed in the 1940s", "Q7620325"),
    Closed("london", ("Sonos Studio",), "closed", "Q27668236"),
    Closed("london", ("12 Duke Street",), "closed gallery of the past", "Q86501876"),
    Closed("london", ("The Fleming Collection",), "gallery closed in 2016", "Q7734409"),
    Closed(
        "london",
        ("Globe Theatre",),
        "the theatre of 1599, gone since 1644; Shakespeare's Globe is its replica",
        "Q5571009",
    ),
    Closed("london", ("Jack Straw's Castle",), "public house made into flats", "Q18358503"),
    Closed("london", ("Caxton Hall",), "made into flats and offices", "Q5055269"),
    Closed(
        "london",
        ("Little Russell Street: The Cartoon Museum",),
        "moved to Wells Street in 2019",
        "Q7721464",
        moved=True,
    ),
    Closed("london", ("The Jewish Museum",), "Camden building closed in 2023"),
    Closed("london", ("Prince Henry's Room",), "closed to the public"),
    # Paris
    Closed("paris", ("La Maison Rouge",), "closed in 2018", "Q6463620"),
    Closed("paris", ("Castillo/Corrales",), "closed in 2015", "Q67383618"),
    Closed("paris", ("Institut Néerlandais",), "closed in 2013", "Q2180254"),
    Closed("paris", ("Musée du Montparnasse",), "closed in 2015", "Q1758416"),
    Closed("paris", ("Musée Dapper",), "closed in 2017", "Q2023566"),
    Closed("paris", ("Musée Bouchard",), "closed in 2007, now in Roubaix", "Q3329098"),
    Closed("paris", ("Musée Hébert",), "closed to the public", "Q3329213"),
    Closed("paris", ("Musée arménien de France",), "closed to the public", "Q2090916"),
    Closed("paris", ("Art Ludique",), "left its house in 2017", "Q16303874"),
    Closed(
        "paris",
        ("Musée d'Art Naïf – Max Fourny",),
        "the collection of the Halle Saint-Pierre, not a house of its own",
        "Q3126070",
    ),
    Closed("paris", ("Musée Lénine",), "closed in 2007"),
    Closed(
        "paris",
        ("Musée de l'Assistance Publique - Hôpitaux de Paris",),
        "closed in 2012",
    ),
    Closed("paris", ("Musée National du Sport",), "moved to Nice in 2014"),
    Closed("paris", ("M.U.C.E.M. - Musée des ATP",), "closed in 2005, now in Marseille"),
    Closed("paris", ("Musée de l'informatique",), "closed in 2010"),
    Closed("paris", ("Jeu de paume - site Sully",), "closed in 2010"),
    Closed("paris", ("Imprimerie nationale",), "left the building in 2005"),
    Closed("paris", ("Villa Vassilieff",), "closed", "Q105599156"),
    Closed(
        "paris",
        (
            "Centre Georges Pompidou",
            "Musée national d'art moderne (centre national d'art et de culture Georges Pompidou)",
            "Musée National d'Art Moderne (Centre National d'Art et de Culture Georges Pompidou)",
        ),
        "closed for works from September 2025 until about 2030",
        "Q178065",
    ),
    Closed(
        "paris",
        ("fondation Cartier pour l'art contemporain",),
        "moved to Place du Palais-Royal in 2025",
        "Q1284688",
        moved=True,
    ),
    Closed(
        "paris",
        (
            "musée de la Libération de Paris - musée du général Leclerc - musée Jean Moulin",
            "Mémorial du Maréchal Leclerc de Hauteclocque et de la Libération de Paris - Musée Jean Moulin",
            "Musée du Général Leclerc de Hauteclocque et de la Libération de Paris - Musée Jean Moulin",
        ),
        "moved to Place Denfert-Rochereau in 2019",
        moved=True,
    ),
    # Vienna and Lower Austria
    Closed("vienna", ("Essl Collection", "Essl Museum", "Sammlung Essl"), "closed in 2016", "Q2217345"),
    Closed("vienna", ("Generali Foundation",), "left Vienna for Salzburg in 2014", "Q375712"),
    Closed("vienna", ("Liechtenstein Museum",), "closed as a museum in 2012", "Q1824069"),
    Closed("vienna", ("Museum of Young Art",), "closed", "Q6941054"),
    # Berlin
    Closed("berlin", ("Deutsche Guggenheim",), "closed in 2013", "Q574114"),
    # Helsinki
    Closed("helsinki", ("Amos Anderson Art Museum",), "closed in 2017, Amos Rex is its successor"),
    Closed("helsinki", ("Helsinki-Malmi airport",), "closed in 2021"),
    # Tokyo
    Closed("tokyo", ("Hara Museum of Contemporary Art",), "closed in January 2021", "Q3736155"),
    Closed("tokyo", ("Amuse Museum",), "closed in 2019", "Q17230481"),
    Closed("tokyo", ("Mitsuo Aida Museum",), "closed in 2024", "Q11582309"),
    Closed("tokyo", ("Seikadō Bunko Art Museum",), "galleries moved to Marunouchi in 2022", "Q3329573", moved=True),
    # Elsewhere
    Closed("washington", ("Corcoran Gallery of Art",), "closed in 2014, collection given away", "Q768446"),
    Closed("las vegas", ("Guggenheim Hermitage Museum",), "closed in 2008", "Q1974769"),
    Closed("pasadena", ("Pasadena Museum of California Art",), "closed in 2018", "Q7141551"),
    Closed("portland", ("Museum of Contemporary Craft",), "closed in 2016", "Q14709081"),
    Closed("singapore", ("Singapore Pinacothèque de Paris",), "closed in 2016", "Q23839262"),
    Closed("chicago", ("Terra Museum of American Art",), "closed in 2004", "Q7703108"),
    Closed(
        "toronto", ("Museum of Contemporary Canadian Art",), "left Queen Street West in 2015", "Q6940822", moved=True
    ),
    Closed(
        "montreal",
        ("Musée d'art contemporain de Montréal",),
        "house closed for works since 2021",
        "Q2235294",
        moved=True,
    ),
    Closed("sakura", ("Kawamura Memorial DIC Museum of Art",), "closed in 2025", "Q6379617"),
    Closed("manchester", ("Urbis",), "closed in 2010; the building is the National Football Museum", "Q2500370"),
    Closed("amsterdam", ("Hermitage Amsterdam",), "closed in 2022; the building is H'ART Museum now", "Q1350009"),
    Closed("zurich", ("Daros-Latinamerica",), "closed in Zurich in 2012", "Q15804615"),
    Closed("punkaharju", ("Retretti",), "closed in 2012", "Q2533099"),
    Closed("arecibo", ("Arecibo Observatory",), "telescope collapsed in 2020", "Q102327045"),
    Closed("toronto", ("Design Exchange",), "museum closed in 2019", "Q5264264"),
    Closed("pittsburgh", ("ToonSeum",), "closed in 2018", "Q7824139"),
    Closed("singapore", ("Jurong Bird Park",), "closed in January 2023", "Q1547682"),
)

_BY_NAME = {(entry.city, same_words(name)): entry for entry in CLOSED for name in entry.names}
_BY_WIKIDATA = {entry.wikidata: entry for entry in CLOSED if entry.wikidata}


def closed_in(city: str, name: str) -> Closed | None:
    """The entry of a closed place of a city by its exact name, case and accents aside. `city` is as in `CLOSED`."""
    return _BY_NAME.get((city, same_words(name)))


def closed_as(wikidata: str) -> Closed | None:
    """The entry of a closed place by its Wikidata id ("Q23011166")."""
    return _BY_WIKIDATA.get(wikidata)
