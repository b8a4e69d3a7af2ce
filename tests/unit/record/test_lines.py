from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest

from onrecord import codec
from onrecord.errors import ProofError, SchemaError
from onrecord.record import lines
from onrecord.record.lines import records
from tests.unit.record.hand import TEXT, record

LINE = codec.dump(record()).encode() + b"\n"


def test_records_come_with_their_line_numbers() -> None:
    found = list(records(io.BytesIO(LINE + b"\n \r\n" + LINE)))
    assert [number for number, _ in found] == [1, 4]
    assert found[0][1] == record()


def test_the_line_of_the_first_lie_is_named() -> None:
    lie = codec.dump(replace(record(), article=replace(record().article, language="English"))).encode()
    with pytest.raises(ProofError, match=r"^line 2: article\.language: 'English'"):
        list(records(io.BytesIO(LINE + lie)))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"{", "line 1: this is not JSON"),
        (b"\xff\xfe", "line 1: this is not JSON"),
        (b"\0" * 50, "line 1: this is not JSON"),
        (b"[]", "line 1: "),
        (LINE.replace(b'"schema":"onrecord/1",', b""), "line 1: schema: field required"),
        (b"[" * 100_000, "line 1: this is not JSON"),
        (b'{"a":' * 100_000, "line 1: "),
        (LINE.replace(b"onrecord/1", b"onrecord/9"), "line 1: the schema is not 'onrecord/1'"),
        (LINE.replace(b'"meetings"', b'"meeting"'), "line 1: "),
        (LINE.replace(b'"confidence":0.8', b'"confidence":"0.8"'), "line 1: quotes[0].confidence"),
    ],
)
def test_what_is_no_record_is_named(line: bytes, message: str) -> None:
    with pytest.raises(SchemaError) as caught:
        list(records(io.BytesIO(line)))
    assert str(caught.value).startswith(message)
    assert len(str(caught.value)) < 300


def test_a_line_without_end_is_not_read_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MAX_LINE_BYTES", 1_000)
    with pytest.raises(SchemaError, match="line 1: it is longer than 1000 bytes"):
        list(records(io.BytesIO(b"x" * 10_000)))


def test_every_record_must_be_of_one_of_the_sources() -> None:
    digest = record().article.source.sha256
    assert len(list(records(io.BytesIO(LINE), sources={"0": b"else", digest: TEXT.encode()}))) == 1
    with pytest.raises(ProofError, match=r"line 1: article\.source\.sha256: the source's digest is"):
        list(records(io.BytesIO(LINE), sources={"0": b"else"}))


def test_a_number_too_large_is_no_span() -> None:
    row = json.loads(LINE)
    row["quotes"][0]["content"][0] = [0, 10**400]
    with pytest.raises((SchemaError, ProofError)):
        list(records(io.BytesIO(json.dumps(row).encode())))
