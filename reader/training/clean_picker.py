"""Train the pickers of title and byline from a folder of pages with ground truth.

    python -m reader.training.clean_picker FOLDER --out reader/clean/models/data/pickers.json

With --check prints how often the right line is picked on unseen sites. Needs PyTorch.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from reader.clean.models.byline_lines import byline_candidates
from reader.clean.models.line_picker import LEAST_BYLINE, PickedField, candidates, day_of
from reader.clean.models.text_lines import read_line
from reader.text.person_names import names_in
from reader.training.candidates import CandidateNet, CandidateRecipe, Task, asked, chosen, fit
from reader.training.clean_pages import TrainingPage, read_pages
from reader.training.clean_set import FOLDS, fold_of

_WORD = re.compile(r"\w+")
_RECIPE = CandidateRecipe()


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the training program."""
    given = asked(__doc__, arguments)
    pages = list(read_pages(given.folder))
    written = {}
    for wanted in PickedField:
        found = [t for p in pages if (t := task(p, wanted)) is not None]
        for fold in range(FOLDS if given.check else 0):
            net = fit([t for t in found if t.fold != fold], _RECIPE)
            tested = [t for t in found if t.fold == fold]
            print(wanted.value, "fold", fold, _report(net, tested), flush=True)
        written[wanted.value] = fit(found, _RECIPE).weights()
    if given.out:
        given.out.write_text(json.dumps(written, separators=(",", ":")) + "\n", "utf-8")


def task(page: TrainingPage, wanted: PickedField) -> Task | None:
    """The candidates of a page; the story is the true one."""
    lines = [read_line(b.text, b.gap) for b in page.blocks]
    kept = [y >= 0.5 for y in page.labels]
    titles = [is_title(x.text, page.title) for x in lines]
    first = kept.index(True) if True in kept else 0
    near = [k for k, right in enumerate(titles) if right and k <= first + 2]
    title = near[-1] if near and wanted is not PickedField.TITLE else None
    if wanted is PickedField.BYLINE:
        true = {_fold(n) for n in names_in(page.author)}
        named = byline_candidates(lines, kept, title)
        right = [bool(true & {_fold(n) for n in one.names}) for one in named]
        return Task([one.features for one in named], right, fold_of(page)) if named else None
    found = candidates(lines, kept, title)
    if not found:
        return None
    if wanted is PickedField.TITLE:
        right = [titles[c.index] for c in found]
    else:
        days = [day_of(lines[c.index].text) for c in found]
        right = [day is not None and bool(page.date) and page.date.startswith(day[0]) for day in days]
    return Task([c.features for c in found], right, fold_of(page))


def is_title(line: str, title: str) -> bool:
    """Whether a line is a title, or nearly."""
    a, b = _WORD.findall(line.lower()), _WORD.findall(title.lower())
    common = len(set(a) & set(b))
    return bool(b) and (a == b or common >= 0.85 * len(set(a) | set(b)))


def _report(net: CandidateNet, tasks: Sequence[Task]) -> str:
    picked = true = empty = 0
    for t in tasks:
        k, chance = chosen(net, t.features)
        likely = chance >= LEAST_BYLINE
        picked += likely and t.right[k]
        true += any(t.right)
        empty += likely and not any(t.right)
    return f"right {picked} of {true} visible on {len(tasks)} pages; picked where there is none {empty}"


def _fold(name: str) -> str:
    return " ".join(_WORD.findall(name.lower()))


if __name__ == "__main__":
    main()
