/** Several points written on one line, or as 一是, 二是, as lines of their own: each is an item, as it would be below the other. */
import type { NoteLine } from '../document.ts';
import { innerPointAt, markerOf, withoutInnerPoint } from '../markers.ts';
import type { NoteSection } from '../notes.ts';
import type { Passage } from '../outline.ts';
import { innerPoints } from '../sentences.ts';

/** Each point on a line of its own, where nothing above it holds the points together. */
export function linesByPoint(passage: Passage): readonly NoteLine[] {
  const outermost = Math.min(...passage.lines.flatMap((line) => markerOf(line.text)?.rank ?? []));
  const lines = passage.lines.flatMap((line) => pointsApart(line, outermost));
  const isList =
    outermost === Number.POSITIVE_INFINITY &&
    pointSections.includes(passage.section) &&
    passage.indicators.length === 0 &&
    passage.opener === null &&
    lines.every(({ listMarker }) => listMarker === null);
  return isList ? spokenPointsApart(lines) : lines;
}

/** Where 一是…；二是… at the head of a paragraph are as many items. */
const pointSections: readonly NoteSection[] = [
  '政策措施',
  '主要做法',
  '主要成效',
  '存在问题',
  '对策建议',
  '下年计划',
  '请示事项',
];

/** 一是…；二是…。 that no words lead up to, on one line or on several: 一是 is a number, as 1、 is. */
function spokenPointsApart(lines: readonly NoteLine[]): readonly NoteLine[] {
  const first = lines.findIndex(({ text }) => innerPointAt(text) === 1);
  if (first === -1 || lines.slice(0, first).some(({ text }) => /[：:]$/.test(text))) return lines;
  const points = lines.slice(first).map(({ text }) => innerPointAt(text));
  if (points.some((point, place) => point !== null && place > 0 && point !== (points[place - 1] ?? 0) + 1))
    return lines;
  return lines.flatMap((line, place) => {
    if (place < first || innerPointAt(line.text) === null) return [line];
    const inside = innerPoints(line.text);
    const alone = inside.length > 1 && line.text.startsWith(inside[0] ?? '') ? inside : [line.text];
    const isOnly = alone.length === 1 && points.filter((point) => point !== null).length === 1;
    return isOnly
      ? [line]
      : alone.map((text) => ({ ...line, text: withoutInnerPoint(text), pointOf: line.text, continues: false }));
  });
}

/** Points numbered on one line, no outer number above them: each is an item, as it would be on a line of its own. */
function pointsApart(line: NoteLine, outermost: number): readonly NoteLine[] {
  if (!numbersPoints(line.text) || markerOf(line.text)?.rank !== outermost || line.listMarker !== null) return [line];
  const pieces = line.text.split(nextPoint);
  return pieces.map((text, place) => {
    const point = { ...line, text, pointOf: line.text };
    return place === 0 ? point : { ...point, continues: false };
  });
}

/** （1）新建6所；（2）改建2所, 1、新建；2、改建, ①新建；②改建. */
export function numbersPoints(text: string): boolean {
  return (
    /^[（(]1[）)].*[。；;，,]\s*[（(]2[）)]/u.test(text) ||
    /^[（(]一[）)].*[。；;，,]\s*[（(]二[）)]/u.test(text) ||
    /^一[、.．].*[。；;]\s*二[、.．]/u.test(text) ||
    /^①.*[。；;]\s*②/u.test(text) ||
    oneAndTwo.test(text)
  );
}

/** 1、 and 1. are numbers, and 1. before a year; 1.5 is none. */
const behindNumber = String.raw`[、.．](?:(?!\d)|(?=(?:19|20)\d{2}年))`;
const nextPoint = new RegExp(
  String.raw`(?<=[。；;])\s*(?=[（(]?[\d一二三四五六七八九十]{1,2}(?:[)）]|${behindNumber})|[\u2460-\u2473])`,
  'u',
);
const oneAndTwo = new RegExp(String.raw`^1${behindNumber}.*[。；;]\s*2${behindNumber}`, 'u');
