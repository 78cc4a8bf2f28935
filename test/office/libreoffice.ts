/** LibreOffice at work as a person would be: it opens a file, types into cells or at bookmarks, and saves it again. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0;

/** What is typed where. A cell that is locked stays as it is. */
export type Typing =
  | { readonly sheet: string; readonly cell: string; readonly value: number | string }
  | { readonly bookmark: string; readonly text: string };

const filters = { xlsx: 'Calc MS Excel 2007 XML', docx: 'MS Word 2007 XML' } as const;

/** Opens `input`, types, works everything out anew, and saves under the other name. */
export function typeInto(input: string, output: string, typing: readonly Typing[]): void {
  const kind = output.endsWith('.docx') ? 'docx' : 'xlsx';
  const lines = [
    ['open', pathToFileURL(input).href],
    ...typing.map((one) =>
      'bookmark' in one
        ? ['mark', one.bookmark, one.text]
        : [typeof one.value === 'number' ? 'number' : 'text', one.sheet, one.cell, String(one.value)],
    ),
    ['save', pathToFileURL(output).href, filters[kind]],
  ];
  const folder = mkdtempSync(join(tmpdir(), 'fuer-typing-'));
  const script = join(folder, 'typing.txt');
  writeFileSync(script, `${lines.map((line) => line.join('\t')).join('\n')}\n`);
  execFileSync(
    'soffice',
    [
      `-env:UserInstallation=${pathToFileURL(profileWithMacro()).href}`,
      '--headless',
      '--norestore',
      `macro:///Standard.Module1.Run("${script}")`,
    ],
    { stdio: 'ignore', timeout: 120_000 },
  );
  if (existsSync(`${script}.log`)) throw new Error(readFileSync(`${script}.log`, 'utf8'));
  if (!existsSync(output)) throw new Error(`LibreOffice wrote no ${output}`);
}

/** Every page of a document as a PDF, for looking at. */
export function printToPdf(folder: string, ...files: readonly string[]): void {
  convert('pdf', folder, files);
}

/** Word files opened and saved again as Word files, under their names, in `folder`. */
export function saveAgain(folder: string, ...files: readonly string[]): void {
  convert('docx:MS Word 2007 XML', folder, files);
}

/** All in one start, which takes longer than most files. */
function convert(format: string, folder: string, files: readonly string[]): void {
  const profile = mkdtempSync(join(tmpdir(), 'fuer-lo-'));
  execFileSync(
    'soffice',
    [
      `-env:UserInstallation=${pathToFileURL(profile).href}`,
      '--headless',
      '--convert-to',
      format,
      '--outdir',
      folder,
      ...files,
    ],
    { stdio: 'ignore', timeout: 300_000 },
  );
}

let profile: string | undefined;

/** A profile of its own, made once: the first start lays out its Basic library, into which the macro is then written. */
function profileWithMacro(): string {
  if (profile !== undefined) return profile;
  profile = mkdtempSync(join(tmpdir(), 'fuer-lo-'));
  execFileSync(
    'soffice',
    [`-env:UserInstallation=${pathToFileURL(profile).href}`, '--headless', '--terminate_after_init'],
    { stdio: 'ignore', timeout: 300_000 },
  );
  const escaped = macro
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
  writeFileSync(
    join(profile, 'user/basic/Standard/Module1.xba'),
    `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">\n<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">${escaped}</script:module>`,
  );
  return profile;
}

/** What fails is written beside the script: a message box would wait for ever. */
const macro = `
Sub Note(path As String, words As String)
  Dim n As Integer
  n = FreeFile
  Open path & ".log" For Append As #n
  Print #n, words
  Close #n
End Sub
Sub Run(path As String)
  Dim files, stream, parts, doc, sheet, target, place, words
  Dim hidden As New com.sun.star.beans.PropertyValue
  Dim asked As New com.sun.star.beans.PropertyValue
  On Error GoTo Failed
  hidden.Name = "Hidden"
  hidden.Value = True
  files = CreateUnoService("com.sun.star.ucb.SimpleFileAccess")
  stream = CreateUnoService("com.sun.star.io.TextInputStream")
  stream.setInputStream(files.openFileRead(ConvertToURL(path)))
  stream.setEncoding("UTF-8")
  Do While Not stream.isEOF()
    parts = Split(Replace(stream.readLine(), Chr(10), ""), Chr(9))
    If UBound(parts) >= 1 Then
      If parts(0) = "open" Then doc = StarDesktop.loadComponentFromURL(parts(1), "_blank", 0, Array(hidden))
      If parts(0) = "number" Or parts(0) = "text" Then
        sheet = doc.Sheets.getByName(parts(1))
        target = sheet.getCellRangeByName(parts(2))
        ' As at the keyboard: what is locked stays as it is.
        If Not (sheet.isProtected() And target.CellProtection.IsLocked) Then Enter(target, parts(0), parts(3))
      End If
      If parts(0) = "mark" Then
        place = doc.getBookmarks().getByName(parts(1)).getAnchor()
        words = place.getText().createTextCursorByRange(place.getEnd())
        words.gotoEndOfParagraph(False)
        place.getText().insertString(words, parts(2), False)
      End If
      If parts(0) = "save" Then
        If doc.supportsService("com.sun.star.sheet.SpreadsheetDocument") Then doc.calculateAll()
        asked.Name = "FilterName"
        asked.Value = parts(2)
        doc.storeToURL(parts(1), Array(asked))
        doc.close(True)
      End If
    End If
  Loop
  stream.closeInput()
  StarDesktop.terminate()
  Exit Sub
Failed:
  Note(path, Err & " " & Error$ & " line " & Erl)
  StarDesktop.terminate()
End Sub
Sub Enter(target, kind As String, typed As String)
  On Error Resume Next
  If kind = "number" Then
    target.setValue(Val(typed))
  Else
    target.setString(typed)
  End If
End Sub
`;
