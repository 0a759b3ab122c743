"""Texts marked for grammar and names become tags of our words."""

from __future__ import annotations

from training.language import KINDS, UNKNOWN, Tagged, name_spans, read_conllu, read_wikigold, tagged_of

from onrecord.language.model.pieces import Vocabulary
from onrecord.language.model.tags import UPOS

VOCABULARY = Vocabulary(["[PAD]", "[UNK]", "[CLS]", "[SEP]"])


def row(number: str, token: str, upos: str, misc: str = "_") -> str:
    return f"{number}\t{token}\t_\t{upos}\t_\t_\t_\t_\t_\t{misc}"


GUM = [
    "# newdoc id = made_up_1",
    "# global.Entity = GRP-etype-infstat",
    "# newpar",
    "# text = The Port of Lisbon didn't wait.",
    row("1", "The", "DET", "Entity=(1-organization-new(2-object-new"),
    row("2", "Port", "PROPN", "Entity=2)"),
    row("3", "of", "ADP"),
    row("4", "Lisbon", "PROPN", "Entity=(3-place-new)1)"),
    row("5-6", "didn't", "_", "_"),
    row("5", "did", "AUX"),
    row("6", "n't", "PART"),
    row("7", "wait", "VERB", "SpaceAfter=No"),
    row("8", ".", "PUNCT"),
    "",
    "# newpar",
    "# text = A minister waited.",
    row("1", "A", "DET", "Entity=(4-person-new"),
    row("2", "minister", "NOUN", "Entity=4)"),
    row("3", "waited", "VERB", "SpaceAfter=No"),
    row("4", ".", "PUNCT"),
    "",
]


def named(one: Tagged) -> list[tuple[str, str]]:
    words, text = one.example.words, one.example.text
    return [
        (text[words.start[a] : words.end[b - 1]], kind) for a, b, kind in name_spans([max(n, 0) for n in one.names])
    ]


def test_a_conllu_document_gives_its_text_back_with_tags() -> None:
    ((doc, sentences),) = read_conllu(GUM)
    one = tagged_of(doc, sentences, VOCABULARY)
    text, words = one.example.text, one.example.words
    assert (doc, text) == ("made_up_1", "The Port of Lisbon didn't wait. \nA minister waited. ")
    assert [(text[a:b], UPOS[t]) for a, b, t in zip(words.start, words.end, one.upos, strict=True)][4:8] == [
        ("didn", "AUX"),
        ("'", "PART"),
        ("t", "PART"),
        ("wait", "VERB"),
    ]
    assert [text[words.start[n] : words.end[n]] for n, end in enumerate(one.ends) if end] == [".", "."]
    assert words.paragraph == [0] * 9 + [1] * 4


def test_a_name_is_an_entity_of_proper_nouns_and_the_longest_counts() -> None:
    ((doc, sentences),) = read_conllu(GUM)
    assert named(tagged_of(doc, sentences, VOCABULARY)) == [("Port of Lisbon", "organisation")]


def test_where_nobody_marked_names_they_are_unknown() -> None:
    ((doc, sentences),) = read_conllu([line for line in GUM if not line.startswith("# global")])
    assert set(tagged_of(doc, sentences, VOCABULARY).names) == {UNKNOWN}


def test_documents_are_told_apart() -> None:
    again = [line.replace("made_up_1", "made_up_2") for line in GUM]
    assert [(doc, len(sentences)) for doc, sentences in read_conllu(GUM + again)] == [
        ("made_up_1", 2),
        ("made_up_2", 2),
    ]


def test_two_columns_give_names_and_no_parts_of_speech() -> None:
    lines = [
        "-DOCSTART- O",
        "",
        "Ana I-PER",
        "Lopes I-PER",
        "left I-O",
        "Porto I-LOC",
        ". O",
        "",
        "She O",
        "sang O",
        "",
    ]
    ((_, sentences),) = read_wikigold(lines)
    one = tagged_of("w", sentences, VOCABULARY)
    assert named(one) == [("Ana Lopes", "person"), ("Porto", "place")]
    assert set(one.upos) == {UNKNOWN}
    assert one.ends == [0, 0, 0, 0, 1, 0, 1]


def test_a_name_may_begin_inside_and_another_kind_begins_anew() -> None:
    inside = {kind: 2 + 2 * n for n, kind in enumerate(KINDS)}
    assert name_spans([inside["person"], inside["person"], inside["place"], 0, inside["place"] - 1]) == [
        (0, 2, "person"),
        (2, 3, "place"),
        (4, 5, "place"),
    ]
