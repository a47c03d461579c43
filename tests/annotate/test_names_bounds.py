"""Where names begin and end, what is none, which are one, and the roles beside them."""

from __future__ import annotations

import pytest

from tests.annotate.attributed import Analysed


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The U.S. Attorney's Office for the Southern District of Ohio said so.",
         "U.S. Attorney's Office for the Southern District of Ohio"),
        ("The case began at Stratford Magistrate's Court in June.", "Stratford Magistrate's Court"),
        ("The claim was read by Judge Martin O’Reilly on Monday.", "Martin O’Reilly"),
        ("They thanked Anna “Birdie” Holt for the tea.", "Anna “Birdie” Holt"),
        ("The harbour would close, Wim van der Veen said.", "Wim van der Veen"),
        ("eGarden reported a loss on Monday.", "eGarden"),
        ("Garda Brian Nolan gave evidence.", "Brian Nolan"),
        ("The minister, Baek Min-seo, resigned. Moon Jae-ha stayed.", "Baek Min-seo"),
        ("It was sold to Jae-ha Moon for a song.", "Jae-ha Moon"),
        ("Bertrand “Tony” Hale, 51, said: “I fish here.”", "Bertrand “Tony” Hale"),
        ("The mayor, Ana Costa, did not resign.", "Ana Costa"),
        ("Gwen Tamm Lemmer is the author of a new book.", "Gwen Tamm Lemmer"),
        ("“It will help us all for years to come, and more.” -Commissioner Ada Starling", "Ada Starling"),
        ("The minister for Women and Equalities Anna Moran said it was a farce.", "Anna Moran"),
        ("Chef Chantelle de Villiers says it is late.", "Chantelle de Villiers"),
        ("They thanked Ottoline \"Otty\" Marsh for the tea.", 'Ottoline "Otty" Marsh'),
        ("St Columba's Hospice was told of the gift.", "St Columba's Hospice"),
        ("He will be heard at King's Lynn Magistrates' Court.", "King's Lynn Magistrates' Court"),
        ("The University of the West of Scotland paid it back.", "University of the West of Scotland"),
        ("Beatriz Salgado is a cellist. She lives in Porto.", "Beatriz Salgado"),
        ("Ana-Lucía de la Fuente promised trams.", "Ana-Lucía de la Fuente"),
        ("Analyst Francois van der Merwe thinks it is cheap.", "Francois van der Merwe"),
        ("Judge Owain ap Rhys said the choice was easy.", "Owain ap Rhys"),
        ("Guide Tenzin Sherpa found the pair on Sunday.", "Tenzin Sherpa"),
        ("Ilse Vandamme opened her second shop. Vandamme will hire.", "Ilse Vandamme"),
        ("Former minister of state for Care Rosalind Teague said it was late.", "Rosalind Teague"),
        ("Ferryman Hamo Dedic bought a second boat.", "Hamo Dedic"),
        ("Critic Joost van der Veen said the hall was cold.", "Joost van der Veen"),
        ("Publisher Tshering Wangmo said he had slept.", "Tshering Wangmo"),
        ("A neighbour, Jo Park, was there.", "Jo Park"),
        ("CFO Parvati Iyengar guided for margins of a quarter.", "Parvati Iyengar"),
    ],
)  # fmt: skip
def test_whole(text: str, name: str, analysed: Analysed) -> None:
    _, found = analysed(text)
    assert name in [e.name for e in found.entities]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Peter Grant spoke. Grant was happy.\n\nWelcoming Grant to the hall is a joy, she said.",
            "Welcoming Grant",
        ),
        ("ROVERS LOSE AGAIN\n\nThe side was beaten in Ely.", "ROVERS LOSE"),
        ("The then UK Home Secretary, Ann Holt, agreed.", "UK Home"),
        ("A COUNTY court judge in Kent was appalled.", "COUNTY"),
        ("The shares closed at Rs 40.", "Rs"),
        ("Thanks Maria for the cake.", "Thanks Maria"),
        ("BERLIN (AP) — It rained on Monday. He left Berlin for the coast.", "BERLIN"),
    ],
)
def test_no_name(text: str, name: str, analysed: Analysed) -> None:
    _, found = analysed(text)
    assert name not in [e.name for e in found.entities]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("The Justice Department sued. The Department of Justice declined.",
         {"Justice Department", "Department of Justice"}),
        ("Ann Hall Mercer came. Hall Mercer spoke.", {"Ann Hall Mercer", "Hall Mercer"}),
    ],
)  # fmt: skip
def test_one(text: str, forms: set[str], analysed: Analysed) -> None:
    _, found = analysed(text)
    assert any(forms <= {e.name, *e.aliases} for e in found.entities)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Tribune editor-in-chief Maria Lund said no.", "Maria Lund", "Tribune editor-in-chief"),
        ("Last month State Department official Paul Kemp left.", "Paul Kemp", "State Department official"),
        ("Maria Lund, 34, a smallholder, wept.", "Maria Lund", "smallholder"),
        ("Maria Lund, as well as six neighbours and one farmer, wept.", "Maria Lund", None),
        (
            "The head of a Leeds-based charity, Paul Kemp, said no.",
            "Paul Kemp",
            "head of a Leeds-based charity",
        ),
        ("The vicar, the Rev Maria Lund, denied it.", "Maria Lund", "vicar"),
        ("Its Managing Director, Hajia Maria Lund, left.", "Maria Lund", "Managing Director"),
        ("Maria Lund is the chairwoman of the Port Trust.", "Maria Lund", "chairwoman of the Port Trust"),
        ("Maria Lund was not a banker.", "Maria Lund", None),
        ("Maria Lund lost. “I shut my eyes,” the striker said.", "Maria Lund", "striker"),
        (
            "The president of the Elm Workers’ Union, Shaik Imran, disagreed.",
            "Shaik Imran",
            "president of the Elm Workers’ Union",
        ),
        (
            "Ely’s chief electoral officer, Smt. Hema Iyer, told us.",
            "Hema Iyer",
            "Ely’s chief electoral officer",
        ),
        ("Director of housing Fergal Staunton spoke.", "Fergal Staunton", "Director of housing"),
        ("Barry Duggan, a devotee who sang, was there.", "Barry Duggan", "devotee"),
        ("Walter Ford, a year later, was dead.", "Walter Ford", None),
        ("Walter Ford, a 12-point jump behind, lost.", "Walter Ford", None),
        ("At the hospital, Mirwan Hotali, a surgeon, was there.", "Mirwan Hotali", "surgeon"),
        ("Flanker Maro Adeleke wrote that he would stay.", "Maro Adeleke", "Flanker"),
        ("At five o’clock the groundsman, Gwilym Fenn, drew the covers.", "Gwilym Fenn", "groundsman"),
    ],
)
def test_roles(text: str, name: str, role: str | None, analysed: Analysed) -> None:
    _, found = analysed(text)
    assert {e.name: e.role for e in found.entities}[name] == role


def test_no_list_of_names_in_another_language(analysed: Analysed) -> None:
    text = (
        "El alcalde de Sevilla dijo ayer que la ciudad no tiene agua y que esperan la lluvia en los campos."
    )
    _, found = analysed(text)
    assert found.entities == ()
