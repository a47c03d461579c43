"""Articles of any size, made of a handful of sentences, each paragraph a little different."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

from PIL import Image

from tests.load.picture_files import encoded

HEADLINE = "Harbour board weighs the quay again"
_SENTENCES = (
    "The harbour board of Port Ellis met for the {n}th time on Monday to weigh the future of the north quay.",
    "“We counted {n} containers before noon,” said Ines Okafor, the chief engineer. “It cannot go on.”",
    "Tomas Reyer, who leads the opposition, said that the town would lose more than {n} jobs by the spring.",
    "According to the residents’ union, trucks pass the school on Cable Street {n} times a week.",
    "She added that the work would cost at least ${n} million and take two years.",
    "Nobody at the meeting could say what had become of the sand that was dug out in the last century.",
)


def story(size: int) -> str:
    """A plain-text article of about `size` bytes."""
    parts, length, n = [HEADLINE, "By Ada Morland"], 0, 0
    while length < size:
        n += 1
        parts.append(" ".join(s.format(n=n) for s in _SENTENCES[n % 3 : n % 3 + 3]))
        length += len(parts[-1]) + 2
    return "\n\n".join(parts) + "\n"


def page(size: int) -> str:
    """An HTML page of about `size` bytes, two thirds of them furniture."""
    head, byline, *paragraphs = story(size // 3).strip().split("\n\n")
    link = '<li class="nav-item"><a href="/section/{0}" title="Section {0}">Section {0}</a></li>'
    menu = "".join(link.format(i) for i in range(size // 150))
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    return (
        f"<!DOCTYPE html><html><head><title>{head}</title></head><body><nav><ul>{menu}</ul></nav>"
        f"<article><h1>{head}</h1><p class=byline>{byline}</p>{body}</article>"
        f"<footer><ul>{menu}</ul></footer></body></html>"
    )


def illustrated() -> tuple[str, str]:
    """A page of 40 paragraphs, each with a picture of 300 by 200 pixels in it; and the same without their
    bytes, with their captions."""
    head, byline, *paragraphs = story(18_000).strip().split("\n\n")
    start = f"<!DOCTYPE html><html><head><title>{head}</title></head><body><article><h1>{head}</h1>"
    start += f"<p class=byline>{byline}</p>"
    pages = [start, start]
    for n, words in enumerate(paragraphs[:40]):
        packed = b64encode(encoded(Image.effect_noise((300, 200), 60 + n), "JPEG")).decode()
        caption = f"<figcaption>The quay of Port Ellis, as seen on day {n}.</figcaption></figure>"
        pages[0] += f"<p>{words}</p><figure><img alt='' src='data:image/jpeg;base64,{packed}'>{caption}"
        pages[1] += f"<p>{words}</p><figure><img alt='' src='quay-{n}.jpg'>{caption}"
    return pages[0] + "</article></body></html>", pages[1] + "</article></body></html>"


def write(folder: Path) -> dict[str, Path]:
    """Write the benchmark's files; their paths by name."""
    made = {"6K": (story(6_000), "txt"), "1M": (story(10**6), "txt"), "10M": (story(10**7), "txt")}
    made["10K"] = (story(10_000), "txt")
    made["page"] = (page(150_000), "html")
    with_pictures, without = illustrated()
    made["40 pictures"], made["no picture"] = (with_pictures, "html"), (without, "html")
    paths = {}
    for name, (text, suffix) in made.items():
        paths[name] = folder / f"{name}.{suffix}"
        paths[name].write_text(text, "utf-8")
    return paths
