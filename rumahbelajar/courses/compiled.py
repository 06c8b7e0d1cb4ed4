"""What every part of a compiled course is: made from files, and readable for as long as stored."""

from pydantic import BaseModel, ConfigDict


class Compiled(BaseModel):
    """Something made from files; a field that a later program dropped does not hinder reading."""

    model_config = ConfigDict(frozen=True, extra="ignore")
