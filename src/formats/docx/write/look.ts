/**
 * How a document looks: GB/T 9704-2012, with the fonts as the only choice.
 * All lengths are in twips (1/20 pt, 56.69 to the millimetre) unless said otherwise.
 */

export interface Look {
  readonly fonts: Fonts;
}

export interface Fonts {
  readonly title: string;
  readonly body: string;
  /** Second level heads and run-in heads. */
  readonly kai: string;
  /** First level heads, captions, annex marks. */
  readonly hei: string;
  /** Tables, page numbers, headers. */
  readonly song: string;
  /** Letters and digits, where the standard does not ask for a Chinese font's own. */
  readonly latin: string;
}

export const officialLook: Look = {
  fonts: {
    title: '方正小标宋简体',
    body: '仿宋_GB2312',
    kai: '楷体_GB2312',
    hei: '黑体',
    song: '宋体',
    latin: 'Times New Roman',
  },
};

export function millimetres(length: number): number {
  return Math.round((length * 1440) / 25.4);
}

/** 22 lines on 225 mm: 28.95 pt; 580 would fit only 21. */
export const linePitch = 579;
/** In 1/4096 pt: 16 pt − 0.206 pt = 15.794 pt a character, 28 on 156 mm. */
export const characterSpace = -843;
/** A title's 22 pt characters on lines of 33 pt. */
export const titleLine = 660;
export const charactersOnLine = 28;

/** The body's character, by which indents are counted where a program does not know of characters. */
export const bodyCharacter = 320;

/**
 * What has to stand on one page is set closer, as GB/T 9704-2012 (5.2.2, 5.2.3) allows in special cases: 四号 on lines of
 * 22 pt, 31 characters each.
 */
export const brief = { points: 14, line: 440 } as const;

export interface Paper {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** A4 upright: margins 37, 26, 35, 28 mm, type area 156 × 225 mm. */
export const portrait: Paper = {
  width: 11906,
  height: 16838,
  top: millimetres(37),
  right: millimetres(26),
  bottom: millimetres(35),
  left: millimetres(28),
};

/** The same sheet turned clockwise: its binding edge is at the top, its foot with the page number at the left. */
export const landscape: Paper = {
  width: portrait.height,
  height: portrait.width,
  top: portrait.left,
  right: portrait.top,
  bottom: portrait.right,
  left: portrait.bottom,
};

export function typeAreaWidth(paper: Paper): number {
  return paper.width - paper.left - paper.right;
}

export function typeAreaHeight(paper: Paper): number {
  return paper.height - paper.top - paper.bottom;
}

/** Where the running header begins, from the top edge. */
export const headerDistance = millimetres(15);

/** The dashes beside the page number lie 7 mm below the type area; the line's foot is 3 mm lower. */
export const footerDistance = millimetres(25);

/** How far outside the type area the middle of a page number lies. */
export const pageNumberDistance = millimetres(7);
