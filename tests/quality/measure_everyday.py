"""Measure everyday articles: speech and whose it is, names, figures and who says them.

    python -m tests.quality.measure_everyday [--errors N]

Prints a line for each held-out beat of the project's own corpus and one for all of them, and, where the
environment variable NEWSREADER_CORPORA names a folder that has `everyday/texts.jsonl` and
`everyday/gold.jsonl`, a line for those articles. `everyday_score` says what each share means; a dash stands
where nothing was asked. With --errors, that many faults of each measure are listed, of the corpora's articles
and of the beats that weights are made from: held-out articles are counted and not looked at.
"""

from __future__ import annotations

import argparse
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from reader import pipeline
from tests.quality.everyday_gold import Gold, held_out, of_corpora, own
from tests.quality.everyday_score import ARTICLES, MEASURES, Score, score, total

ALL, CORPORA = "all held out", "of the corpora"
_TABLES = {
    "speech": {
        "marks": ("marks found", "marks are speech", "marks left alone"),
        "whose it is": tuple(m for m in MEASURES if m.startswith("whose")),
        "reported": ("reported right", "reported are reports"),
        "all": ("all f1", "sure right"),
    },
    "names and figures": {
        "names": ("names found", "names are names", "names kind", "names whole", "roles"),
        "figures": ("figures right", "figures are figures"),
        "who says it": ("figures, claimed by", "figures, the article's"),
    },
}
_HEADS = {
    "marks found": "found",
    "marks are speech": "speech",
    "marks left alone": "alone",
    "whose": "all",
    "whose, by name": "name",
    "whose, by surname": "surname",
    "whose, by pronoun": "pronoun",
    "whose, by role noun": "role",
    "whose, nobody named": "nobody",
    "reported right": "right",
    "reported are reports": "reports",
    "all f1": "F1",
    "sure right": "sure",
    "names found": "found",
    "names are names": "names",
    "names kind": "kind",
    "names whole": "whole",
    "roles": "roles",
    "figures right": "right",
    "figures are figures": "figures",
    "figures, claimed by": "claimed",
    "figures, the article's": "article",
}
_CELL, _START = 8, 19  # characters of a cell, and of what stands before the first


def measured(gold: Gold) -> Score:
    """Analyse an article, from its text alone, and mark what was found."""
    return score(gold, pipeline.analyse(pipeline.open_record(gold.text, gold.id, published=gold.published)))


def by_beat(articles: Iterable[Gold]) -> dict[str, Score]:
    """The score of each beat."""
    found: dict[str, list[Score]] = defaultdict(list)
    for gold in articles:
        found[gold.beat].append(measured(gold))
    return {beat: total(scores) for beat, scores in found.items()}


def table(title: str, scores: Mapping[str, Score]) -> str:
    """One line a set, under the heads of the groups and of the measures; how many were asked under sums."""
    groups = _TABLES[title]
    above = "".join(f"  {group:<{_CELL * len(of)}}" for group, of in groups.items())
    lines = [f"{title:<{_START}}{above}".rstrip(), _line("articles".rjust(_START), groups, _HEADS)]
    for name, one in scores.items():
        start = f"{name:<{_START - 4}}{one.asked[ARTICLES]:>4}"
        lines.append(_line(start, groups, {m: f"{share:.3f}" for m, share in one.shares().items()}))
        if name in (ALL, CORPORA):
            asked = {**one.asked, "all f1": one.asked["whose"] + one.asked["reported right"]}
            lines.append(_line("  asked", groups, {m: str(n) for m, n in asked.items()}))
    return "\n".join(lines)


def _line(start: str, groups: Mapping[str, tuple[str, ...]], cells: Mapping[str, str]) -> str:
    """A cell for each measure; a dash stands in one that has nothing."""
    parts = ("  " + "".join(f"{cells.get(m, '-'):<{_CELL}}" for m in of) for of in groups.values())
    return f"{start:<{_START}}{''.join(parts)}".rstrip()


def faults(found: Score, most: int) -> str:
    """At most so many faults of each measure, one a line."""
    lines = []
    for measure in MEASURES:
        of_measure = [f for f in found.faults if f.measure == measure]
        lines.append(f"\n{measure}: {len(of_measure)} wrong of {found.asked[measure]}")
        for fault in of_measure[:most]:
            lines.append(
                f"  {fault.article[:24]:<24}  {fault.words[:70]!r}  wanted {fault.wanted}, got {fault.shown}"
            )
    return "\n".join(lines)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--errors", type=int, metavar="N", help="list so many faults of each measure")
    given = parser.parse_args()
    folder = os.environ.get("NEWSREADER_CORPORA")
    theirs = total(map(measured, of_corpora(Path(folder)))) if folder else Score()
    beats = by_beat(held_out())
    rows = {**beats, ALL: total(beats.values())}
    if theirs.asked:
        rows[CORPORA] = theirs
    print("\n\n".join(table(title, rows) for title in _TABLES))
    if given.errors:
        print(faults(total((theirs, *map(measured, own(held_out=False)))), given.errors))


if __name__ == "__main__":
    main()
