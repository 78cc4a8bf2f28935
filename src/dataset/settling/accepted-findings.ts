/** accept: a 核实性 finding the Bureau has looked into and lets stand, with its reason. */
import type { Diagnostic, FindingCode } from '../../diagnostics.ts';
import { finding, findingLevels } from '../../diagnostics.ts';
import { nearestName } from '../../indicators/nearest.ts';
import { formatOrigin } from '../../provenance.ts';
import type { Acceptance, Decision } from './decisions.ts';
import { plainPlace } from '../agreement.ts';

/** Raised only when documents are made or compared: whether these are met cannot be known before. */
const raisedLater: readonly FindingCode[] = [
  'place-words',
  'placeholder',
  'note-verdict-differs',
  'left-out-of-note',
  'wording',
  'edited-document',
  'cannot-replace',
];

/**
 * The findings with what was accepted lowered to 提示性. Later steps use it for their own findings too.
 * A finding accepted keeps its message and gets the reason; its code becomes `accepted`.
 */
export function acceptFindings(findings: readonly Diagnostic[], decisions: readonly Decision[]): readonly Diagnostic[] {
  const acceptances = decisions.filter((decision) => decision.kind === 'accept');
  if (acceptances.length === 0) return findings;
  return findings.map((one) => {
    const decision = acceptances.find((acceptance) => fits(acceptance, one));
    return decision === undefined || one.level !== '核实性' ? one : accepted(one, decision);
  });
}

/** Acceptances that fit none of `findings` (those before accepting). */
export function unmetAcceptances(
  findings: readonly Diagnostic[],
  decisions: readonly Decision[],
): readonly Diagnostic[] {
  return decisions.flatMap((decision) => {
    if (decision.kind !== 'accept') return [];
    if (raisedLater.some((code) => code === decision.finding)) return [];
    const fitting = findings.filter((one) => fits(decision, one));
    if (fitting.some((one) => one.level === '核实性')) return [];
    return [unmet(decision, fitting[0], findings)];
  });
}

/** The lines that accept this finding, to be pasted into decisions.yaml; null where nothing can be accepted. */
export function acceptanceLines(one: Diagnostic): string | null {
  const at = placeOf(one);
  if (one.level !== '核实性' || at === null) return null;
  const indicator = one.indicator === null || at === one.indicator ? '' : `, indicator: ${one.indicator}`;
  const content = one.content === undefined ? '' : `, content: "${one.content}"`;
  return `- accept: {finding: ${one.code}, at: ${JSON.stringify(at)}${indicator}${content}}\n  reason: \n  by: \n  date: `;
}

/** Where a finding has no place in a file, the indicator's code or the unit's name stands for it. */
function placeOf(one: Diagnostic): string | null {
  return one.origin === null ? (one.indicator ?? one.unit) : formatOrigin(one.origin);
}

function fits(decision: Acceptance, one: Diagnostic): boolean {
  if (one.code !== decision.finding) return false;
  if (decision.indicator !== null && one.indicator !== decision.indicator) return false;
  // Another content is another file.
  if (one.content !== undefined && one.content !== decision.content) return false;
  const at = placeOf(one);
  return at !== null && plainPlace(at) === plainPlace(decision.at);
}

function accepted(one: Diagnostic, decision: Acceptance): Diagnostic {
  return {
    ...one,
    level: findingLevels.accepted,
    code: 'accepted',
    acceptedAs: one.code,
    message: `${one.message}已接受：${decision.reason}（${decision.by}，${decision.date}）。`,
    hint: '无须处理。',
    related: [...one.related, decision.origin],
    ...(decision.print ? {} : { omitted: true }),
  };
}

function unmet(decision: Acceptance, fitting: Diagnostic | undefined, findings: readonly Diagnostic[]): Diagnostic {
  const known = Object.keys(findingLevels);
  const near = nearestName(decision.finding, known);
  const changed = findings.find(
    (one) => one.code === decision.finding && one.content !== undefined && placeOf(one) === decision.at,
  );
  const elsewhere = findings.flatMap((one) => (one.code === decision.finding ? (placeOf(one) ?? []) : []));
  const place = nearestName(decision.at, elsewhere);
  const [why, hint] = !known.includes(decision.finding)
    ? [`没有“${decision.finding}”这种问题`, near === null ? '请照检查结果里的代码写。' : `是否应为“${near}”？`]
    : fitting?.level === '强制性'
      ? ['强制性问题不能接受', '请改正数字，或用 choose、correct 决定。']
      : fitting !== undefined
        ? ['该问题本来只是提示', '这项决定可以删去。']
        : changed !== undefined
          ? [
              decision.content === null
                ? '没有写明接受的是哪一份内容（content）'
                : `文件已经换过，接受的是另一份内容（${decision.content}）`,
              `请看过现在这一份，再写 content: "${changed.content ?? ''}"。`,
            ]
          : [
              `${decision.at} 处没有这个问题（可能已经改正）`,
              place === null ? '不再需要的，请删去这项决定。' : `是否应为“${place}”？不再需要的，请删去这项决定。`,
            ];
  return finding('unmet-decision', {
    message: `接受“${decision.finding}”的决定没有用上：${why}。`,
    hint,
    origin: decision.origin,
    indicator: decision.indicator,
  });
}
