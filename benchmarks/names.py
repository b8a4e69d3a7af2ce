"""How well names, nominals and pronouns are found, on the corpora in `../shared/data`.

    python -m benchmarks.names [--data DIR] [--errors N] [uner gum polnear kremlin speed]

- `uner`: exact F1 by type on Universal NER, English EWT, dev (web text). Sentences are put
  back together from their `# text` lines, one document each web page.
- `gum`: recall of person names in GUM dev, news and interview.
- `polnear`: sources of PolNeAR *train* that are a mention's `span` or `phrase`, both trimmed of
  white space and punctuation, by the sort of source. Rules were written against train; dev is left alone.
- `kremlin`: 600 news items of the Russian president's site whose own markup tells a person with two or more
  names. Every place where one of these names stands within a line, titles left off: is there a person
  mention whose span is exactly it, and does the span of some person mention run past it?
  Errors are shown from every second item only.
- `speed`: words a second over PolNeAR train, finder only, one core.

Nothing is written. Corpora that are not there are skipped.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import string
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from benchmarks import uner as uner_corpus
from benchmarks.counts import total
from benchmarks.sets import as_kept, own_pipeline
from onrecord.annotate.document import Document, build
from onrecord.annotate.names import find_mentions
from onrecord.findings import FoundMention
from onrecord.types import Article, Source

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
_MARKS = string.whitespace + string.punctuation + "“”‘’«»„—–…\xa0"


def document(text: str) -> Document:
    """Build a document from bare text."""
    source = Source("benchmark", "", "text/plain", "benchmark")
    return build(Article("", None, None, None, None, None, "en", text, source))


def lines(path: Path) -> Iterator[str]:
    """Read a gzipped text line by line."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n")


def uner(data: Path, errors: int) -> None:
    """Score names by type on UNER EWT dev, as they stand in the record; the gate's own measure."""
    pipeline = own_pipeline()
    counts = []
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for page in uner_corpus.load(data / "uner_ewt" / "dev.iob2.gz"):
        record = pipeline(as_kept(page))
        counts.append(uner_corpus.count(page.record, record))
        wanted, given = uner_corpus.names(page.record), uner_corpus.names(record)
        for span, kind in sorted(wanted.keys() ^ given.keys()):
            sort = ("spurious " if (span, kind) in given else "missed ") + kind
            seen[sort][span.of(record.article.text)] += 1
    for measure in ("person names", "organization names", "place names", "names"):
        told = total((count[measure], 1) for count in counts)
        precision, recall, f1 = (told.value(statistic) or 0.0 for statistic in ("precision", "recall", "f1"))
        print(f"uner {measure}: P {precision:.1f} R {recall:.1f} F1 {f1:.1f} ({told.gold} gold)")
    for sort, counter in sorted(seen.items()) if errors else ():
        print(
            f"  {sort} ({counter.total()}):",
            "; ".join(f"{text} {n}" for text, n in counter.most_common(errors)),
        )


def gum(data: Path, errors: int) -> None:
    """Score recall of person names in GUM dev news and interviews, and how many came out as persons."""
    exact = person = total = 0
    missed: Counter[str] = Counter()
    for text, names in gum_documents(data / "gum" / "dev.conllu.gz"):
        cleaned = document(text)
        ours = {m.span.of(cleaned.text): m for m in find_mentions(cleaned) if m.form == "name"}
        spans = {cleaned.view.source_span(m.span): m for m in find_mentions(cleaned) if m.form == "name"}
        for start, end in sorted(names):
            mention = spans.get((start, end))  # type: ignore[call-overload]  # a Span is a pair
            total += 1
            exact += mention is not None
            person += mention is not None and mention.kind == "person"
            if mention is None or mention.kind != "person":
                missed[text[start:end] + (f"={ours[text[start:end]].kind}" if mention else "")] += 1
    print(
        f"gum person names: {total}, found exactly {exact / total:.1%}, called a person {person / total:.1%}"
    )
    if errors:
        print("  ", missed.most_common(errors))


def gum_documents(path: Path) -> Iterator[tuple[str, set[tuple[int, int]]]]:  # noqa: C901 - one pass, many line types
    """Yield text and person-name spans: runs of proper nouns inside a person entity, titles left off."""
    text, names = "", set()
    genre = ""
    depth: list[tuple[str, str]] = []
    run: list[tuple[int, int, str]] = []

    def close() -> None:
        while run and run[0][2] in {
            "Mr.",
            "Mr",
            "Mrs.",
            "Ms.",
            "Dr.",
            "Dr",
            "President",
            "Professor",
            "Senator",
        }:
            run.pop(0)
        if run:
            names.add((run[0][0], run[-1][1]))
        run.clear()

    for line in lines(path):
        if line.startswith("# newdoc id = "):
            close()
            if text and genre in {"news", "interview"}:
                yield text, names
            text, names, depth = "", set(), []
            genre = line.split("GUM_")[1].split("_")[0]
        elif not line:
            close()
            text += "\n"
        elif line[0].isdigit() and "-" not in line.split("\t")[0] and "." not in line.split("\t")[0]:
            fields = line.split("\t")
            misc = dict(item.partition("=")[::2] for item in fields[9].split("|"))
            marks = re.findall(r"\((\d+)-(\w+)|(\d+)\)|(\))", misc.get("Entity", ""))
            depth += [(number, kind) for number, kind, _, _ in marks if number]
            inside = bool(depth) and depth[-1][1] == "person"
            start = len(text)
            text += fields[1] + ("" if misc.get("SpaceAfter") == "No" else " ")
            if inside and fields[4] in {"NNP", "NNPS"}:
                run.append((start, start + len(fields[1]), fields[1]))
            else:
                close()
            for _, _, closed, bare in marks:
                if bare and depth:
                    depth.pop()
                elif closed:
                    depth = [item for item in depth if item[0] != closed]
            if not inside or not depth:
                close()
    if text and genre in {"news", "interview"}:
        yield text, names


def polnear(data: Path, errors: int) -> None:
    """Score how many sources of PolNeAR train are a mention's span or phrase."""
    totals: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    missed: defaultdict[str, list[str]] = defaultdict(list)
    for line in lines(data / "polnear" / "train.jsonl.gz"):
        article = json.loads(line)
        cleaned = document(article["text"])
        edges: dict[tuple[int, int], FoundMention] = {}
        for mention in find_mentions(cleaned):
            for span in (mention.span, mention.phrase):
                source = cleaned.view.source_span(span)
                edges[_trim(article["text"], source.start, source.end)] = mention
        starts = sorted(edges)
        for spans in {
            tuple(map(tuple, a["source"])) for a in article["attributions"] if len(a["source"]) == 1
        }:
            start, end = _trim(article["text"], *spans[0])
            words = article["text"][start:end]
            sort = source_sort(words)
            totals[sort] += 1
            hits[sort] += (start, end) in edges
            near = [edge for edge in starts if edge[0] < end and start < edge[1]]
            inside[sort] += bool(near)
            if (start, end) not in edges:
                missed[sort].append(words + "  <>  " + " | ".join(article["text"][s:e] for s, e in near[-3:]))
    for sort in [*sorted(totals), "all"]:
        total, hit, touched = (c.total() if sort == "all" else c[sort] for c in (totals, hits, inside))
        print(f"polnear {sort}: {total}, exact {hit / total:.1%}, some mention inside {touched / total:.1%}")
    for sort, texts in sorted(missed.items()) if errors else ():
        step = max(1, len(texts) // errors)
        print(f"\n== {sort}", *texts[::step][:errors], sep="\n  ")


def source_sort(words: str) -> str:
    """Sort a source by its form: pronoun, one capitalised word, longer name, or common noun."""
    parts = words.split()
    if words.lower() in _PRONOUNS:
        return "pronoun"
    if len(parts) == 1:
        return "one capital" if words[:1].isupper() else "one small word"
    capitals = sum(part[:1].isupper() for part in parts)
    if "," in words or "(" in words:
        return "with apposition"
    return "name" if capitals >= 2 or parts[-1][:1].isupper() else "nominal"


_PRONOUNS = frozenset(
    [
        "he",
        "she",
        "they",
        "i",
        "we",
        "you",
        "it",
        "his",
        "her",
        "their",
        "my",
        "our",
        "its",
        "him",
        "them",
        "us",
        "me",
        "who",
        "that",
        "which",
        "some",
        "others",
        "many",
        "those",
        "this",
        "these",
        "one",
        "that's",
    ]
)


def kremlin(data: Path, errors: int) -> None:
    """Score full names that the Kremlin's markup tells: found exactly, and spans that run past them."""
    items = []
    for line in lines(data / "readouts" / "kremlin_to_2018.jsonl.gz"):
        item = json.loads(line)
        names = {_untitled(name) for _, name in item["persons"] if name in item["text"]}
        names = {name for name in names if 2 <= len(name.split()) <= 5}
        if names:
            items.append((item["text"], names))
    told = {" ".join(name.split()) for _, names in items for name in names}
    alternatives = "|".join(
        re.escape(name).replace(r"\ ", r"[ \xa0]+")
        for name in sorted(told, key=lambda name: (-len(name), name))
    )
    pattern = re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])")
    total = exact = phrased = longer = 0
    seen: defaultdict[str, list[str]] = defaultdict(list)
    sample = [items[index * len(items) // 600] for index in range(600)]
    for at, (text, _) in enumerate(sample):
        cleaned = document(text)
        people = {
            cleaned.view.source_span(m.span): m
            for m in find_mentions(cleaned)
            if m.form == "name" and m.kind == "person"
        }
        for match in pattern.finditer(text):
            start, end = match.span()
            total += 1
            found = people.get((start, end))  # type: ignore[call-overload]  # a Span is a pair
            exact += found is not None
            phrased += found is not None and bool(found.roles)
            over = [span for span in people if span[0] <= start and end <= span[1] and span != (start, end)]
            longer += bool(over)
            if found is None and at % 2 == 0:
                sort = "longer" if over else "missed"
                shown = text[over[0][0] : over[0][1]] if over else text[max(0, start - 50) : end + 30]
                seen[sort].append(" ".join(shown.split()) + "  <>  " + match.group())
    print(
        f"kremlin full names: {total}, exact {exact / total:.1%}, with a role {phrased / total:.1%}, "
        f"spans that run past one {longer / total:.1%} ({longer})"
    )
    for sort, texts in sorted(seen.items()) if errors else ():
        step = max(1, len(texts) // errors)
        print(f"\n== {sort} ({len(texts)})", *texts[::step][:errors], sep="\n  ")


def _untitled(name: str) -> str:
    return re.sub(r"^(?:(?:Mr|Mrs|Ms|President|Patriarch|Prince|King|Pope)\.?\s+)+", "", name)


def speed(data: Path, _errors: int) -> None:
    """Time the finder alone on PolNeAR train."""
    documents = []
    for line in lines(data / "polnear" / "train.jsonl.gz"):
        documents.append(document(json.loads(line)["text"]))
        if len(documents) == 200:
            break
    find_mentions(documents[0])
    words = sum(len(d.text.split()) for d in documents)
    begin = time.perf_counter()
    for item in documents:
        find_mentions(item)
    seconds = time.perf_counter() - begin
    print(f"speed: {words} words in {seconds:.2f} s, {words / seconds:,.0f} words/s")


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    return start, end


def main() -> None:
    """Run the parts asked for, all by default."""
    parts = {"uner": uner, "gum": gum, "polnear": polnear, "kremlin": kremlin, "speed": speed}
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("parts", nargs="*", choices=[*parts, "all"], default="all")
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--errors", type=int, default=0, help="print so many errors of each sort")
    options = parser.parse_args()
    for part in parts if options.parts == "all" else options.parts:
        if (options.data).is_dir():
            parts[part](options.data, options.errors)
        else:
            print(f"{part}: {options.data} is not there")


if __name__ == "__main__":
    main()
