"""Train the choice among the dates that a page states and shows, from a folder of pages with ground truth.

    python -m reader.training.clean_days FOLDER --out reader/clean/metadata/data/days.json

With --check prints how often the right date is chosen on unseen sites. Needs PyTorch.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from pathlib import Path

from reader.clean.metadata.collect import gather
from reader.clean.metadata.publication_day import LEAST_CHANCE, day_candidates
from reader.clean.page.prepare import paragraph_words, unshown_parts
from reader.clean.structure.block_walk import walk
from reader.markup.html import parse
from reader.training.candidates import CandidateRecipe, Task, asked, chosen, fit
from reader.training.clean_pages import label, truths
from reader.training.clean_set import FOLDS, fold_of_site

_RECIPE = CandidateRecipe(hidden=8, steps=200, decay=0.05)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the training program."""
    given = asked(__doc__, arguments)
    found = list(_tasks(given.folder))
    if given.check:
        _check(found)
    if given.out:
        weights = fit([t for t, _ in found if t.features], _RECIPE).weights()
        given.out.write_text(json.dumps(weights, separators=(",", ":")) + "\n", "utf-8")


def _tasks(folder: Path) -> list[tuple[Task, bool]]:
    """The candidates of each page, where the story is the true one; whether the page has a true date."""
    found = []
    for truth in truths(folder):
        root = parse(gzip.decompress(truth.markup).decode("utf-8", "replace"))
        body = root.find("body")
        page = walk(root if body is None else body, unshown_parts(root, paragraph_words(root)))
        kept = [share >= 0.5 for share in label([b.text for b in page.blocks], truth.body)]
        gathered = gather(root, page, kept)
        days = day_candidates(gathered.stated_days, gathered.shown)
        right = [bool(truth.date) and day.iso.startswith(truth.date[:10]) for day in days]
        found.append((Task([d.features for d in days], right, fold_of_site(truth.site)), bool(truth.date)))
    return found


def _check(found: Sequence[tuple[Task, bool]]) -> None:
    right = given = dated = 0
    for fold in range(FOLDS):
        net = fit([t for t, _ in found if t.fold != fold and t.features], _RECIPE)
        for task, has_date in found:
            if task.fold == fold:
                dated += has_date
                index, chance = chosen(net, task.features) if task.features else (0, 0.0)
                given += chance >= LEAST_CHANCE
                right += chance >= LEAST_CHANCE and task.right[index]
    print(f"right {right} of {dated} ({right / dated:.3f}); of {given} given {right / given:.3f}")


if __name__ == "__main__":
    main()
