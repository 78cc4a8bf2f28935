/** Where the person is: `#/指标/C25`. The browser's back button walks through it. */
import { signal } from '@preact/signals';

export interface Route {
  readonly page: string;
  readonly rest: readonly string[];
}

export const route = signal<Route>(readRoute());

export function linkTo(page: string, ...rest: readonly string[]): string {
  return `#/${[page, ...rest].map(encodeURIComponent).join('/')}`;
}

export function go(page: string, ...rest: readonly string[]): void {
  location.hash = linkTo(page, ...rest);
}

export function followRoute(): void {
  addEventListener('hashchange', () => {
    route.value = readRoute();
    scrollTo(0, 0);
  });
}

function readRoute(): Route {
  const parts = location.hash.replace(/^#\/?/, '').split('/').map(decoded);
  return { page: parts[0] === '' || parts[0] === undefined ? '总览' : parts[0], rest: parts.slice(1) };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
