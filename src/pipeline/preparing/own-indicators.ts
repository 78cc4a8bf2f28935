/** The round's own indicators.yaml: what it adds to the register, one indicator more, one less. */
import type { Outcome } from '../../diagnostics.ts';
import { failed, finding, ok } from '../../diagnostics.ts';
import type { IndicatorEntry } from '../../indicators/definition.ts';
import type { PlanId } from '../../indicators/plan-id.ts';
import { parseOverlay } from '../../indicators/register/overlay.ts';
import type { YamlEdit, YamlValue } from '../../indicators/yaml/editing.ts';
import { editYaml } from '../../indicators/yaml/editing.ts';
import { readRegister, readRound } from '../read/configuration.ts';
import type { RoundFiles } from '../read/round-files.ts';
import { groundOf } from './plan-table.ts';

export interface OwnIndicator {
  readonly code: string;
  readonly name: string;
  /** Added by this round; else one of the register's that it words otherwise. */
  readonly isNew: boolean;
}

export interface OwnIndicatorsView {
  readonly indicators: readonly OwnIndicator[];
  /** In words why none can be added here; null where one can. */
  readonly refused: string | null;
}

export function ownIndicatorsOf(files: RoundFiles): OwnIndicatorsView {
  const overlay = files.overlay === null ? null : parseOverlay(files.overlay);
  if (overlay?.verdict === 'failed')
    return { indicators: [], refused: 'indicators.yaml 里有写错的地方，请用记事本打开改正。' };
  const register = readRegister(files);
  const names = new Map(
    register.verdict === 'ok' ? register.value.entries.map(({ entry }) => [entry.code, entry.name]) : [],
  );
  return {
    indicators: (overlay?.value.value.indicators ?? []).map(({ code, name, after }) => ({
      code,
      name: name ?? names.get(code) ?? '',
      isNew: after !== undefined,
    })),
    refused: isRegister(files) ? '本轮的 indicators.yaml 就是登记册（round.yaml 的 register），请直接改它。' : null,
  };
}

function isRegister(files: RoundFiles): boolean {
  const round = readRound(files.round);
  return round.verdict === 'ok' && /^(?:\.[\\/])?indicators\.yaml$/.test(round.value.value.register ?? '');
}

export interface NewIndicator extends Pick<IndicatorEntry, 'name' | 'measure' | 'direction' | 'scale'> {
  readonly decimals: string;
  readonly plans: readonly PlanId[];
  /** It stands behind this one, in the same 领域. */
  readonly after: string;
  /** Names between 、. */
  readonly units: string;
  readonly meaning: string;
}

export interface OwnIndicatorWriting {
  readonly text: string;
  readonly code: string;
}

export function withOwnIndicator(files: RoundFiles, indicator: NewIndicator): Outcome<OwnIndicatorWriting> {
  if (isRegister(files)) return refused('本轮的 indicators.yaml 就是登记册（round.yaml 的 register）。', '请直接改它。');
  const ground = groundOf(files);
  if (ground.verdict === 'failed') return ground;
  const { indicators } = ground.value;
  const same = indicators.find(({ name, aliases }) => [name, ...aliases].includes(indicator.name));
  if (same !== undefined) return refused(`登记册里已有“${same.name}”（${same.code}）。`, '在上面“规划的各项指标”里写它的目标即可。');
  const behind = indicators.find(({ code }) => code === indicator.after);
  const without = indicator.plans.filter((plan) => behind?.domain[plan] === undefined);
  if (behind === undefined || without.length > 0)
    return refused('“排在哪项之后”选的指标不在这个规划里。', '请选同一规划、同一领域的一项：新指标归入它的领域。');
  const taken = new Set(readCodes(files));
  let number = 1;
  while (taken.has(codeOf(number))) number += 1;
  const code = codeOf(number);
  const units = indicator.units.split(/[、，,；;]/).map((part) => part.trim()).filter((part) => part !== '');
  const entry: YamlValue = {
    code,
    name: indicator.name,
    measure: indicator.measure,
    decimals: indicator.decimals,
    direction: indicator.direction,
    scale: indicator.scale,
    plans: indicator.plans,
    domain: Object.fromEntries(indicator.plans.map((plan) => [plan, behind.domain[plan] ?? ''])),
    ...(units.length === 0 ? {} : { units }),
    ...(indicator.meaning.trim() === '' ? {} : { meaning: indicator.meaning.trim() }),
    after: indicator.after,
  };
  const append: YamlEdit = { kind: 'append', path: ['indicators'], value: entry };
  const text =
    files.overlay === null
      ? editYaml(`${head}\nindicators:\n  - begun\n`, [append, { kind: 'remove', path: ['indicators', 0] }])
      : editYaml(files.overlay.text, [append]);
  return checked(files, text, code);
} // prettier-ignore

const head = '# 本轮在登记册之上新增和改动的指标；新增的代码以 X 开头';

/** plan.yaml's entry of it is the caller's to take away. */
export function withoutOwnIndicator(files: RoundFiles, code: string): Outcome<OwnIndicatorWriting> {
  const overlay = files.overlay === null ? null : parseOverlay(files.overlay);
  if (overlay?.verdict !== 'ok') return refused('indicators.yaml 读不出来。', '请用记事本打开改正。');
  const at = overlay.value.value.indicators.findIndex((one) => one.code === code);
  if (at === -1) return refused(`indicators.yaml 里没有 ${code}。`, '');
  const isLast = overlay.value.value.indicators.length === 1;
  if (isLast) return ok({ text: `${head}\n`, code });
  return checked(files, editYaml(files.overlay?.text ?? '', [{ kind: 'remove', path: ['indicators', at] }]), code);
}

function checked(files: RoundFiles, text: string | null, code: string): Outcome<OwnIndicatorWriting> {
  if (text === null) return refused('indicators.yaml 的写法比较特别，没有改。', '请用记事本打开，照说明改。');
  const read = readRegister({ ...files, overlay: { file: 'indicators.yaml', text } });
  return read.verdict === 'failed' ? failed(read.findings) : ok({ text, code });
}

function readCodes(files: RoundFiles): readonly string[] {
  const register = readRegister(files);
  return register.verdict === 'ok' ? register.value.entries.map(({ entry }) => entry.code) : [];
}

function codeOf(number: number): string {
  return `X${String(number).padStart(2, '0')}`;
}

function refused(message: string, hint: string): Outcome<never> {
  return failed([
    finding('invalid-configuration', { message, hint, origin: { kind: 'file', file: 'indicators.yaml' } }),
  ]);
}
