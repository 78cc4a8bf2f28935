/** Whose note a file is: by its front matter, else by its name; a file called 总报告 is the general note whoever wrote it. */
import type { Diagnostic } from '../../diagnostics.ts';
import { finding } from '../../diagnostics.ts';
import { nearestOffice } from '../../indicators/nearest.ts';
import type { PlanId } from '../../indicators/plan-id.ts';
import type { Round } from '../../indicators/round.ts';
import { findUnit } from '../../indicators/round.ts';
import type { Origin } from '../../provenance.ts';
import type { NoteDocument } from './document.ts';
import { isGeneral, readNoteName } from './name.ts';
import { planNamed } from './plan.ts';

export interface NoteOwner {
  readonly unit: string;
  readonly general: boolean;
  readonly plans: readonly PlanId[] | null;
  /** The place below the unit that wrote it; null for the unit itself. */
  readonly place: string | null;
}

export function ownerOf(
  document: NoteDocument,
  round: Round,
): { readonly owner: NoteOwner | null; readonly findings: readonly Diagnostic[] } {
  const name = readNoteName(document.file);
  const given = document.frontMatter;
  const fileOrigin: Origin = { kind: 'file', file: document.file };
  const written = given.unit?.text.trim() ?? name.unit;
  const general = name.general || isGeneral(written);
  const front = frontMatterFindings(document, round);
  const plans = (given.plan === undefined ? null : planNamed(given.plan.text)) ?? name.plans;
  const { place } = name;
  if (general) return { owner: { unit: compilerName(round), general: true, plans, place: null }, findings: front };
  const found = findUnit(round, written);
  const origin = given.unit?.origin ?? fileOrigin;
  if (found === null) return { owner: null, findings: [unknownUnit(written, document.file, origin, round), ...front] };
  const owner = { unit: found.unit.name, general: false, plans, place };
  if (!found.byAlias) return { owner, findings: front };
  return { owner, findings: [renamedUnit(written, found.unit.name, origin), ...front] };
}

function compilerName(round: Round): string {
  return findUnit(round, round.compiler)?.unit.name ?? round.compiler;
}

function unknownUnit(written: string, file: string, origin: Origin, round: Round): Diagnostic {
  const nearest = nearestOffice(
    written.slice(0, 40),
    round.units.flatMap((unit) => [unit.name, ...unit.aliases]),
  );
  return finding('unknown-unit', {
    message: `${file} 的单位“${written}”不在 round.yaml 的单位名单里，这份材料没有使用。`,
    hint:
      nearest === null
        ? '请把文件名改为“单位名.md”“单位名-妇女.md”或“单位名-儿童.md”，或在 round.yaml 里给该单位加别名。'
        : `是否应为“${nearest}”？请改文件名，或在 round.yaml 里把“${written}”加为该单位的别名。`,
    origin,
  });
}

function renamedUnit(written: string, unit: string, origin: Origin): Diagnostic {
  return finding('renamed-unit', {
    message: `“${written}”是“${unit}”的别名，材料归入“${unit}”。`,
    hint: '如不是同一单位，请改 round.yaml 里的别名。',
    origin,
    unit,
  });
}

function frontMatterFindings(document: NoteDocument, round: Round): readonly Diagnostic[] {
  const { plan, year, others } = document.frontMatter;
  const findings: Diagnostic[] = [];
  if (plan !== undefined && planNamed(plan.text) === null) {
    findings.push(
      finding('unknown-heading', {
        message: `文件开头的 plan“${plan.text}”看不懂，没有使用。`,
        hint: '请写“妇女”“儿童”或“两规划”。',
        origin: plan.origin,
      }),
    );
  }
  if (year !== undefined && year.text.replace(/\D/g, '') !== String(round.year)) {
    findings.push(
      finding('other-title-year', {
        message: `文件开头写的年份是“${year.text}”，本轮是${round.year}年。`,
        hint: '请核对是否放错了往年的材料；内容仍按本年使用。',
        origin: year.origin,
      }),
    );
  }
  for (const other of others) {
    findings.push(
      finding('unknown-heading', {
        message: `文件开头两条 --- 之间的“${other.text}”看不懂，没有使用。`,
        hint: '这里只写 unit（单位）、plan（规划）、year（年份）三项；正文请写在第二条 --- 之后。',
        origin: other.origin,
      }),
    );
  }
  return findings;
}

/** 教育局.md beside 教育局.docx: most likely the same text twice. */
export function sameStemFindings(files: readonly NoteDocument[]): readonly Diagnostic[] {
  const first = new Map<string, NoteDocument>();
  return files.flatMap((file): readonly Diagnostic[] => {
    const stem = file.file.replace(/\.[^./\\]*$/, '');
    const before = first.get(stem);
    if (before === undefined) {
      first.set(stem, file);
      return [];
    }
    return [
      finding('two-notes', {
        message: `同一份材料有两个文件：${before.file} 和 ${file.file}，两份都已使用，内容可能重复。`,
        hint: '请只留下最后定稿的一个。',
        origin: { kind: 'file', file: file.file },
        related: [{ kind: 'file', file: before.file }],
      }),
    ];
  });
}
