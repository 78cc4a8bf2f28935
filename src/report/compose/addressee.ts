/** The line 主送机关： of a report; an office that round.yaml does not name is asked for, never made up. */
import type { HandedIn } from '../../indicators/handing-in.ts';
import { recipientField, recipientOf } from '../../indicators/handing-in.ts';
import type { Round } from '../../indicators/round.ts';
import { wayToRound } from '../how-to-supply.ts';
import type { Block, Inline } from '../model.ts';

/** Where the office's name goes in the outline's line while it is filled in. */
const place = '\uF8D2';

export function addresseeBlock(
  line: (recipient: { readonly 主送机关: string }) => string,
  round: Round,
  what: HandedIn,
): Block {
  const [before = '', ...behind] = line({ 主送机关: place }).split(place);
  const name = recipientInline(round, what, '主送机关');
  const inlines = behind.reduce<readonly Inline[]>((said, text) => [...said, name, ...textOf(text)], textOf(before));
  return { kind: 'paragraph', id: 'addressee', role: 'addressee', inlines: inTextsJoined(inlines) };
}

/** The office, or 【待补充：…】 under the name by which the document asks for it. */
export function recipientInline(round: Round, what: HandedIn, asked: '主送机关' | '收件单位'): Inline {
  const recipient = recipientOf(round, what);
  if (recipient !== null) return { kind: 'text', text: recipient };
  return {
    kind: 'placeholder',
    text: `【待补充：${asked}】`,
    way: wayToRound(round.compiler, recipientField(round, what)),
  };
}

function textOf(text: string): readonly Inline[] {
  return text === '' ? [] : [{ kind: 'text', text }];
}

/** One text, where nothing else stands between. */
function inTextsJoined(inlines: readonly Inline[]): readonly Inline[] {
  return inlines.every(({ kind }) => kind === 'text')
    ? [{ kind: 'text', text: inlines.map(({ text }) => text).join('') }]
    : inlines;
}
