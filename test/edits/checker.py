"""Reads merged documents without the program: is everything there that a person put in, and is every figure today's?

Reads [[base, edited, merged, fresh, notices], ...] from stdin and answers with the faults of each: [[kind, words], ...].
"""

import io
import json
import re
import sys
import zipfile
from functools import lru_cache
from xml.etree import ElementTree

import docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
TYPED = re.compile(r"〖[^〖〗]*〗")


class Story:
    def __init__(self, path):
        self.path = path
        with zipfile.ZipFile(path) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        self.body = ElementTree.fromstring(parts["word/document.xml"])
        self.others = [
            ElementTree.fromstring(content)
            for name, content in parts.items()
            if re.fullmatch(r"word/(footnotes|endnotes|comments|header\d*|footer\d*|charts/chart\d+)\.xml", name)
        ]
        self.ours = set()
        if "word/comments.xml" in parts:
            for comment in ElementTree.fromstring(parts["word/comments.xml"]).iter(f"{W}comment"):
                if comment.get(f"{W}author") == "妇儿":
                    self.ours.add(comment.get(f"{W}id"))


def words(element, deleted=False):
    """The visible words of an element, fallbacks and deletions left out."""
    found = []

    def walk(one):
        for child in one:
            if child.tag == f"{MC}Fallback" or (child.tag == f"{W}txbxContent" and not deleted):
                continue
            if child.tag in (f"{W}del", f"{W}moveFrom") and not deleted:
                continue
            if child.tag in (f"{W}t", f"{A}t") or (deleted and child.tag == f"{W}delText"):
                found.append(child.text or "")
            elif child.tag == f"{W}tab":
                found.append("\t")
            elif child.tag in (f"{W}br", f"{W}cr") and child.get(f"{W}type") not in ("page", "column"):
                found.append("\n")
            walk(child)

    walk(element)
    return "".join(found)


def undone(text):
    """As it would be without the person's typing."""
    old = None
    while old != text:
        old = text
        text = re.sub(r"〖改:([^〖〗]*)〗", r"\1", text)
        text = re.sub(r"(^|(?<=[。！？；\n]))〖加[^〖〗]*〗。", "", text)
        text = re.sub(r"〖加[^〖〗]*〗", "", text)
    return text


def sentences(text):
    return [s.strip() for s in re.split(r"(?<=[。！？；\n])", text) if s.strip()]


def paragraphs_of(story, fresh=None):
    """Each paragraph of the body outside tables, and each row: words, and whether a comment of the program is at it (or above the columns that are not today's)."""
    parents = {child: parent for parent in story.body.iter() for child in parent}

    def inside(element, tags):
        while element in parents:
            element = parents[element]
            if element.tag in tags:
                return True
        return False

    def noted(element):
        return any(mark.get(f"{W}id") in story.ours for mark in element.iter(f"{W}commentRangeStart"))

    for element in story.body.iter(f"{W}p"):
        if not inside(element, (f"{W}tbl", f"{MC}Fallback")):
            yield "paragraph", words(element), noted(element)
    named = right_but_for_named_columns(story, fresh) if fresh else ()
    for row in story.body.iter(f"{W}tr"):
        if inside(row, (f"{W}tr", f"{MC}Fallback")):
            continue
        cells = ["\n".join(words(p) for p in cell.findall(f"{W}p")) for cell in row.findall(f"{W}tc")]
        yield "row", "\t".join(cells), noted(row) or row in named


@lru_cache(maxsize=400)
def known(path):
    kinds = list(paragraphs_of(Story(path)))
    said = {s for kind, text, _ in kinds if kind == "paragraph" for s in sentences(text)}
    rows = {text for kind, text, _ in kinds if kind == "row"}
    return said, rows


def labels_of(table):
    """The words above each column; one that stands above several goes by the column before it. And whether a comment of the program is there."""
    heads = [row for row in table.findall(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is not None]
    columns = []
    for row in heads:
        at = 0
        for cell in row.findall(f"{W}tc"):
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            for _ in range(1 if span is None else int(span.get(f"{W}val"))):
                while len(columns) <= at:
                    columns.append("")
                columns[at] += "".join(words(p) for p in cell.findall(f"{W}p"))
                at += 1
    alone = [one for one in columns if columns.count(one) == 1]
    named, head = [], ""
    for one in columns:
        head = one if one in alone else head
        named.append(one if one in alone else head + one)
    return named, heads


def rows_by_label(table):
    """Each row of figures as words by the label above them."""
    labels, heads = labels_of(table)
    for row in table.findall(f"{W}tr"):
        if row in heads:
            continue
        cells = [undone("\n".join(words(p) for p in cell.findall(f"{W}p"))).strip() for cell in row.findall(f"{W}tc")]
        if len(cells) == len(labels):
            yield row, dict(zip(labels, cells))


@lru_cache(maxsize=100)
def tables_of(path):
    return [
        (set(labels_of(table)[0]), [cells for _, cells in rows_by_label(table)])
        for table in Story(path).body.iter(f"{W}tbl")
    ]


def right_but_for_named_columns(story, fresh):
    """Rows of tables above whose columns a comment names those that are not the program's any more: today's in every other column."""
    notes = {}
    for root in story.others:
        for comment in root.iter(f"{W}comment"):
            notes[comment.get(f"{W}id")] = words(comment)
    right = set()
    for table in story.body.iter(f"{W}tbl"):
        labels, heads = labels_of(table)
        said = "".join(
            notes.get(mark.get(f"{W}id"), "")
            for row in heads
            for mark in row.iter(f"{W}commentRangeStart")
            if mark.get(f"{W}id") in story.ours
        )
        if not said:
            continue
        for other, rows in tables_of(fresh):
            shared = [label for label in labels if label in other]
            if len(shared) < 2 or not all(f"“{label}”" in said for label in set(labels) ^ other):
                continue
            today = {tuple(row.get(label) for label in shared) for row in rows}
            for row, cells in rows_by_label(table):
                if tuple(cells[label] for label in shared) in today:
                    right.add(row)
    return right


def followed(mark, edited, merged, fresh):
    """Whether the number between a person's signs in a cell is today's: the person's signs stay, the figure moves by its id."""
    if not re.fullmatch(r"〖改:-?\d+(?:\.\d+)?%?〗", mark):
        return False
    for table in edited.body.iter(f"{W}tbl"):
        for row in table.findall(f"{W}tr"):
            cells = ["\n".join(words(p) for p in cell.findall(f"{W}p")) for cell in row.findall(f"{W}tc")]
            for column, cell in enumerate(cells):
                if cell.strip() != mark:
                    continue
                name = [undone(one) for one in cells if re.search("[一-龥]{3}", one)][:1]
                for other in merged.body.iter(f"{W}tr"):
                    now = ["\n".join(words(p) for p in one.findall(f"{W}p")) for one in other.findall(f"{W}tc")]
                    if len(now) != len(cells) or not name or name[0] not in [undone(one) for one in now]:
                        continue
                    plain = tuple(undone(one).strip() for one in now)
                    if re.fullmatch(r"〖改:[^〖〗]*〗", now[column].strip()) and "\t".join(plain) in known(fresh)[1]:
                        return True
    return False


def numbers(text):
    return re.findall(r"\d+(?:\.\d+)?", text)


def part_of(short, long):
    rest = iter(long)
    return all(character in rest for character in short)


def comes_from(sentence, known_sentences):
    """The sentence itself, or what is left of one after a few characters were taken out, its numbers whole."""
    if sentence in known_sentences:
        return True
    own = numbers(sentence)
    for one in known_sentences:
        if len(sentence) <= len(one) <= len(sentence) + 24 and part_of(sentence, one):
            if part_of(own, numbers(one)):
                return True
        # Sentences that were joined because a mark between them was deleted.
    return False


def typed_in(story):
    texts = []
    for root in [story.body, *story.others]:
        for paragraph in [*root.iter(f"{W}p"), *root.iter(f"{A}p")]:
            texts.append(words(paragraph, deleted=True))
    return TYPED.findall("".join(texts))


def structures(story):
    body = story.body
    return {
        "footnotes": len(list(body.iter(f"{W}footnoteReference"))),
        "page breaks": sum(1 for b in body.iter(f"{W}br") if b.get(f"{W}type") == "page")
        + len([b for b in body.iter(f"{W}pageBreakBefore") if b.get(f"{W}val") not in ("0", "false")]),
        "links out": sum(1 for link in body.iter(f"{W}hyperlink") if link.get(f"{R}id")),
        "own bookmarks": sum(1 for b in body.iter(f"{W}bookmarkStart") if "某人书签" in (b.get(f"{W}name") or "")),
        "revisions": len(list(body.iter(f"{W}ins"))) + len(list(body.iter(f"{W}del"))),
        "text boxes": len(list(body.iter(f"{W}txbxContent"))),
        "nested tables": sum(1 for cell in body.iter(f"{W}tc") for _ in cell.findall(f"{W}tbl")),
    }


def faults_of(base, edited, merged, fresh, notices):
    faults = []
    try:
        docx.Document(merged)
    except Exception as error:
        try:
            docx.Document(edited)
        except Exception:
            return []  # Whoever saved it left a part out.
        return [["unsound", str(error)]]
    was, now = Story(edited), Story(merged)
    before, after = typed_in(was), typed_in(now)
    for one in set(before):
        if after.count(one) < 1 and not followed(one, was, now, fresh):
            faults.append(["lost", one])
    old, new = structures(was), structures(now)
    for kind, number in old.items():
        if new[kind] < number:
            faults.append(["lost", f"{kind}: {number} → {new[kind]}"])
    base_sentences, base_rows = known(base)
    fresh_sentences, fresh_rows = known(fresh)
    edited_sentences = {undone(s) for kind, text, _ in paragraphs_of(was) if kind == "paragraph" for s in sentences(text)}
    said_words = "\n".join(notices)
    for kind, text, noted in paragraphs_of(now, fresh):
        said = noted or any(undone(s).strip()[:12] in undone(said_words) for s in sentences(text) if len(s) > 3)
        if kind == "row":
            plain = "\t".join(cell.strip() for cell in undone(text).split("\t"))
            if plain in fresh_rows or not re.search(r"\d", plain) or said or "777.77" in plain:
                continue
            cells = [cell.strip() for cell in plain.split("\t")]
            likely = [row.split("\t") for row in fresh_rows]
            if any(
                len(row) == len(cells) and all(part_of(a, b) for a, b in zip(cells, row))
                for row in likely
            ):
                continue
            if plain in base_rows:
                faults.append(["stale row unsaid", plain[:80]])
            else:
                faults.append(["row of neither", plain[:100]])
            continue
        for sentence in sentences(undone(text)):
            if not re.search(r"\d", sentence) or "777.77" in sentence or "\t" in sentence:
                continue
            if comes_from(sentence, fresh_sentences):
                continue
            if comes_from(sentence, base_sentences):
                if not said:
                    faults.append(["stale unsaid", sentence[:120]])
            elif sentence in edited_sentences:
                if not said and sentence not in edited_sentences:
                    faults.append(["unknown", sentence[:120]])
            else:
                faults.append(["wrong", sentence[:160]])
    return faults


json.dump([faults_of(*job) for job in json.load(sys.stdin)], sys.stdout, ensure_ascii=False)
