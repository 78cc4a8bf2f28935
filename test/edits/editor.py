"""A person's edits of Word documents: LibreOffice through its API, python-docx, and the file's own XML.

Reads {"libreoffice": port name or null, "jobs": [[input, output, [[operation, seed], ...]], ...]} from stdin and answers with what each
job did: [[operation, done], ...]. Whatever is typed stands in 〖…〗: 〖改:old〗 took the place of words, 〖加…〗 was added.
"""

import copy
import json
import random
import re
import shutil
import sys
import time
import zipfile

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor

count = 0


def typed(words="话"):
    global count
    count += 1
    return f"〖加{words}{count}〗"


# ---------------------------------------------------------------- LibreOffice


def uno_paragraphs(document, chance):
    found = []
    enumeration = document.Text.createEnumeration()
    while enumeration.hasMoreElements():
        element = enumeration.nextElement()
        if element.supportsService("com.sun.star.text.Paragraph") and len(element.getString()) > 12:
            if "\t" not in element.getString():
                found.append(element)
    body = [p for p in found if len(p.getString()) > 30] or found
    return chance.choice(body)


def uno_cursor(document, paragraph, at, length=0):
    cursor = document.Text.createTextCursorByRange(paragraph.getStart())
    cursor.goRight(at, False)
    if length:
        cursor.goRight(length, True)
    return cursor


def uno_word(document, chance, least=2):
    """A cursor upon some words of a paragraph that hold no number."""
    for _ in range(20):
        paragraph = uno_paragraphs(document, chance)
        text = paragraph.getString()
        spans = [m for m in re.finditer(r"[一-龥]{%d,6}" % least, text)]
        if spans:
            span = chance.choice(spans)
            start = chance.randrange(span.start(), span.end() - least + 1)
            return paragraph, uno_cursor(document, paragraph, start, least)
    raise LookupError("words")


def uno_table(document, chance):
    tables = document.getTextTables()
    if tables.getCount() == 0:
        raise LookupError("table")
    return tables.getByIndex(chance.randrange(tables.getCount()))


def uno_cell(document, chance):
    table = uno_table(document, chance)
    names = [name for name in table.getCellNames() if not name.endswith("1") or name[-2].isdigit()]
    return table.getCellByName(chance.choice(names))


def lo_insert(document, chance):
    paragraph = uno_paragraphs(document, chance)
    cursor = uno_cursor(document, paragraph, chance.randrange(len(paragraph.getString())))
    document.Text.insertString(cursor, typed(), False)


def lo_append(document, chance):
    paragraph = uno_paragraphs(document, chance)
    document.Text.insertString(paragraph.getEnd(), typed("一句") + "。", False)


def lo_prepend(document, chance):
    paragraph = uno_paragraphs(document, chance)
    document.Text.insertString(paragraph.getStart(), typed("首"), False)


def lo_paragraph(document, chance):
    paragraph = uno_paragraphs(document, chance)
    end = paragraph.getEnd()
    document.Text.insertControlCharacter(end, 0, False)
    document.Text.insertString(end, typed("段") + "。", False)


def lo_split(document, chance):
    paragraph = uno_paragraphs(document, chance)
    text = paragraph.getString()
    ends = [m.end() for m in re.finditer("。", text) if m.end() < len(text)]
    if not ends:
        raise LookupError("two sentences")
    cursor = uno_cursor(document, paragraph, chance.choice(ends))
    document.Text.insertControlCharacter(cursor, 0, False)


def lo_join(document, chance):
    paragraph = uno_paragraphs(document, chance)
    cursor = document.Text.createTextCursorByRange(paragraph.getEnd())
    if not cursor.goRight(1, True):
        raise LookupError("next")
    cursor.setString("")


def lo_delete(document, chance):
    paragraph = uno_paragraphs(document, chance)
    cursor = document.Text.createTextCursorByRange(paragraph.getStart())
    cursor.gotoRange(paragraph.getEnd(), True)
    cursor.setString("")


def lo_delete_words(document, chance):
    _, cursor = uno_word(document, chance)
    cursor.setString("")


def lo_replace_words(document, chance):
    _, cursor = uno_word(document, chance)
    cursor.setString(f"〖改:{cursor.getString()}〗")


def lo_replace_all(document, chance):
    old = chance.choice(["提高", "下降", "达标", "高于", "全省"])
    search = document.createReplaceDescriptor()
    search.SearchString = old
    search.ReplaceString = f"〖改:{old}〗"
    if document.replaceAll(search) == 0:
        raise LookupError(old)


def lo_bold(document, chance):
    _, cursor = uno_word(document, chance)
    cursor.CharWeight = 150.0


def lo_color(document, chance):
    _, cursor = uno_word(document, chance)
    cursor.CharBackColor = 0xFFFF00


def lo_font(document, chance):
    paragraph = uno_paragraphs(document, chance)
    cursor = document.Text.createTextCursorByRange(paragraph.getStart())
    cursor.gotoRange(paragraph.getEnd(), True)
    cursor.CharHeightAsian = 15.0


def lo_align(document, chance):
    uno_paragraphs(document, chance).ParaAdjust = 3


def lo_link(document, chance):
    _, cursor = uno_word(document, chance)
    cursor.HyperLinkURL = "http://example.org/"


def lo_bookmark(document, chance):
    _, cursor = uno_word(document, chance)
    mark = document.createInstance("com.sun.star.text.Bookmark")
    mark.Name = f"某人书签{chance.randrange(99)}"
    document.Text.insertTextContent(cursor, mark, True)


def lo_footnote(document, chance):
    _, cursor = uno_word(document, chance)
    cursor.collapseToEnd()
    note = document.createInstance("com.sun.star.text.Footnote")
    document.Text.insertTextContent(cursor, note, False)
    note.setString(typed("脚注"))


def lo_comment(document, chance):
    _, cursor = uno_word(document, chance)
    remark = document.createInstance("com.sun.star.text.textfield.Annotation")
    remark.Author = "李科"
    remark.Content = typed("批注")
    document.Text.insertTextContent(cursor, remark, False)


def lo_page_break(document, chance):
    import uno

    uno_paragraphs(document, chance).BreakType = uno.Enum("com.sun.star.style.BreakType", "PAGE_BEFORE")


def lo_cell_words(document, chance):
    cell = uno_cell(document, chance)
    cursor = cell.createTextCursor()
    cursor.gotoEnd(False)
    cell.insertString(cursor, typed("格"), False)


def lo_cell_paragraph(document, chance):
    cell = uno_cell(document, chance)
    cursor = cell.createTextCursor()
    cursor.gotoEnd(False)
    cell.insertControlCharacter(cursor, 0, False)
    cell.insertString(cursor, typed("格段"), False)


def lo_row_added(document, chance):
    rows = uno_table(document, chance).Rows
    rows.insertByIndex(chance.randrange(1, rows.getCount()), 1)


def lo_row_deleted(document, chance):
    rows = uno_table(document, chance).Rows
    if rows.getCount() < 4:
        raise LookupError("rows")
    rows.removeByIndex(chance.randrange(2, rows.getCount()), 1)


def lo_tracked_insert(document, chance):
    document.RecordChanges = True
    lo_insert(document, chance)
    document.RecordChanges = False


def lo_tracked_delete(document, chance):
    document.RecordChanges = True
    lo_delete_words(document, chance)
    document.RecordChanges = False


def lo_frame(document, chance):
    paragraph = uno_paragraphs(document, chance)
    frame = document.createInstance("com.sun.star.text.TextFrame")
    frame.Width, frame.Height = 5000, 1500
    document.Text.insertTextContent(paragraph.getStart(), frame, False)
    frame.setString(typed("框"))


def lo_copy_sentence(document, chance):
    source, target = uno_paragraphs(document, chance), uno_paragraphs(document, chance)
    sentences = [s for s in re.findall(r"[^。]*。", source.getString()) if re.search(r"\d", s)]
    if not sentences:
        raise LookupError("sentence")
    document.Text.insertString(target.getEnd(), chance.choice(sentences), False)


def lo_move(document, chance):
    source = uno_paragraphs(document, chance)
    text = source.getString()
    cursor = document.Text.createTextCursorByRange(source.getStart())
    cursor.gotoRange(source.getEnd(), True)
    cursor.setString("")
    end = uno_paragraphs(document, chance).getEnd()
    document.Text.insertControlCharacter(end, 0, False)
    document.Text.insertString(end, text, False)


def lo_save(document, chance):
    pass


LIBREOFFICE = {name: one for name, one in list(globals().items()) if name.startswith("lo_")}


def with_libreoffice(desktop, source, target, operations, through_odt):
    import uno
    from com.sun.star.beans import PropertyValue

    def option(name, value):
        found = PropertyValue()
        found.Name, found.Value = name, value
        return found

    url = uno.systemPathToFileUrl(source)
    document = desktop.loadComponentFromURL(url, "_blank", 0, (option("Hidden", True),))
    done = []
    for name, seed in operations:
        try:
            LIBREOFFICE[name](document, random.Random(seed))
            done.append([name, True])
        except (LookupError, ValueError):
            done.append([name, False])
    if through_odt:
        aside = uno.systemPathToFileUrl(target + ".odt")
        document.storeToURL(aside, (option("FilterName", "writer8"),))
        document.close(True)
        document = desktop.loadComponentFromURL(aside, "_blank", 0, (option("Hidden", True),))
    document.storeToURL(uno.systemPathToFileUrl(target), (option("FilterName", "MS Word 2007 XML"),))
    document.close(True)
    return done


# ---------------------------------------------------------------- python-docx


def py_paragraphs(document, chance, least=12):
    found = [p for p in document.paragraphs if len(p.text) > least and "\t" not in p.text]
    return chance.choice(found)


def py_run(document, chance):
    found = [r for p in document.paragraphs for r in p.runs if len(r.text) > 3 and not re.search(r"\d", r.text)]
    return chance.choice(found)


def py_table(document, chance):
    if not document.tables:
        raise LookupError("table")
    return chance.choice(document.tables)


def py_cell(document, chance):
    table = py_table(document, chance)
    rows = table.rows[1:]
    return chance.choice(chance.choice(rows).cells)


def py_run_words(document, chance):
    run = py_run(document, chance)
    at = chance.randrange(len(run.text))
    run.text = run.text[:at] + typed() + run.text[at:]


def py_paragraph_text(document, chance):
    paragraph = py_paragraphs(document, chance)
    paragraph.text = "".join(t.text or "" for t in paragraph._p.iter(qn("w:t"))) + typed("重打") + "。"


def py_paragraph_before(document, chance):
    paragraph = py_paragraphs(document, chance)
    paragraph.insert_paragraph_before(typed("前段") + "。", paragraph.style)


def py_end(document, chance):
    document.add_paragraph(typed("末段") + "。")


def py_delete(document, chance):
    element = py_paragraphs(document, chance)._p
    if element.find(qn("w:pPr")) is not None and element.find(qn("w:pPr")).find(qn("w:sectPr")) is not None:
        raise LookupError("section")
    element.getparent().remove(element)


def py_cell_text(document, chance):
    cell = py_cell(document, chance)
    cell.text = cell.text + typed("格重打")


def py_cell_replaced(document, chance):
    cell = py_cell(document, chance)
    cell.text = f"〖改:{cell.text}〗"


def py_row_copied(document, chance):
    row = chance.choice(py_table(document, chance).rows[1:])._tr
    row.addnext(copy.deepcopy(row))


def py_row_deleted(document, chance):
    rows = py_table(document, chance).rows
    if len(rows) < 4:
        raise LookupError("rows")
    row = chance.choice(rows[2:])._tr
    row.getparent().remove(row)


def py_table_added(document, chance):
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text = typed("表")


def py_nested_table(document, chance):
    inner = py_cell(document, chance).add_table(1, 1)
    inner.cell(0, 0).text = typed("嵌表")


def py_heading(document, chance):
    found = [p for p in document.paragraphs if p.style.name.lower().startswith("heading") and p.runs]
    if not found:
        raise LookupError("heading")
    run = chance.choice(found).runs[-1]
    run.text = run.text + typed("题")


def py_bold(document, chance):
    py_run(document, chance).bold = True


def py_color(document, chance):
    py_run(document, chance).font.color.rgb = RGBColor(0xC0, 0, 0)


def py_break(document, chance):
    py_run(document, chance).add_break(docx.enum.text.WD_BREAK.PAGE)


def py_copy_paragraph(document, chance):
    """With its bookmarks, as some programs copy."""
    element = py_paragraphs(document, chance, 30)._p
    element.addprevious(copy.deepcopy(element))


def py_swap_sentences(document, chance):
    found = [p for p in document.paragraphs if p.text.count("。") >= 2 and "\t" not in p.text]
    if not found:
        raise LookupError("sentences")
    paragraph = chance.choice(found)
    text = "".join(t.text or "" for t in paragraph._p.iter(qn("w:t")))
    sentences = re.findall(r"[^。]*。|[^。]+$", text)
    sentences[0], sentences[1] = sentences[1], sentences[0]
    paragraph.text = "".join(sentences)


def py_caption(document, chance):
    found = [p for p in document.paragraphs if re.match(r"[图表]\d", p.text) and p.runs]
    if not found:
        raise LookupError("caption")
    run = chance.choice(found).runs[-1]
    run.text = run.text + typed("题注")


def py_note_line(document, chance):
    found = [p for p in document.paragraphs if p.text.startswith("注") and p.runs]
    if not found:
        raise LookupError("note")
    run = chance.choice(found).runs[-1]
    run.text = run.text + typed("注")


def py_hand_figure(document, chance):
    """A number of the person's own in the place of a printed one."""
    found = [r for p in document.paragraphs for r in p.runs if re.fullmatch(r"\d+\.\d+", r.text)]
    if not found:
        raise LookupError("figure")
    chance.choice(found).text = "777.77"


PYTHON = {name: one for name, one in list(globals().items()) if name.startswith("py_")}
for helper in ("py_paragraphs", "py_run", "py_table", "py_cell"):
    PYTHON.pop(helper)


def with_python_docx(source, target, operations):
    document = docx.Document(source)
    done = []
    for name, seed in operations:
        try:
            PYTHON[name](document, random.Random(seed))
            done.append([name, True])
        except (LookupError, ValueError, AttributeError):
            done.append([name, False])
    document.save(target)
    return done


# ---------------------------------------------------------------- the file itself


def rewritten(source, target, change):
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            content = change(item.filename, old.read(item))
            if content is not None:
                new.writestr(item, content)


def body(change):
    def apply(name, content):
        return change(content.decode("utf8")).encode("utf8") if name == "word/document.xml" else content

    return apply


def xml_without_memory(source, target, chance):
    def drop(name, content):
        if name.startswith("customXml/item1.xml"):
            return b"<none/>"
        return content

    rewritten(source, target, drop)


def xml_without_marks(source, target, chance):
    rewritten(source, target, body(lambda xml: re.sub(r'<w:bookmark(Start|End) [^>]*/>', "", xml)))


def xml_half_marks(source, target, chance):
    def some(xml):
        ids = [i for i in re.findall(r'<w:bookmarkStart w:id="(\d+)"', xml) if chance.random() < 0.5]
        dropped = set(ids)
        return re.sub(
            r'<w:bookmark(?:Start|End) w:id="(\d+)"[^>]*/>', lambda m: "" if m.group(1) in dropped else m.group(0), xml
        )

    rewritten(source, target, body(some))


def xml_revision_marks(source, target, chance):
    rewritten(
        source,
        target,
        body(lambda xml: xml.replace("<w:p>", '<w:p w:rsidR="00AB12CD">').replace("<w:r>", '<w:r w:rsidRPr="00AB12CD">')),
    )


def xml_chart_title(source, target, chance):
    title = typed("图题")

    def titled(name, content):
        if not re.fullmatch(r"word/charts/chart\d+\.xml", name):
            return content
        xml = content.decode("utf8")
        xml = re.sub(r"<c:chart>(?!\s*<c:title>)", lambda m: f"<c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>{title}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val=\"0\"/></c:title>", xml, 1)
        return xml.encode("utf8")

    rewritten(source, target, titled)


def xml_no_properties(source, target, chance):
    def drop(name, content):
        if name.startswith("customXml/item1.xml"):
            return b"<none/>"
        if name == "docProps/custom.xml":
            return re.sub(rb"<property .*?</property>", b"", content)
        return content

    rewritten(source, target, drop)


FILE = {name: one for name, one in list(globals().items()) if name.startswith("xml_")}


def connect(name):
    import uno

    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(600):
        try:
            context = resolver.resolve(f"uno:pipe,name={name};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except Exception:
            time.sleep(0.5)
    raise SystemExit("LibreOffice did not start")


def main():
    global count
    order = json.load(sys.stdin)
    if order.get("list"):
        json.dump(sorted([*LIBREOFFICE, "lo_odt", *PYTHON, *FILE]), sys.stdout)
        return
    office = any(name.startswith("lo_") for _, _, operations in order["jobs"] for name, _ in operations)
    desktop = connect(order["libreoffice"]) if order.get("libreoffice") and (office or order.get("close")) else None
    answers = []
    for source, target, operations in order["jobs"]:
        count = 0
        shutil.copy(source, target)
        done = []
        office = [one for one in operations if one[0].startswith("lo_") and one[0] != "lo_odt"]
        through_odt = any(name == "lo_odt" for name, _ in operations)
        python = [one for one in operations if one[0] in PYTHON]
        plain = [one for one in operations if one[0] in FILE]
        if python:
            done += with_python_docx(target, target, python)
        for name, seed in plain:
            shutil.copy(target, target + ".old")
            FILE[name](target + ".old", target, random.Random(seed))
            done.append([name, True])
        if (office or through_odt) and desktop is not None:
            shutil.copy(target, target + ".old.docx")
            done += with_libreoffice(desktop, target + ".old.docx", target, office, through_odt)
            if through_odt:
                done.append(["lo_odt", True])
        answers.append(done)
    if order.get("close") and desktop is not None:
        try:
            desktop.terminate()
        except Exception:
            pass
    json.dump(answers, sys.stdout)


main()
