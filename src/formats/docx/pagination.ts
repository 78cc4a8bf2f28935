import type { BlockId, Report } from '../../report/model.ts';
export function estimatePages(_report: Report): ReadonlyMap<BlockId, number> {
  return new Map();
}
