"""How long searches take in an index of many made articles, and how large it is.

    python -m tests.bench.search [ARTICLES]

Words are as frequent as Zipf's law has it; queries are made of what stands in the articles, without the fifty
commonest words. Times are of the processor, in milliseconds, for the first hundred places and the number of
all articles, as `find` prints them.
"""

from __future__ import annotations

import argparse
import random
import time
from bisect import bisect_left
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory

from reader.store.index.entry import (
    IndexedDate,
    IndexedFigure,
    IndexedName,
    IndexedQuote,
    IndexedSpeaker,
    IndexEntry,
)
from reader.store.index.finding import count_articles, find_places
from reader.store.index.query import parse_query
from reader.store.index.reading import IndexReader
from reader.store.index.writing import FileState, IndexWriter

WORDS, LENGTH, COMMONEST, ASKED = 60_000, 450, 50, 40
TOGETHER = 5_000  # articles in a transaction
_SYLLABLES = "ba ri to mel sun ka per lo din ve har no st ing ter al mo gri po ch".split()  # noqa: SIM905


class Language:
    """Made words, the commonest first, and names made of them."""

    def __init__(self, seed: int = 1) -> None:
        self.dice = random.Random(seed)
        found = {"".join(self.dice.choices(_SYLLABLES, k=self.dice.randint(1, 4))) for _ in range(WORDS)}
        self.words = sorted(found)
        self.dice.shuffle(self.words)
        self.names = [f"{self._rare()} {self._rare()}".title() for _ in range(20_000)]
        self.outlets = [f"The {word.title()} Gazette" for word in self.words[1000:1300]]
        self._sums = list(accumulate(1 / rank for rank in range(1, len(self.words) + 1)))

    def word(self, first: int = 0) -> str:
        """A word by its frequency; `first`: none of so many commonest ones."""
        while True:
            rank = min(bisect_left(self._sums, self.dice.random() * self._sums[-1]), len(self.words) - 1)
            if rank >= first:
                return self.words[rank]

    def article(self, number: int) -> IndexEntry:
        """An article with about as much in it as one of a newspaper."""
        words = [self.word() for _ in range(LENGTH)]
        for at in range(0, LENGTH, 15):
            words[at], words[at + 14] = words[at].title(), words[at + 14] + "."
        text, dice = " ".join(words), self.dice
        day = f"20{dice.randint(10, 24)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
        speakers = [IndexedSpeaker(dice.choice(self.names), "person", f"minister of {words[3]}")] * 4
        spans = [(at, at + 110, dice.randrange(4)) for at in range(5, 2000, 240)]
        figures = [(at, words[at % LENGTH]) for at in range(0, 1800, 200)]
        return IndexEntry(
            f"{number:064x}",
            " ".join(words[:9]),
            text,
            LENGTH,
            dice.choice(self.outlets),
            day,
            "Ann Other",
            f"https://example.org/{number}",
            "en",
            tuple(range(0, len(text), 150)),
            tuple(speakers),
            tuple(IndexedQuote("direct", start, end, by, "said", "", 0.9) for start, end, by in spans),
            tuple(IndexedName(dice.choice(self.names), "PERSON", 3) for _ in range(18)),
            tuple(IndexedFigure(at, at + 3, "number", float(at), of=thing) for at, thing in figures),
            tuple(IndexedDate(at, at + 8, day) for at in range(0, 1800, 300)),
        )

    def _rare(self) -> str:
        return self.dice.choice(self.words)


def make(path: Path, articles: int, language: Language) -> int:
    """An index of so many articles. Returns the bytes of their texts."""
    writer = IndexWriter(path, "made", "made by a script")
    size = 0
    for first in range(0, articles, TOGETHER):
        with writer.together():
            for number in range(first, min(first + TOGETHER, articles)):
                entry = language.article(number)
                size += len(entry.text.encode())
                writer.put(f"/made/{number}.html", "", entry)
                writer.finish(f"/made/{number}.html", FileState(1, 1))
    writer.close()
    return size


def kinds(language: Language) -> dict[str, Callable[[], str]]:
    """Queries by kind."""

    def word() -> str:
        return language.word(COMMONEST)

    def name() -> str:
        return language.dice.choice(language.names)

    return {
        "word": word,
        "phrase": lambda: f"{word()} {word()}",
        "prefix": lambda: f"{next(w for w in iter(word, '') if len(w) > 5)}*",
        "both": lambda: f"{word()} AND {word()}",
        "near": lambda: f"NEAR({word()} {word()}, 8)",
        "outlet": lambda: f'{word()} outlet:"{language.dice.choice(language.outlets)}"',
        "month": lambda: f"{word()} date:20{language.dice.randint(10, 24)}-05",
        "said": lambda: f"said:{word()}",
        "speaker": lambda: f'speaker:"{name()}"',
        "speaker and word": lambda: f'{word()} speaker:"{name()}"',
    }


def main() -> None:
    """Make the index, ask, print the table."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    words.add_argument("articles", nargs="?", type=int, default=100_000)
    articles: int = words.parse_args().articles
    language = Language()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "index.db"
        text = make(path, articles, language)
        print(f"{articles:,} articles, index of {path.stat().st_size / text:.2f} times the text")
        reader = IndexReader(path)
        every: list[float] = []
        for kind, query in kinds(language).items():
            times = sorted(_milliseconds(reader, query()) for _ in range(ASKED))
            every += times
            print(f"{kind:18} median {times[ASKED // 2]:7.1f}   p95 {times[int(0.95 * ASKED)]:7.1f}")
        every.sort()
        last = int(0.95 * len(every))
        print(f"{'all':18} median {every[len(every) // 2]:7.1f}   p95 {every[last]:7.1f}")
        reader.close()


def _milliseconds(reader: IndexReader, typed: str) -> float:
    query = parse_query(typed)
    begun = time.process_time()
    list(find_places(reader, query, most=100))
    count_articles(reader, query, collection=None, said=False)
    return 1000 * (time.process_time() - begun)


if __name__ == "__main__":
    main()
