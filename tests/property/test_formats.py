"""Whatever is in a record or a review, its file says it, and every parser reads the same there."""

import io
from typing import Any

import ruamel.yaml
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.breadth import examples
from tests.node import run_node
from tests.property.documents import NASTY, records, reviews
from zadankai_editor.formats import (
    FormatError,
    json_schema,
    normalized,
    read_record,
    read_review,
    record_hash,
    write_record,
    write_review,
)
from zadankai_editor.formats.quoting import scalar
from zadankai_editor.formats.record_document import to_document
from zadankai_editor.formats.scalar_types import Verbatim
from zadankai_editor.record.nodes import Record
from zadankai_editor.record.review import Review

HEAD = "format: zadankai/1\nstatus: draft\ntitle: x\nparticipants: []\nbody: []\n"


def as_parsers_read_it(text: str) -> list[Any]:
    """Return what the parsers of Python make of `text`."""
    found = [
        yaml.load(text, Loader=yaml.SafeLoader),
        ruamel.yaml.YAML(typ="safe", pure=True).load(io.StringIO(text)),
        ruamel.yaml.YAML(typ="rt").load(io.StringIO(text)),
    ]
    if yaml.__with_libyaml__:
        found.append(yaml.load(text, Loader=yaml.CSafeLoader))
    return found


@given(record=records())
def test_reading_gives_back_what_was_written(record: Record) -> None:
    data = write_record(record)
    read = read_record(data)
    assert read == normalized(record)
    assert normalized(read) == read
    assert write_record(read) == data


@given(record=records())
def test_parsers_of_python_read_the_same_record(record: Record) -> None:
    document = to_document(record)
    for found in as_parsers_read_it(write_record(record).decode()):
        assert found == document


@given(record=records(), data=st.data())
def test_a_review_survives_with_its_record(record: Record, data: st.DataObject) -> None:
    record = normalized(record)
    review: Review = data.draw(reviews(record))
    record_file = record_hash(write_record(record))
    written = write_review(review, record, record_file)
    assert read_review(written, "a.review.yaml", record) == (review, record_file)
    first, *others = as_parsers_read_it(written.decode())
    assert all(other == first for other in others)


@given(data=st.binary(max_size=200) | NASTY.map(str.encode))
def test_nothing_but_a_format_error_is_ever_raised(data: bytes) -> None:
    head = HEAD.encode()
    for whole in (data, head + data, head + b"lead: " + data, head + b"notes:\n  - term: " + data):
        try:
            record = read_record(whole)
        except FormatError:
            continue
        assert read_record(write_record(record)) == normalized(record)


def nasty_document(texts: list[str]) -> tuple[str, dict[str, Any]]:
    """Return YAML with `texts` in every position that the writer knows, and what it says."""
    one, two, three, four = texts
    block = Verbatim()
    text = (
        f"a:{block.written(one, 0)}\nm:\n  b:{block.written(two, 2)}\n  c:\n    - {scalar(three)}\n"
        f"    - d:{block.written(four, 6)}\nf: [{scalar(one, flow=True)}, {scalar(two, flow=True)}]\n"
        f"z: {scalar(four)}\n"
    )
    return text, {"a": one, "m": {"b": two, "c": [three, {"d": four}]}, "f": [one, two], "z": four}


FOUR_TEXTS = st.lists(NASTY, min_size=4, max_size=4)


@given(texts=FOUR_TEXTS)
def test_any_text_survives_anywhere(texts: list[str]) -> None:
    text, document = nasty_document(texts)
    for found in as_parsers_read_it(text):
        assert found == document


def test_parsers_of_javascript_read_the_same() -> None:
    samples: list[tuple[str, Any]] = []

    @settings(max_examples=examples(120), database=None)
    @given(record=records(), texts=FOUR_TEXTS, data=st.data())
    def collect(record: Record, texts: list[str], data: st.DataObject) -> None:
        review = write_review(data.draw(reviews(record)), record, "0" * 64).decode()
        samples.append((review, yaml.safe_load(review)))
        samples.append((write_record(record).decode(), to_document(record)))
        samples.append(nasty_document(texts))

    collect()
    results = run_node("read.mjs", [text for text, _ in samples])
    for (text, document), found in zip(samples, results, strict=True):
        assert found, "no parser"
        for parser, read in found.items():
            assert read == document, f"{parser} reads {text!r} differently"


def test_json_schema_takes_every_record_that_is_written() -> None:
    documents: list[Any] = []

    @settings(max_examples=examples(100), database=None)
    @given(record=records())
    def collect(record: Record) -> None:
        documents.append(to_document(record))

    collect()
    answers = run_node("validate.mjs", {"schema": json_schema(), "data": [*documents, {}, None]})
    assert answers[-2:] == [False, False]
    assert all(answers[:-2])
