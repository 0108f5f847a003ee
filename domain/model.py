"""The one base of every domain record: frozen, strict about unknown fields, finite numbers only."""

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A frozen record. An unknown field is an error, and so are NaN and infinity."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)
