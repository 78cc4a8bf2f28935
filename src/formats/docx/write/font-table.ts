/** The font table: by which names a font is also known, and what may stand in where a machine lacks it. */
import type { Fonts, Look } from './look.ts';
import { wordNamespace } from './styles.ts';
import { escapeXml } from '../text.ts';

export function fontTableXml(look: Look): string {
  const { fonts } = look;
  const used = new Map<string, string>(roles.map((role) => [fonts[role], fontXml(fonts[role], role)]));
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="${wordNamespace}">${[...used.values()].join('')}</w:fonts>`;
}

const roles = ['title', 'body', 'kai', 'hei', 'song', 'latin'] as const satisfies readonly (keyof Fonts)[];

/** The same design under other names first, then the nearest that Windows, WPS or macOS brings. */
const standIns = {
  title: '方正小标宋_GBK,FZXiaoBiaoSong-B05S,FZXiaoBiaoSong-B05,华文中宋,STZhongsong,宋体',
  body: '仿宋,FangSong,FangSong_GB2312,华文仿宋,STFangsong',
  kai: '楷体,KaiTi,KaiTi_GB2312,华文楷体,STKaiti',
  hei: 'SimHei,华文黑体,STHeiti',
  song: 'SimSun,华文宋体,STSong',
  latin: 'Liberation Serif',
} as const satisfies Record<keyof Fonts, string>;

function fontXml(name: string, role: keyof Fonts): string {
  const isLatin = role === 'latin';
  return (
    `<w:font w:name="${escapeXml(name)}"><w:altName w:val="${standIns[role]}"/>` +
    `<w:charset w:val="${isLatin ? '00' : '86'}"/><w:family w:val="${families[role]}"/><w:pitch w:val="${isLatin ? 'variable' : 'default'}"/></w:font>`
  );
}

const families = {
  title: 'script',
  body: 'modern',
  kai: 'modern',
  hei: 'modern',
  song: 'auto',
  latin: 'roman',
} as const satisfies Record<keyof Fonts, string>;
