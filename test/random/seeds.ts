/** Which rounds a run looks at: FUER_ROUNDS of them from FUER_SEED on. */

export const firstSeed = Number(process.env['FUER_SEED'] ?? 20160525);

/** 12 unless FUER_ROUNDS says otherwise: what a few seconds are enough for. */
export function seeds(): readonly number[] {
  return Array.from({ length: Number(process.env['FUER_ROUNDS'] ?? 12) }, (_, at) => firstSeed + at);
}
