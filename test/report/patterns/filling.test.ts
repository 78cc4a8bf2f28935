/** Patterns are filled by walking their tree; Handlebars' own compiler says what that has to give. */
import fc from 'fast-check';
import Handlebars from 'handlebars';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { filled } from '../../../src/report/patterns/filling.ts';
import { templateFiles } from '../templates-on-disk.ts';

const options = {
  strict: true,
  noEscape: true,
  knownHelpers: { if: true, unless: true, each: false, with: false, lookup: false, log: false },
  knownHelpersOnly: true,
} as const;

function templatesOf(): readonly string[] {
  return [...templateFiles()].flatMap(([name, { text }]) => {
    if (name.endsWith('.hbs')) return [text];
    if (name !== 'phrases.yaml') return [];
    const read = parse(text) as Record<string, string | readonly string[]>;
    return Object.values(read).flatMap((one) => one);
  });
}

/** What is printed is words; what is only asked may be either. */
function slotsOf(program: hbs.AST.Program): ReadonlyMap<string, 'words' | 'asked'> {
  const found = new Map<string, 'words' | 'asked'>();
  class Names extends Handlebars.Visitor {
    override MustacheStatement({ path }: hbs.AST.MustacheStatement): void {
      if ('original' in path) found.set(String(path.original), 'words');
    }
    override PathExpression({ original }: hbs.AST.PathExpression): void {
      if (original !== 'if' && original !== 'unless' && !found.has(original)) found.set(original, 'asked');
    }
  }
  new Names().accept(program);
  return found;
}

describe('A pattern filled by walking its tree', () => {
  it('says what the compiled one says, whatever its slots hold, for every pattern that comes with the program', () => {
    const templates = templatesOf();
    expect(templates.length).toBeGreaterThan(200);
    for (const text of templates) {
      const program = Handlebars.parse(text);
      const compiled = Handlebars.compile(text, options);
      const words = fc.constantFrom('', '0', '95.4%', '<b>&"', '{{x}}', '一段话\n两行');
      const slots = fc.record(
        Object.fromEntries(
          [...slotsOf(program)].map(([name, kind]) => [name, kind === 'words' ? words : fc.oneof(fc.boolean(), words)]),
        ),
      );
      fc.assert(
        fc.property(slots, (given) => {
          expect(filled(program, given)).toBe(compiled(given));
        }),
        { numRuns: 12 },
      );
    }
  });

  it.each([
    'a {{#if x}}1{{else if y}}2{{else}}3{{/if}} b',
    '{{#unless x}}没有{{else}}有{{/unless}}{{y}}',
    '{{#if x}}\n  独占一行\n{{/if}}\n下一行',
    'a {{~#if x~}} b {{~/if~}} c {{! 注 }}',
    '{{#if x}}{{#unless y}}内{{/unless}}{{/if}}',
  ])('does so in %s', (text) => {
    const program = Handlebars.parse(text);
    for (const x of [true, false, '', '字'])
      for (const y of [true, false, '', '字'])
        expect(filled(program, { x, y })).toBe(Handlebars.compile(text, options)({ x, y }));
  });

  it('does not leave out a slot that nobody filled', () => {
    expect(() => filled(Handlebars.parse('{{x}}'), {})).toThrow('"x"');
    expect(() => filled(Handlebars.parse('{{constructor}}'), {})).toThrow('"constructor"');
  });
});
