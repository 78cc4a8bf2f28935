/** Values of a settings file as they stand, for what is written back into it. */
import type { YamlValue } from '../../indicators/yaml/editing.ts';
import { readPlainYaml } from '../../indicators/yaml/editing.ts';

export type Plain = { readonly [key: string]: YamlValue };

/** {} where the text is no map. */
export function plainOf(text: string): Plain {
  return recordOf(readPlainYaml(text)) ?? {};
}

/** null for what is no map. */
export function recordOf(value: unknown): Plain | null {
  // Of plain YAML, whose values are texts, lists and maps.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Plain) : null;
}
