/** A document as it will look, in a room of its own: the page's looks do not reach into it, nor its into the page. */
import { useEffect, useRef } from 'preact/hooks';
import type { DocumentView } from '../serve/views/documents.ts';
import { drawn, drawingOfReport } from './chart.tsx';

export interface Asked {
  readonly kind: 'figure' | 'claim' | 'missing';
  readonly id: string;
  /** Where it stands on the screen. */
  readonly at: DOMRect;
  /** By the mouse resting on it, or on purpose. */
  readonly isPinned: boolean;
}

export function Paper({
  document,
  block,
  onAsk,
  onLeave,
}: {
  readonly document: Pick<DocumentView, 'html' | 'style' | 'charts'>;
  readonly block: string | undefined;
  readonly onAsk: (asked: Asked) => void;
  readonly onLeave: () => void;
}) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = host.current;
    if (place === null || document.html === null) return undefined;
    const room = place.shadowRoot ?? place.attachShadow({ mode: 'open' });
    // The program's own writer made it: whatever people wrote stands in it escaped.
    room.innerHTML = `<style>${ours(document.style)}</style><div class="main" lang="zh-CN">${document.html}</div>`;
    const endings = [...room.querySelectorAll<HTMLElement>('figure[data-chart]')].map((figure, position) => {
      const model = document.charts[position];
      const table = figure.querySelector('.wide');
      if (model === undefined || table === null) return () => {};
      const box = globalThis.document.createElement('div');
      box.className = 'drawing';
      box.style.height = `${model.type === 'bar' || model.type === 'stacked-bar' ? Math.max(240, model.categories.length * 34 + 90) : 300}px`;
      table.replaceWith(box);
      return drawn(box, drawingOfReport(model));
    });
    const ask = (event: Event, isPinned: boolean): void => {
      const target =
        event.target instanceof Element
          ? event.target.closest<HTMLElement>('[data-figure],[data-claim],[data-missing]')
          : null;
      if (target === null) return onLeave();
      const { figure, claim, missing } = target.dataset;
      const [kind, id] =
        figure !== undefined
          ? (['figure', figure] as const)
          : claim !== undefined
            ? (['claim', claim] as const)
            : (['missing', missing ?? ''] as const);
      if (kind === 'missing' && !isPinned) return undefined;
      return onAsk({ kind, id, at: target.getBoundingClientRect(), isPinned });
    };
    const hover = (event: Event): void => ask(event, false);
    const click = (event: Event): void => {
      const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
      if (link !== null) {
        event.preventDefault();
        room.getElementById((link.getAttribute('href') ?? '').slice(1))?.scrollIntoView();
        return;
      }
      ask(event, true);
    };
    const key = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      ask(event, true);
    };
    const main = room.querySelector<HTMLElement>('.main');
    main?.addEventListener('mouseover', hover);
    main?.addEventListener('click', click);
    main?.addEventListener('keydown', key);
    const wanted = block === undefined ? null : room.querySelector(`[data-block="${CSS.escape(block)}"]`);
    wanted?.scrollIntoView({ block: 'center' });
    wanted?.classList.add('wanted');
    return () => endings.forEach((end) => end());
  }, [document.html, block]);
  return <div ref={host} class="paper" />;
}

/** The preview's own looks, where its body and main are ours. */
function ours(style: string): string {
  return `${style.replace(/^main \{/m, '.main {').replace(/^body \{[^}]*\}/m, '')}\n${more}`;
}

const more = `
:host { font: 18px/1.8 "仿宋_GB2312", FangSong, STFangsong, "Noto Serif CJK SC", serif; color: #000; }
.main { max-width: 46rem; margin: 0 auto; }
.page-header { text-align: center; font-size: 14px; color: #444; text-indent: 0; }
.claim { border-bottom: 1px dotted #8a6d3b; cursor: help; }
.claim:hover { background: #fbf3dd; }
.figure:focus-visible, .claim:focus-visible, mark:focus-visible { outline: 2px solid #1b5e9b; outline-offset: 1px; }
mark { cursor: pointer; }
.wanted { background: #fff7d6; outline: 2px solid #c99a00; }
.drawing { width: 100%; }
figcaption, th, td { overflow-wrap: anywhere; }
`;
