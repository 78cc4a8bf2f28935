import type { Diagnostic } from '../../diagnostics.ts';
import type { AuditFacts } from './facts.ts';
export function noteFigures(_facts: AuditFacts): readonly Diagnostic[] {
  return [];
}
