"""Activity files to activities: a YAML file beside the lessons of its module."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rumahbelajar.activities import TYPES, BaseActivity, Scenario, Sorting, Tool
from rumahbelajar.courses.amounts import with_amounts
from rumahbelajar.courses.faults import Fault, quote
from rumahbelajar.courses.filling import fill
from rumahbelajar.courses.folder import Folder
from rumahbelajar.courses.model import Lesson, ModuleActivity
from rumahbelajar.courses.page import Doorway
from rumahbelajar.courses.references import Known, Reference
from rumahbelajar.courses.validation import build
from rumahbelajar.courses.yaml_tree import Tree, read_yaml

_NO_ACTIVITIES = {"module.yaml", "quiz.yaml"}


@dataclass(frozen=True)
class ActivityFile:
    """An activity file; `path` is within the course, `address` that of its page.

    `activity` is None when the file has faults.
    """

    path: str
    slug: str
    address: str
    activity: BaseActivity | None

    @property
    def doorway(self) -> Doorway:
        """What a lesson shows of it."""
        return Doorway(self.activity.title if self.activity else self.slug, self.address)


def activity_paths(folder: Folder, module: str) -> list[str]:
    """Return the paths of the activity files in a module's folder, in order."""
    return [
        path
        for path in sorted(folder.paths)
        if path.startswith(f"{module}/")
        and path.endswith(".yaml")
        and path.removeprefix(f"{module}/") not in _NO_ACTIVITIES
    ]


def activity_slug(path: str) -> str:
    """Return the name of an activity from the path of its file."""
    return path.rpartition("/")[2].removesuffix(".yaml")


def read_activities(
    folder: Folder, modules: Iterable[str], known: Known, faults: list[Fault]
) -> Mapping[str, tuple[ActivityFile, ...]]:
    """Return the activity files of each of these module folders, in order."""
    return {
        module: tuple(
            ActivityFile(
                path,
                activity_slug(path),
                f"/kursus/{folder.name}/kegiatan/{module.partition('-')[2]}/{activity_slug(path)}",
                _read(folder, path, known, faults),
            )
            for path in activity_paths(folder, module)
        )
        for module in modules
    }


def place_activities(
    module_id: str, files: Sequence[ActivityFile], lessons: Sequence[Lesson]
) -> Iterator[ModuleActivity]:
    """Yield the activities of a module in the order in which its lessons show them."""
    by_slug = {file.slug: file.activity for file in files if file.activity}
    for lesson in lessons:
        for slug in lesson.activities:
            activity = by_slug.pop(slug, None)
            if activity is not None:
                yield ModuleActivity(
                    id=f"{module_id}/{slug}", slug=slug, lesson=lesson.slug, content=activity
                )


def check_shown(
    course: str, files: Sequence[ActivityFile], lessons: Sequence[Lesson], faults: list[Fault]
) -> None:
    """Add a fault for each activity file that no lesson of its module shows.

    Where a lesson names an activity that is not there, that is told already and may be the same.
    """
    shown = {slug for lesson in lessons for slug in lesson.activities}
    if shown - {file.slug for file in files}:
        return
    for file in files:
        if file.slug not in shown:
            problem = "kegiatan ini tidak ditampilkan pelajaran mana pun"
            remedy = f'tambahkan kotak "::: activity {file.slug}" di satu pelajaran'
            faults.append(Fault(f"{course}/{file.path}", 1, problem, remedy))


def _read(folder: Folder, path: str, known: Known, faults: list[Fault]) -> BaseActivity | None:
    if path not in folder.texts:
        return None
    tree = read_yaml(folder.texts[path], f"{folder.name}/{path}", faults)
    if tree is None:
        return None
    activity_type = _type_of(tree, faults)
    if activity_type is None:
        return None
    filled = with_amounts(activity_type, fill(tree, known, faults), known, faults)
    activity = None if filled is None else build(activity_type, filled, faults)
    if isinstance(activity, Scenario | Sorting | Tool):
        _check_keys("contact", activity.contacts, tree, known, faults)
    if isinstance(activity, Tool):
        _check_keys("figure", activity.figures, tree, known, faults)
    return activity


def _type_of(tree: Tree, faults: list[Fault]) -> type[BaseActivity] | None:
    named = tree.value.get("type")
    found = TYPES.get(named) if isinstance(named, str) else None
    if found is None:
        problem = f"jenis kegiatan {quote(named)} tidak dikenal" if named else "kegiatan tanpa type"
        faults.append(tree.fault(("type",), problem, f"pilih type: {', '.join(TYPES)}"))
    return found


def _check_keys(
    kind: str, keys: Iterable[str], tree: Tree, known: Known, faults: list[Fault]
) -> None:
    """Add a fault for each key that names nothing; they stand in the list of their kind."""
    for place, key in enumerate(keys):
        reference = Reference(kind, key)
        if known.find(reference) is None:
            faults.append(tree.fault((f"{kind}s", place), *known.missing(reference)))
