"""Many texts searched as one give what each of them gives alone."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from absr.privacy.identities import NameFinder

MET = [
    {"first_name": "Solène", "last_name": "Le Goff"},
    {"first_name": "Anouk", "last_name": "Martin-D'Arc", "phone": "06 39 98 00 01"},
]
PIECES = st.sampled_from(
    [
        *("Solène", "LE GOFF", "le goff", "Martin D’Arc", "Anouk", "rue", "École", "Saint", "Mme"),
        *("Mme Dupré", "Dr", "MM. Petit et", "06 39 98 00 01", "06.39.98", "00 02", "+33 6", "x"),
        *("a@b.fr", "@", "12/06/2026", "Jean", "Dubois", "DUPONT Marie", "œuvre", "\u00ad", "\n"),
        *("l'", "d’", "-", ",", ".", " ", "  ", "\x00", "0", "Ünal", "\u0301", "Propos › L1054"),
    ]
)
TEXTS = st.lists(st.lists(PIECES, max_size=6).map(" ".join) | st.text(max_size=30), max_size=8)


@settings(deadline=None)
@given(TEXTS)
@example(["rue", "Solène Le Goff"])
@example(["Mme", "Dupré"])
@example(["06 39 98", "00 01 02"])
def test_texts_that_name_somebody_are_found_among_others(texts):
    """A text is suspected when, and only when, it gives somebody away by itself."""
    names = NameFinder(MET)
    found = names.given_away(texts)
    alone = {place for place, text in enumerate(texts) if names.finds(text)}
    if any("\x00" in text for text in texts):
        assert alone <= found
    else:
        assert found == alone


@settings(deadline=None)
@given(TEXTS)
@example(["rue", "Jean Dubois"])
@example(["Jean", "Dubois"])
@example(["Propos › L1054", "e\u0301cole"])
def test_texts_are_masked_as_each_of_them(texts):
    """What is masked does not depend on the texts that stand beside it."""
    names = NameFinder(MET)
    assert names.masked_roles(texts) == [names.masked_role(text) for text in texts]


@settings(deadline=None)
@given(st.lists(PIECES, max_size=6).map(" ".join))
def test_a_long_text_is_read_as_a_short_one(text):
    """Names and contacts are found however much stands around them."""
    names = NameFinder(MET)
    around = " . ".join(["les enfants à l’école, le soir…"] * 50)
    assert set(names.finds(text)) <= set(names.finds(f"{around} . {text} . {around}"))
