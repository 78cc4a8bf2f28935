/** How a figure has been moving: 逐年下降, 三连升, 只增不减, 由升转降, 上升势头得到遏制. */
import { compiled } from '../compiled.ts';
import type { Said } from '../statement.ts';
import { directionOf, down, noResult, numberOfYears, said, up, yearsRun } from './prose-words.ts';

/** `before`: what the sentence said before, where a run may have its first year: 由2020年的68.3%提高到73.9%，逐年上升. */
export function trendIn(clause: string, before: string): Said | null {
  return stillIn(clause) ?? turnIn(clause) ?? endedIn(clause) ?? shortRunIn(clause) ?? runIn(clause, before);
}

/** 连续三年没有变化 */
function stillIn(clause: string): Said | null {
  const found = compiled(`(?<years>${yearsRun})(?:都|均|保持|维持|基本)*(?:没有变化|无变化|持平|不变|未变)`, 'u').exec(
    clause,
  );
  if (found === null || found[0].includes('基本')) return null;
  return said(found, {
    kind: 'run',
    direction: 'level',
    years: numberOfYears(found.groups?.['years'] ?? ''),
    since: null,
  });
}

function runIn(clause: string, before: string): Said | null {
  const run = compiled(
    `(?:实现了?)?(?:稳中(?:有|趋)(?:(?<up>[升增])|(?<down>[降减]))|(?:(?<years>(?:${yearsRun}|近?[两三四五六七八九十\\d]+年(?:来|间)).{0,2}?(?:持续|逐年|不断|稳步)?)|(?<each>逐年|连年|年年)|持续|不断|稳步|稳定)(?:呈|保持|稳步|有所|明显|大幅|小幅|实现|在)*(?:(?<risen>${up})|(?<fallen>${down})|(?<better>改善|好转|向好)|(?<worse>恶化|变差)))${noResult}(?!\\s*[\\d一二两三四五六七八九])`,
    'u',
  ).exec(clause);
  if (run === null) return null;
  const since = /[由从自]((?:19|20)\d\d)年/u.exec(before + clause.slice(0, run.index))?.[1];
  const { up: u, down: d, risen, fallen, years, each } = run.groups ?? {};
  const direction = directionOf({
    up: u ?? risen,
    down: d ?? fallen,
    better: run.groups?.['better'],
    worse: run.groups?.['worse'],
  });
  return said(run, {
    kind: 'run',
    direction,
    years: years === undefined ? (each === undefined ? null : 'each') : numberOfYears(years),
    since: since === undefined ? null : Number(since),
  });
}

/** 三连升, 双下降, 只增不减. */
function shortRunIn(clause: string): Said | null {
  const found =
    /(?:实现了?)?(?:(?<years>[两二三四五六七八九十\d])连(?:(?<risen>[升增涨])|(?<fallen>[降减跌]))|连(?:(?<rose>[升增涨])|(?<fell>[降减跌]))(?<times>[两二三四五六七八九十\d])年|双(?:(?<bothUp>上升|提升|提高|增长|升(?![级学格]))|(?<bothDown>下降|降低|降))|只(?:(?<onlyUp>[增升])不[减降]|(?<onlyDown>[减降])不[增升]))/u.exec(
      clause,
    );
  if (found === null) return null;
  const { risen, rose, bothUp, onlyUp, bothDown } = found.groups ?? {};
  const years = found.groups?.['years'] ?? found.groups?.['times'];
  const direction = (risen ?? rose) !== undefined || bothUp !== undefined || onlyUp !== undefined ? 'up' : 'down';
  if (years !== undefined)
    return said(found, { kind: 'run', direction, years: numberOfYears(`${years}年`), since: null });
  if (bothUp !== undefined || bothDown !== undefined)
    return said(found, { kind: 'change', direction, since: 'last-year', size: null });
  return said(found, {
    kind: 'change',
    direction: direction === 'up' ? 'not-down' : 'not-up',
    since: 'last-year',
    size: null,
  });
}

/** 由升转降, 首次下降 */
function turnIn(clause: string): Said | null {
  const found = compiled(
    `(?:由[升增涨](?:转为?|变)(?<fell>[降减跌])|由[降减跌](?:转为?|变)(?<rose>[升增涨])|首次(?:出现|实现|呈现?)?了?(?:正|负)?(?:(?<firstUp>${up})|(?<firstDown>${down})))${noResult}(?![到至为])`,
    'u',
  ).exec(clause);
  if (found === null) return null;
  const { rose, firstUp } = found.groups ?? {};
  return said(found, { kind: 'turn', to: rose !== undefined || firstUp !== undefined ? 'up' : 'down' });
}

/** 上升势头得到遏制, 扭转了连年下降的局面. */
function endedIn(clause: string): Said | null {
  const trend = '(?:的)?(?:势头|趋势|态势|局面|走势|苗头)';
  const end = '(?:遏制|扭转|控制|逆转|止住|打破|刹住)';
  const way = `(?:(?<up>${up}|增多|反弹)|(?<down>${down}|流失))`;
  const found =
    compiled(`${way}${trend}(?:初步|有效|基本|明显|成功|已|也|均)*(?:得到了?|被|获得?)?(?:初步|有效|基本|明显|成功)*${end}`, 'u').exec(clause) ??
    compiled(`${end}(?:住|了)?(?:[^,。;]{0,12}?)${way}${trend}`, 'u').exec(clause); // prettier-ignore
  if (found === null) return null;
  // 尚未得到遏制, 势头未得到有效控制
  if (/未|没有?|难以|需|待|不/u.test(found[0]) || /未能?|没有?|难以|待|[力争]求?$/u.test(clause.slice(Math.max(0, found.index - 4), found.index))) return null; // prettier-ignore
  const direction = found.groups?.['up'] === undefined ? 'not-down' : 'not-up';
  return said(found, { kind: 'change', direction, since: 'last-year', size: null });
}
