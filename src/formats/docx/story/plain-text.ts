/** What of a story becomes plain text, wherever one is read: what stands there twice, and what elements without words say. */

/** Words moved away stand where they went as well, and so do drawings for older programs. */
export const standsTwice: readonly string[] = ['mc:Fallback', 'w:moveFrom'];

/** The character that an element of a run stands for; '' for none. A page or column break is no word. */
export function saidBy(element: string, parent: string, breakType: string | null): string {
  switch (element) {
    case 'w:tab':
      return parent === 'w:r' ? '\t' : '';
    case 'w:br':
    case 'w:cr':
      return parent === 'w:r' && (breakType === null || breakType === 'textWrapping') ? '\n' : '';
    case 'w:noBreakHyphen':
      return '-';
    default:
      return '';
  }
}
