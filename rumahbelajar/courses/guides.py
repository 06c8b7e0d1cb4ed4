"""The guides to in-person meetings: `meetings/NN-slug.md`, read, checked and rendered."""

from collections.abc import Iterator, Sequence

from rumahbelajar.courses.faults import Fault, quote
from rumahbelajar.courses.filling import fill
from rumahbelajar.courses.folder import Folder
from rumahbelajar.courses.guide_format import AgendaEntry, AgendaItem, Guide, GuideHead
from rumahbelajar.courses.hard_subjects import betraying
from rumahbelajar.courses.headed import open_headed
from rumahbelajar.courses.heads import split_head
from rumahbelajar.courses.markdown import Section, count_words, render_sections
from rumahbelajar.courses.model import Module
from rumahbelajar.courses.modules import list_modules
from rumahbelajar.courses.numbered import Numbered, doubles, numbered
from rumahbelajar.courses.page import MEETINGS, Page, Surroundings
from rumahbelajar.courses.validation import build
from rumahbelajar.courses.yaml_tree import Tree, read_yaml

MOST = 20
_HEAD_MISSING = (
    "kepala panduan tidak ada atau tidak ditutup",
    'mulai berkas dengan baris "---", lalu title, minutes, agenda, lalu baris "---"',
)


def list_guides(folder: Folder) -> list[Numbered]:
    """Return the files of the guides, in order."""
    beginning = f"{MEETINGS}/"
    return [numbered(path) for path in sorted(folder.paths) if path.startswith(beginning)]


def read_guides(folder: Folder, around: Surroundings, faults: list[Fault]) -> list[Guide]:
    """Return the guides of a course in order; one with faults is left out."""
    places = list_guides(folder)
    faults.extend(doubles(folder.name, places))
    if len(places) > MOST:
        problem = f"ada {len(places)} panduan pertemuan"
        remedy = f"paling banyak {MOST}; gabungkan, atau hapus"
        faults.append(Fault(f"{folder.name}/{places[MOST].path}", 1, problem, remedy))
    guides = [_read(folder, place, around, faults) for place in places]
    return [guide for guide in guides if guide is not None]


def check_quizzes(
    folder: Folder, guides: Sequence[Guide], modules: Sequence[Module], faults: list[Fault]
) -> None:
    """Add a fault for each guide whose questions are none, or harder than the guide says it is."""
    with_quiz = {
        place.slug for place in list_modules(folder) if f"{place.path}/quiz.yaml" in folder.paths
    }
    sensitive = {module.slug for module in modules if module.sensitive}
    files = {place.slug: place.path for place in list_guides(folder)}
    for guide in guides:
        if guide.quiz is not None and guide.quiz not in with_quiz:
            problem = f"tidak ada kuis modul {quote(guide.quiz)}"
            known = ", ".join(sorted(with_quiz)) or "buat quiz.yaml di modulnya"
            faults.append(
                _at_quiz(folder, files[guide.slug], problem, f"pakai nama modul: {known}")
            )
        elif guide.quiz in sensitive and not guide.sensitive:
            problem = f"kuis modul {quote(guide.quiz)} sensitif, panduan ini belum"
            faults.append(
                _at_quiz(folder, files[guide.slug], problem, 'tambahkan "sensitive: true"')
            )


def _at_quiz(folder: Folder, path: str, problem: str, remedy: str) -> Fault:
    file = f"{folder.name}/{path}"
    tree = read_yaml(split_head(folder.texts[path])[0] or "", file, [], first_line=2)
    return tree.fault(("quiz",), problem, remedy) if tree else Fault(file, 1, problem, remedy)


def _read(
    folder: Folder, place: Numbered, around: Surroundings, faults: list[Fault]
) -> Guide | None:
    opened = open_headed(folder, place.path, around, _HEAD_MISSING, faults)
    if opened is None:
        return None
    page, tree = opened
    sections = render_sections(page)
    entry = None if tree is None else build(GuideHead, fill(tree, around.known, faults), faults)
    if tree is None or entry is None:
        return None
    if entry.sensitive:
        faults.extend(betraying(page.file, [place.slug]))
    odd = list(_odd(sections, entry.agenda, page, tree))
    faults.extend(odd)
    if odd:
        return None
    agenda = tuple(
        AgendaItem(html=section.html, **dict(item))
        for item, section in zip(entry.agenda, sections[1:], strict=True)
    )
    words = sum(count_words(f"{item.title} {item.html}") for item in agenda)
    fields = {**dict(entry), "agenda": agenda}
    return Guide(
        slug=place.slug,
        number=int(place.number),
        words=words,
        figures=tuple(page.figures),
        **fields,
    )


def _odd(
    sections: Sequence[Section], agenda: Sequence[AgendaEntry], page: Page, tree: Tree
) -> Iterator[Fault]:
    """Yield a fault where the headings are not those of the agenda, one by one."""
    opening, *headed = sections
    if not opening.is_empty:
        problem = "ada tulisan sebelum judul pertama"
        remedy = f'taruh di bawah "## {agenda[0].title}"'
        yield Fault(page.file, page.first_line, problem, remedy)
    for section, item in zip(headed, agenda, strict=False):
        if section.title != " ".join(item.title.split()):
            problem = f"judul {quote(section.title)} bukan bagian agenda yang ditunggu di sini"
            yield Fault(page.file, section.line, problem, f'tulis "## {item.title}"')
            return
    for section in headed[len(agenda) :]:
        problem = f"judul {quote(section.title)} tidak ada di agenda"
        remedy = 'tambahkan ke agenda, atau pakai "###"'
        yield Fault(page.file, section.line, problem, remedy)
    for place in range(len(headed), len(agenda)):
        problem = f"bagian {quote(agenda[place].title)} belum diterangkan"
        remedy = f'tambahkan "## {agenda[place].title}" di bawah, sesuai urutan agenda'
        yield tree.fault(("agenda", place, "title"), problem, remedy)
