"""Documents as python-docx sees and saves them. Reads one JSON order from stdin, answers in JSON.

{"read": [path, ...]}                          what stands in each
{"save": [[input, output, edits], ...]}        opened, edited, saved

An edit is ["run", old, new]        words replaced inside the run they stand in
           ["paragraph", old, new]  the paragraph's text set anew, as paragraph.text = ... does: its bookmarks go
           ["add", words, new]      a paragraph added before the one with the words, in its style
           ["end", new]             a paragraph added at the end
           ["delete", words]        the paragraph with the words removed
           ["cell", words, new]     the text of a table's cell set anew
"""

import json
import sys

import docx
from docx.oxml.ns import qn
from docx.text.run import Run


def words_of(paragraph):
    # Releases before 1.0 leave the words of links out of paragraph.text.
    return "".join(Run(run, paragraph).text for run in paragraph._p.iter(qn("w:r")))


def table_of(table):
    # _cells is worked out anew at each use.
    cells, columns = table._cells, len(table.columns)
    texts = ["\n".join(words_of(p) for p in cell.paragraphs) for cell in cells]
    return {"columns": columns, "rows": [texts[at : at + columns] for at in range(0, len(texts), columns)]}


def reading(path):
    document = docx.Document(path)
    core = document.core_properties
    return {
        "paragraphs": [[words_of(p), p.style.name] for p in document.paragraphs],
        "tables": [table_of(table) for table in document.tables],
        "sections": [
            [section.orientation == 1, section.page_width.twips, section.page_height.twips]
            for section in document.sections
        ],
        "styles": [style.name for style in document.styles],
        "core": [core.title, core.author, core.last_modified_by],
        "headers": [" ".join(p.text for p in section.header.paragraphs) for section in document.sections],
    }


def only(found, words):
    if len(found) != 1:
        raise SystemExit(f"{words} stands {len(found)} times")
    return found[0]


def edited(document, kind, *words):
    def paragraph():
        return only([p for p in document.paragraphs if words[0] in words_of(p)], words[0])

    if kind == "run":
        run = only([r for p in document.paragraphs for r in p.runs if words[0] in r.text], words[0])
        run.text = run.text.replace(words[0], words[1])
    elif kind == "paragraph":
        changed = paragraph()
        changed.text = words_of(changed).replace(words[0], words[1])
    elif kind == "add":
        paragraph().insert_paragraph_before(words[1], paragraph().style)
    elif kind == "end":
        document.add_paragraph(words[0])
    elif kind == "delete":
        element = paragraph()._p
        element.getparent().remove(element)
    elif kind == "cell":
        cells = [cell for table in document.tables for cell in table._cells if cell.text == words[0]]
        only(cells, words[0]).text = words[1]
    else:
        raise SystemExit(kind)


def saved(source, target, edits):
    document = docx.Document(source)
    for edit in edits:
        edited(document, *edit)
    document.save(target)


order = json.load(sys.stdin)
for job in order.get("save", []):
    saved(*job)
json.dump([reading(path) for path in order.get("read", [])], sys.stdout)
