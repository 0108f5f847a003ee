import pytest
from tripwright.domain.place import Kind
from tripwright.tools.catalog.importers.kind_words import folded, kind_of, same_words


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Palace Museum", Kind.MUSEUM),
        ("Naturhistorisches Museum", Kind.MUSEUM),
        ("Kunsthistorisches Museum", Kind.MUSEUM),
        ("Musée d'Orsay", Kind.MUSEUM),
        ("National Portrait Gallery", Kind.GALLERY),
        ("St Paul's Cathedral", Kind.CHURCH),
        ("Karlskirche", Kind.CHURCH),
        ("Temppeliaukion kirkko", Kind.CHURCH),
        ("Notre-Dame de Paris", Kind.CHURCH),
        ("Süleymaniye Mosque", Kind.MOSQUE),
        ("Sensō-ji", Kind.TEMPLE),
        ("Meiji Shrine", Kind.SHRINE),
        ("Schloss Trautenfels", Kind.CASTLE),
        ("Château d’Azay", Kind.PALACE),
        ("Buckingham Palace", Kind.PALACE),
        ("Palace Chapel", Kind.CHURCH),
        ("Central Park", Kind.PARK),
        ("Singapore Botanic Gardens", Kind.GARDEN),
        ("Tiergarten Schönbrunn", Kind.ZOO),
        ("Brooklyn Bridge", Kind.ARCHITECTURE),
        ("Trafalgar Square", Kind.DISTRICT),
        ("Piccadilly Circus", Kind.DISTRICT),
        ("Patara Beach", Kind.BEACH),
        ("Camden Market", Kind.MARKET),
        ("Wiener Staatsoper", Kind.THEATRE),
        ("Angel Falls", Kind.NATURE),
        ("Trevi Fountain", Kind.MONUMENT),
        ("Tower of London", Kind.CASTLE),
        ("British Library", Kind.LIBRARY),
    ],
)
def test_words_say_the_kind(name: str, kind: Kind) -> None:
    assert kind_of(name) is kind


@pytest.mark.parametrize("name", ["Somerset", "Wildlingen", "Paladin", "", "Fortuna"])
def test_a_part_of_a_word_says_nothing(name: str) -> None:
    assert kind_of(name) is None


def test_names_compare_without_case_accents_and_punctuation() -> None:
    assert folded("Sacré-Cœur’s") == "sacre-coeur's"
    assert same_words("Castillo/Corrales ") == same_words("castillo corrales")
