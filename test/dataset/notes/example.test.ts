import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { innerPoints } from '../../../src/dataset/notes/sentences.ts';
import { findingsOf, noteOf } from './a-note.ts';

/** What the two notes have in common: an opening, numbered work, 一是 二是 inside, traditional letters, all of it to come. */
function readsAsAPlan(text: string, count: number): void {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const note = noteOf('妇联.txt', text);
  expect(note.items.map((item) => item.text)).toEqual(lines.slice(1).map((line) => line.replace(/^\d、/, '').trim()));
  expect(note.items).toHaveLength(count);
  expect(note.preface?.map((item) => item.text)).toEqual([lines[0]?.trim()]);
  expect(note.items.every((item) => item.future && item.section === '主要做法')).toBe(true);
}

describe('a note as a village’s women’s federation writes it', () => {
  const text = readFileSync(new URL('../../fixtures/notes/traditional.txt', import.meta.url), 'utf8');

  it('six items to the letter, all of it plan, the opening apart', () => {
    readsAsAPlan(text, 6);
  });

  it('women’s and children’s matters are told apart or asked about', () => {
    expect(noteOf('妇联.txt', text).items.map((item) => [item.plans.join(), item.planUnclear])).toEqual([
      ['women', false],
      ['women,children', true],
      ['women,children', true],
      ['women,children', false],
      ['women,children', true],
      ['children', false],
    ]);
    expect(findingsOf('妇联.txt', text)).toEqual(['unclear-plan@3', 'unclear-plan@4', 'unclear-plan@6']);
  });

  it('the points inside can be had, each to the letter', () => {
    expect(noteOf('妇联.txt', text).items.map((item) => innerPoints(item.text).length)).toEqual([0, 0, 2, 0, 3, 0]);
  });
});

const example = new URL('../../../../shared/unit-notes-example.txt', import.meta.url);

describe.skipIf(!existsSync(example))('a real note, where it is at hand', () => {
  const text = existsSync(example) ? readFileSync(example, 'utf8') : '';

  it('eight items to the letter, all of it plan', () => {
    readsAsAPlan(text, 8);
  });

  it('women’s and children’s matters are told apart or asked about', () => {
    expect(noteOf('妇联.txt', text).items.map((item) => [item.plans.join(), item.planUnclear])).toEqual([
      ['women', false],
      ['women,children', true],
      ['women', false],
      ['women,children', false],
      ['women,children', true],
      ['women', false],
      ['women,children', false],
      ['women,children', false],
    ]);
  });

  it('its points stay inside', () => {
    expect(noteOf('妇联.txt', text).items.map((item) => innerPoints(item.text).length)).toEqual([
      0, 0, 2, 0, 3, 0, 0, 3,
    ]);
  });
});
