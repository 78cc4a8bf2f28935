/** Which issued version of each document its readers hold: the one that was signed, else the last that went out. */
import type { HandOver } from '../../dataset/ledger.ts';
import type { RecordedDocument, RunManifest } from '../../history/manifest.ts';
import { documentMeant } from '../round-status/hand-overs.ts';
import { versionBlock } from '../version-line.ts';

export interface Issued {
  readonly number: number;
  readonly manifest: RunManifest;
}

/** An issued version with those of the documents whose readers hold it. */
export interface HeldVersion {
  readonly issue: Issued;
  /** As it was then, with these documents alone. */
  readonly manifest: RunManifest;
  /** 第1次发出的版本, with who signed what. */
  readonly said: string;
}

/** `issues`: the newest last. A document that never went out is held by nobody. */
export function heldVersions(
  documents: readonly Pick<RecordedDocument, 'path'>[],
  issues: readonly Issued[],
  signed: readonly HandOver[],
): readonly HeldVersion[] {
  const paths = documents.map(({ path }) => path);
  const found = paths.flatMap((path) => {
    const signature = signed.filter((one) => documentMeant(one.document, paths) === path).at(-1) ?? null;
    const issue = issueHeld(path, issues, signature);
    return issue === null ? [] : [{ path, issue, signature }];
  });
  const groups = new Map<string, (typeof found)[number][]>();
  for (const one of found) {
    const key = JSON.stringify([one.issue.number, signatureText(one.signature)]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group): readonly HeldVersion[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { issue, signature } = first;
    const own = new Set(group.map(({ path }) => path));
    return [
      {
        issue,
        manifest: { ...issue.manifest, documents: issue.manifest.documents.filter(({ path }) => own.has(path)) },
        said: `第${issue.number}次发出的版本${signature === null ? '' : `（${signatureText(signature)}）`}`,
      },
    ];
  });
}

function issueHeld(path: string, issues: readonly Issued[], signature: HandOver | null): Issued | null {
  const having = issues.filter(({ manifest }) => manifest.documents.some((one) => one.path === path));
  const version = signature?.version?.normalize('NFKC').replace(/\s/gu, '') ?? '';
  const number = /^第?(\d+)(?:次|版)?(?:发出|签发|定稿)?(?:的?版本)?$/u.exec(version)?.[1];
  const byNumber = having.find((one) => number !== undefined && one.number === Number(number));
  const byWord = version === '' ? undefined : having.findLast((one) => versionOf(one, path).includes(version));
  return byNumber ?? byWord ?? having.at(-1) ?? null;
}

/** What the copy itself says above its signature: its version's name and its data mark. */
function versionOf({ manifest }: Issued, path: string): string {
  const record = manifest.documents.find((one) => one.path === path);
  return (record?.blocks.find(({ id }) => id === versionBlock)?.text ?? '').normalize('NFKC').replace(/\s/gu, '');
}

function signatureText(signature: HandOver | null): string {
  if (signature === null) return '';
  const { version, by, date } = signature;
  return ['签发', version, by, date].filter((part) => part !== null).join('，');
}
