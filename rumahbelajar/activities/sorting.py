"""Sorting: each thing is put into its box, and told at once where it belongs and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from rumahbelajar.activities.authoring import BaseActivity, check_ids
from rumahbelajar.questions.authoring import Authored, Line, Mistake, Slug

Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)]


class Box(Authored):
    """A box that things are put into."""

    id: Slug
    text: Line


class Item(Authored):
    """A thing to put into a box; `why` it belongs there is told to whoever put it anywhere."""

    id: Slug
    text: Said
    box: Slug
    why: Said

    @property
    def name(self) -> str:
        """What it is called in the form, unlike anything else on the page."""
        return f"butir_{self.id}"


@dataclass(frozen=True)
class Put:
    """A thing, the box it was put into, and the one that it belongs to; None where it lies yet."""

    item: Item
    chosen: Box | None
    right: Box

    @property
    def is_right(self) -> bool:
        """Whether it lies in its box."""
        return self.chosen == self.right


class Sorting(BaseActivity):
    """Things and their boxes; nothing of it is kept but that it was done.

    `reading` is what the things are about, such as a poster, line by line; `contacts` are keys of
    places to ask for help, shown at the end.
    """

    type: Literal["sorting"]
    reading: Annotated[tuple[Line, ...], Field(max_length=12)] = ()
    boxes: Annotated[tuple[Box, ...], Field(min_length=2, max_length=5)]
    items: Annotated[tuple[Item, ...], Field(min_length=3, max_length=12)]
    contacts: Annotated[tuple[Slug, ...], Field(max_length=4)] = ()

    def put(self, form: Mapping[str, str]) -> tuple[Put, ...]:
        """Return where a form puts each thing; an unknown box does not count."""
        boxes = {box.id: box for box in self.boxes}
        return tuple(
            Put(item, boxes.get(form.get(item.name, "")), boxes[item.box]) for item in self.items
        )

    @model_validator(mode="after")
    def _check(self) -> Self:
        check_ids((("boxes", place, "id"), box.id) for place, box in enumerate(self.boxes))
        check_ids((("items", place, "id"), item.id) for place, item in enumerate(self.items))
        boxes = [box.id for box in self.boxes]
        for place, item in enumerate(self.items):
            if item.box not in boxes:
                raise Mistake(
                    f'kotak "{item.box}" tidak ada',
                    f"pakai {', '.join(boxes)}",
                    ("items", place, "box"),
                )
        for place, box in enumerate(boxes):
            if all(item.box != box for item in self.items):
                raise Mistake(
                    f'tidak ada yang masuk ke kotak "{box}"',
                    "beri kotak ini paling sedikit satu butir, atau hapus kotaknya",
                    ("boxes", place),
                )
        return self
