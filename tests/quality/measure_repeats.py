"""How many planted repeats and near-copies are found, and how many of those found are planted.

python -m tests.quality.measure_repeats
"""

from __future__ import annotations

from itertools import combinations

from reader.corpus.copies import copy_groups
from reader.corpus.repeats import SpokenWords, find_repeats
from reader.corpus.words import words
from reader.store.index.rows import FoundQuote, IndexedArticle
from tests.quality.planted import Planted, patterned_quotations, planted_articles, planted_quotations


def found_quotations(planted: Planted) -> set[tuple[int, int]]:
    """The pairs that are found among planted quotations, each in an article of its own."""
    spoken = [_spoken(number, text) for number, text in enumerate(planted.texts)]
    groups = ([place.spoken.article.id for place in one.places] for one in find_repeats(spoken))
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def found_copies(planted: Planted) -> set[tuple[int, int]]:
    """The pairs that are found among planted articles."""
    groups = copy_groups(enumerate(planted.texts))
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def rates(found: set[tuple[int, int]], planted: Planted) -> tuple[float, float]:
    """Recall and precision."""
    right = len(found & planted.pairs)
    return right / len(planted.pairs), right / max(1, len(found))


def _spoken(number: int, text: str) -> SpokenWords:
    article = IndexedArticle(number, "", "", "", "", "2022-02-01", "", "", 0, False)
    quote = FoundQuote(number, 0, "direct", 0, len(text), text, "", "", 1.0)
    return SpokenWords(article, quote, text, tuple(words(text)))


def main() -> None:
    """Print the table."""
    print(f"{'':24}{'recall':>8}{'precision':>11}")
    for seed in (7, 8):
        quotations = planted_quotations(200, 4000, seed)
        print(
            "quotations {:2}           {:8.3f}{:11.3f}".format(
                seed, *rates(found_quotations(quotations), quotations)
            )
        )
        patterned = patterned_quotations(200, 1500, seed)
        print(
            "of five patterns {:2}     {:8.3f}{:11.3f}".format(
                seed, *rates(found_quotations(patterned), patterned)
            )
        )
        articles = planted_articles(100, 2000, seed)
        print(
            "near-copies {:2}          {:8.3f}{:11.3f}".format(seed, *rates(found_copies(articles), articles))
        )


if __name__ == "__main__":
    main()
