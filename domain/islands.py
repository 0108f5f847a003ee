"""Which land a point is on: no road or rail leads from one land to another, as far as we know.

Boxes of latitude and longitude around islands without a bridge or tunnel to their mainland, and countries that are islands. They
are no coastlines, they leave out small islands, and a train that is carried over on a ferry counts as none. General geography.
"""

from dataclasses import dataclass

from .place import City

#: Countries from which no road or rail leads abroad (a tunnel or bridge counts as a road). South Korea's land border is closed.
ISLAND_COUNTRIES = frozenset(
    "AG AU BB BH BS CU CV CY DM DO FJ FO GD GL HT ID IE IS JM JP KI KM KN KR LC LK MG MH MT MU MV NR NZ PG PH PW SB SC ST "
    "TO TT TV TW VC VU WS".split()
)


@dataclass(frozen=True)
class Island:
    """A box of a country, degrees; of two that overlap the first in the list counts."""

    country: str
    name: str
    south: float
    west: float
    north: float
    east: float


#: country, name, south, west, north, east
_BOXES = """
KR Jeju 33.0 126.0 33.7 127.1; KR Ulleungdo 37.4 130.7 37.6 131.0
TW Penghu 23.1 119.3 23.9 119.8; TW Kinmen 24.3 118.1 24.6 118.55; TW Matsu 25.9 119.8 26.4 120.6
TW Lanyu 21.9 121.45 22.15 121.65; TW Ludao 22.6 121.45 22.75 121.55; TW Liuqiu 22.3 120.34 22.37 120.4
JP Okinawa 26.0 127.6 26.95 128.4; JP Miyako 24.6 125.1 25.0 125.6; JP Yaeyama 24.0 122.9 24.65 124.4
JP Amami 27.0 128.4 28.6 130.1; JP Yakushima 30.1 130.2 30.9 131.1; JP Sado 37.7 138.2 38.4 138.6
JP Tsushima 34.0 129.1 34.8 129.5; JP Iki 33.7 129.6 33.9 129.8; JP Goto 32.5 128.5 33.4 129.2
JP Rishiri 45.0 140.9 45.6 141.4; JP Ogasawara 26.5 141.9 27.8 142.4; JP Oshima 34.6 139.3 34.85 139.5
JP Hachijo 33.0 139.7 33.2 139.9; JP Shodoshima 34.4 134.15 34.58 134.4
CN Hainan 18.1 108.6 20.2 111.1
ES Mallorca 39.2 2.3 40.0 3.5; ES Menorca 39.8 3.75 40.1 4.35; ES Ibiza 38.8 1.15 39.15 1.7; ES Formentera 38.63 1.35 38.79 1.6
ES Tenerife 27.95 -16.95 28.6 -16.1; ES GranCanaria 27.7 -15.85 28.2 -15.3; ES Fuerteventura 28.0 -14.55 28.78 -13.8
ES Lanzarote 28.8 -13.9 29.45 -13.3; ES LaPalma 28.4 -18.05 28.9 -17.7; ES LaGomera 28.0 -17.36 28.22 -17.08
ES ElHierro 27.6 -18.2 27.9 -17.85; ES Ceuta 35.86 -5.4 35.93 -5.25; ES Melilla 35.25 -3.0 35.33 -2.9
PT Madeira 32.6 -17.3 32.9 -16.6; PT PortoSanto 33.0 -16.45 33.15 -16.25; PT SaoMiguel 37.7 -25.9 37.95 -25.1
PT Terceira 38.6 -27.4 38.85 -27.0; PT Faial 38.5 -28.85 38.66 -28.58; PT Pico 38.37 -28.56 38.57 -28.0
PT Flores 39.35 -31.3 39.55 -31.1; PT SaoJorge 38.5 -28.35 38.78 -27.7
IT Sicily 36.6 12.3 38.31 15.6; IT Aeolian 38.35 14.3 38.85 15.3; IT Sardinia 38.8 8.1 41.32 9.85; IT Elba 42.7 10.1 42.88 10.45
IT Capri 40.53 14.18 40.57 14.27; IT Ischia 40.68 13.85 40.77 13.97; FR Corsica 41.3 8.5 43.05 9.6
GR Crete 34.8 23.4 35.75 26.4; GR Rhodes 35.85 27.65 36.5 28.3; GR Kos 36.65 26.9 36.95 27.4; GR Santorini 36.3 25.3 36.5 25.5
GR Mykonos 37.38 25.2 37.52 25.5; GR Paros 36.95 25.08 37.16 25.3; GR Naxos 36.9 25.3 37.2 25.63; GR Corfu 39.35 19.6 39.85 20.13
GR Zakynthos 37.6 20.6 37.95 21.0; GR Kefalonia 38.04 20.33 38.5 20.83; GR Lesbos 38.9 25.8 39.4 26.65
GR Chios 38.15 25.8 38.62 26.2; GR Samos 37.6 26.5 37.83 27.1; GR Syros 37.35 24.85 37.53 24.98; GR Milos 36.63 24.3 36.78 24.56
GR Skiathos 39.1 23.37 39.23 23.53
US Oahu 21.2 -158.3 21.75 -157.6; US Maui 20.55 -156.75 21.05 -155.95; US Hawaii 18.8 -156.15 20.3 -154.75
US Kauai 21.85 -159.8 22.25 -159.25; US Molokai 21.0 -157.35 21.25 -156.7; US Lanai 20.7 -157.1 20.95 -156.8
US Nantucket 41.23 -70.25 41.4 -69.95; US MarthasVineyard 41.3 -70.85 41.49 -70.44; US Catalina 33.3 -118.62 33.49 -118.28
US SanJuan 48.4 -123.2 48.7 -122.75
GB Ireland 54.0 -8.2 55.35 -5.4; GB Wight 50.55 -1.6 50.74 -1.06; GB Wight 50.74 -1.35 50.77 -1.06
GB Orkney 58.7 -3.45 59.4 -2.35; GB Shetland 59.8 -2.2 60.9 -0.7; GB Lewis 57.7 -7.3 58.55 -6.1; GB Uist 56.7 -7.8 57.7 -7.0
GB Scilly 49.85 -6.5 50.0 -6.2; DK Bornholm 54.95 14.6 55.35 15.2; SE Gotland 56.85 18.0 58.0 19.4
EE Saaremaa 57.85 21.7 58.65 23.4; EE Hiiumaa 58.65 22.0 59.15 23.15; HR Brac 43.25 16.35 43.43 16.95
HR Hvar 43.1 16.35 43.25 17.0; HR Korcula 42.88 16.6 43.0 17.15
CA Newfoundland 46.5 -59.5 51.7 -52.5; CA Vancouver 48.3 -125.7 49.3 -123.3; CA Vancouver 49.3 -128.5 50.9 -124.6
CA HaidaGwaii 51.9 -133.2 54.3 -131.0; AU Tasmania -43.7 143.8 -39.4 148.5; AU KangarooIsland -36.1 136.5 -35.55 138.15
NZ South -47.5 166.3 -40.4 174.45
ID Batam 0.9 103.8 1.25 104.6; ID Bangka -3.5 105.3 -1.4 108.3; ID Java -8.8 105.0 -5.85 114.42; ID Bali -8.9 114.42 -8.05 115.72
ID Lombok -9.0 115.8 -8.2 116.75; ID Sumbawa -9.1 116.75 -8.05 119.2; ID Sumatra -6.0 95.0 6.0 106.1
ID Borneo -4.3 108.8 4.5 118.75; ID Sulawesi -6.0 118.75 1.9 125.3; ID Flores -9.0 119.75 -8.0 123.1
ID Sumba -10.4 118.9 -9.2 120.9; ID Timor -10.5 123.4 -8.3 125.2; ID Ternate 0.7 127.25 0.9 127.45
ID Ambon -3.85 127.9 -3.45 128.4; ID Papua -9.2 130.9 -0.2 141.1
MY Borneo 0.8 109.5 7.4 119.3; BN Borneo 3.9 113.9 5.2 115.5; MY Langkawi 6.15 99.6 6.5 100.0
PH Mindoro 12.2 120.3 13.55 121.55; PH Boracay 11.93 121.9 12.0 121.96; PH Siargao 9.6 125.9 10.1 126.2
PH Palawan 8.3 117.1 11.5 119.6; PH Cebu 9.4 123.43 11.3 124.1; PH Bohol 9.5 123.75 10.2 124.65; PH Negros 9.0 122.35 11.0 123.43
PH Panay 10.4 121.8 11.95 123.2; PH Leyte 9.9 124.25 12.65 125.8; PH Mindanao 5.4 121.8 9.9 126.7; PH Luzon 12.5 119.7 18.7 124.2
TH Samui 9.35 99.85 10.15 100.15; VN PhuQuoc 9.9 103.8 10.5 104.1; IN Andaman 6.7 92.1 13.8 94.4; IN Lakshadweep 8.2 71.6 12.5 73.8
TZ Zanzibar -6.55 39.15 -4.85 39.95; EC Galapagos -1.5 -92.1 0.8 -89.1; CL EasterIsland -27.3 -109.6 -27.0 -109.1
CL Chiloe -43.5 -74.6 -41.75 -73.48; MX Cozumel 20.25 -87.05 20.6 -86.7; RU Sakhalin 45.8 141.6 54.5 144.8
HN Roatan 16.25 -86.65 16.45 -86.2; CO SanAndres 12.45 -81.75 12.65 -81.65
"""


def _island(row: str) -> Island:
    country, name, *box = row.split()
    south, west, north, east = map(float, box)
    return Island(country, name, south, west, north, east)


ISLANDS = tuple(_island(row) for row in _BOXES.replace("\n", ";").split(";") if row.strip())
#: Lands that more than one country is on.
SHARED = frozenset({"Ireland", "Borneo"})


def land_of(city: City) -> str:
    """The name of the land that a city is on: cities of one name can be reached from each other without crossing water."""
    for island in ISLANDS:
        inside = island.south <= city.point.lat <= island.north and island.west <= city.point.lon <= island.east
        if island.country == city.country and inside:
            return island.name if island.name in SHARED else f"{island.country} {island.name}"
    if city.country == "IE":
        return "Ireland"
    return city.country if city.country in ISLAND_COUNTRIES else "mainland"
