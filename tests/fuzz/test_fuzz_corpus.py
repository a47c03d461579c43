"""Every input of the fuzzing corpus, and inputs made up on the spot, keep the promises of target.py."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.target import one_input

CORPUS = sorted((Path(__file__).parent / "corpus").iterdir())
TOKENS = [
    line.strip().strip('"').encode("latin-1").decode("unicode_escape").encode("latin-1")
    for line in (Path(__file__).parent / "tokens.dict").read_text("ascii").splitlines()
    if line.startswith('"')
]


@pytest.mark.parametrize("path", CORPUS, ids=[path.name for path in CORPUS])
def test_a_saved_input_keeps_every_promise(path: Path) -> None:
    one_input(path.read_bytes())


@given(
    st.integers(0, 3),
    st.lists(
        st.sampled_from(TOKENS) | st.sampled_from([b" ", b"\n", b"The council met. "]) | st.binary(max_size=6)
    ),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_tokens_in_any_order_keep_every_promise(name: int, pieces: list[bytes]) -> None:
    one_input(bytes([name]) + b"".join(pieces))
