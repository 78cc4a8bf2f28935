/** What the target year's forecast leads to expect of what is not met yet. */
import type { Attainment, JudgedTarget, Outlook, WarningLevel } from '../assessment.ts';
import type { Ground } from '../forecast.ts';
import { isCountedIn } from '../forecast.ts';

/**
 * From the target year's forecast alone, reaching meant as 达标率 counts. null of what is met or only a word is asked of,
 * and where there is no forecast to say it by.
 */
export function outlookOf(
  target: JudgedTarget,
  attainment: Attainment,
  ground: Ground | null,
  level: WarningLevel,
): Outlook | null {
  const open = attainment === 'not-met' || attainment === 'regressed' || attainment === 'nearly-met';
  if (!open || target.kind === 'qualitative' || ground === null) return null;
  const reached = isCountedIn(ground, ground.subject.targetYear);
  if (reached === null) return null;
  switch (level) {
    case 'green':
    case 'blue':
      return reached ? 'expected' : 'tight';
    case 'yellow':
      return reached ? 'possible' : 'difficult';
    case 'orange':
    case 'red':
      return reached ? 'strict' : 'hard';
    case 'grey':
      return null;
  }
}
