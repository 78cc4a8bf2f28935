/** What a folder's name says of its round: 云和市-2022 is 云和市 in 2022. */

export interface FolderMeaning {
  /** null where the name holds no place: 我市-2015, round1. */
  readonly area: string | null;
  readonly year: number | null;
}

export function meaningOfFolder(path: string): FolderMeaning {
  const name =
    path
      .normalize('NFKC')
      .replace(/[\\/]+$/, '')
      .split(/[\\/]/)
      .at(-1) ?? '';
  const [, written] = /(?<!\d)((?:19|20)\d\d)(?!\d)/.exec(name) ?? [];
  const [, place = null] =
    /^(\p{Script=Han}{1,12}?(?:市|县|区|州|盟|旗|省))(?!\p{Script=Han}*[市县区])/u.exec(name) ?? [];
  const isOwn = place !== null && !/^(?:我|本|某|全)/.test(place);
  return { area: isOwn ? place : null, year: written === undefined ? null : Number(written) };
}
