/** 设置 is one long page in parts: an index at its head, and an address for each, `#/设置/目标`. */
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { linkTo, route } from '../route.ts';

const titles = {
  地区: '地区和年度',
  规划: '两个规划',
  时限: '时限和落款日期',
  目标: '本市规划的目标',
  指标: '规划的各项指标',
  单位: '单位',
  对比: '对比地区',
  自加: '本市加的指标',
  报送: '报给谁、怎样报',
  表名: '表名',
  红头: '红头和版记',
  方法: '方法设置',
} as const;
type PartName = keyof typeof titles;

/** `more`: behind the title. */
export function Part(props: { readonly name: PartName; readonly more?: string; readonly children: ComponentChildren }) {
  const { name, more = '', children } = props;
  return (
    <section class="panel">
      <h2 id={`part-${name}`} tabIndex={-1}>
        {titles[name]}
        {more}
      </h2>
      {children}
    </section>
  );
}

export function PartIndex() {
  const [wanted = ''] = route.value.rest;
  useEffect(() => {
    const head = document.getElementById(`part-${wanted}`);
    head?.scrollIntoView();
    head?.focus({ preventScroll: true });
  }, [wanted]);
  return (
    <nav class="index" aria-label="本页各部分">
      {Object.entries(titles).map(([name, title]) => (
        <a href={linkTo('设置', name)} aria-current={name === wanted ? 'true' : undefined}>
          {title}
        </a>
      ))}
    </nav>
  );
}
