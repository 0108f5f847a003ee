"""Who travels."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from .model import Model

ADULT_AGE = 18


class Diet(StrEnum):
    VEGETARIAN = "vegetarian"
    VEGAN = "vegan"
    HALAL = "halal"
    KOSHER = "kosher"
    GLUTEN_FREE = "gluten_free"
    LACTOSE_FREE = "lactose_free"
    PESCATARIAN = "pescatarian"


class AccessNeed(StrEnum):
    WHEELCHAIR = "wheelchair"
    STEP_FREE = "step_free"
    LITTLE_WALKING = "little_walking"
    STROLLER = "stroller"


class Traveller(Model):
    """One person. An age of None is an adult of unstated age. Passport is ISO 3166 alpha-2, None when unstated."""

    age: Annotated[int, Field(ge=0, le=120)] | None = None
    diet: tuple[Diet, ...] = ()
    allergies: tuple[str, ...] = ()
    access: tuple[AccessNeed, ...] = ()
    passport: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None = None

    @property
    def is_child(self) -> bool:
        return self.age is not None and self.age < ADULT_AGE


class Party(Model):
    """All travellers; at least one."""

    members: Annotated[tuple[Traveller, ...], Field(min_length=1, max_length=50)] = (Traveller(),)

    @property
    def size(self) -> int:
        return len(self.members)

    @property
    def adults(self) -> int:
        return sum(not m.is_child for m in self.members)

    @property
    def children(self) -> int:
        return self.size - self.adults

    @property
    def child_ages(self) -> tuple[int, ...]:
        return tuple(m.age for m in self.members if m.is_child and m.age is not None)

    @property
    def diets(self) -> frozenset[Diet]:
        return frozenset(d for m in self.members for d in m.diet)

    @property
    def allergies(self) -> frozenset[str]:
        return frozenset(a for m in self.members for a in m.allergies)

    @property
    def access(self) -> frozenset[AccessNeed]:
        return frozenset(a for m in self.members for a in m.access)

    @property
    def passports(self) -> frozenset[str]:
        return frozenset(m.passport for m in self.members if m.passport)
