/** Charts, drawn when one is looked at: the library is loaded then. What they show stands beside them in words. */
import { useEffect, useRef } from 'preact/hooks';
import type { IndicatorChart } from '../serve/views/indicators.ts';
import type { ChartModel } from '../report/model.ts';

type Drawing = Record<string, unknown>;

export function IndicatorChartView({ chart }: { readonly chart: IndicatorChart }) {
  const words = chart.years
    .map((year, at) => ({ year, value: chart.actual[at] ?? null }))
    .filter(({ value }) => value !== null)
    .map(({ year, value }) => `${year}年${value ?? ''}`)
    .join('，');
  return (
    <figure>
      <Canvas drawing={drawingOfIndicator(chart)} label={`${chart.title}：${words}`} height={300} />
      <figcaption class="quiet">
        实线为实际值，虚线为计划值，点线为推算值（阴影为推算区间）；其他地区为细线。单位：{chart.measure}
      </figcaption>
    </figure>
  );
}

function Canvas({
  drawing,
  label,
  height,
}: {
  readonly drawing: Drawing;
  readonly label: string;
  readonly height: number;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (box.current === null) return undefined;
    return drawn(box.current, drawing);
  }, [JSON.stringify(drawing)]);
  return <div ref={box} class="chart" role="img" aria-label={label} style={{ height: `${height}px` }} />;
}

/** Draws into an element; gives what takes the drawing away. */
export function drawn(place: HTMLElement, drawing: Drawing): () => void {
  let dispose = (): void => {};
  let isGone = false;
  void import('./echarts.ts').then(({ init }) => {
    if (isGone) return;
    const chart = init(place, null, { renderer: 'svg' });
    chart.setOption(drawing);
    const resize = (): void => chart.resize();
    addEventListener('resize', resize);
    dispose = () => {
      removeEventListener('resize', resize);
      chart.dispose();
    };
  });
  return () => {
    isGone = true;
    dispose();
  };
}

const colours = ['#1b5e9b', '#a05a00', '#3d7a3d', '#7a4a8c', '#5b6670', '#b03030', '#0f8a8a', '#c2528b', '#6b6b00'];
const font = { fontFamily: 'inherit', color: '#1f2933' };

function drawingOfIndicator(chart: IndicatorChart): Drawing {
  const line = (name: string, data: readonly (number | null)[], more: Drawing = {}): Drawing => ({
    name,
    type: 'line',
    data,
    connectNulls: true,
    symbolSize: 6,
    ...more,
  });
  const hasBand = chart.low.some((value) => value !== null);
  return {
    animation: false,
    textStyle: font,
    color: colours,
    grid: { left: 56, right: 20, top: 40, bottom: 30 },
    legend: {
      top: 4,
      data: [
        '本地',
        ...(chart.planned.some((value) => value !== null) ? ['计划值'] : []),
        ...(chart.forecast.some((value) => value !== null) ? ['推算值'] : []),
        ...chart.areas.map(({ name }) => name),
      ],
    },
    tooltip: { trigger: 'axis', confine: true },
    xAxis: { type: 'category', data: chart.years.map((year) => `${year}年`) },
    yAxis: { type: 'value', scale: true, name: chart.measure },
    series: [
      line('本地', chart.actual, {
        lineStyle: { width: 3 },
        symbol: 'circle',
        ...(chart.target === null
          ? {}
          : {
              markLine: {
                symbol: 'none',
                silent: true,
                lineStyle: { type: 'dashed', color: '#b03030' },
                label: { formatter: `目标 ${chart.target.text}`, position: 'insideEndTop' },
                data: [{ yAxis: chart.target.value }],
              },
            }),
      }),
      ...(chart.planned.some((value) => value !== null)
        ? [line('计划值', chart.planned, { lineStyle: { type: 'dashed' }, symbol: 'diamond' })]
        : []),
      ...(chart.forecast.some((value) => value !== null)
        ? [line('推算值', chart.forecast, { lineStyle: { type: 'dotted', width: 3 }, symbol: 'triangle' })]
        : []),
      ...chart.areas.map(({ name, values }) =>
        line(name, values, { lineStyle: { width: 1.2 }, symbol: 'emptyCircle', symbolSize: 4 }),
      ),
      ...(hasBand
        ? [
            line('区间下限', chart.low, {
              stack: 'band',
              lineStyle: { opacity: 0 },
              symbol: 'none',
              silent: true,
              tooltip: { show: false },
            }),
            line(
              '区间',
              chart.high.map((high, at) =>
                high === null || chart.low[at] === null ? null : high - (chart.low[at] ?? 0),
              ),
              {
                stack: 'band',
                lineStyle: { opacity: 0 },
                symbol: 'none',
                areaStyle: { color: '#3d7a3d', opacity: 0.15 },
                silent: true,
                tooltip: { show: false },
              },
            ),
          ]
        : []),
    ],
  };
}

/** A chart of a report, as Word draws it near enough. */
export function drawingOfReport(chart: ChartModel): Drawing {
  const isLying = chart.type === 'bar' || chart.type === 'stacked-bar';
  const category = {
    type: 'category',
    data: chart.categories,
    ...(isLying ? { inverse: true } : {}),
    axisLabel: { interval: 0, ...(isLying ? { width: 200, overflow: 'break' } : {}) },
  };
  const value = { type: 'value', scale: chart.type === 'line' || chart.type === 'combo', name: chart.valueAxis };
  return {
    animation: false,
    textStyle: font,
    color: colours,
    aria: { enabled: true, decal: { show: chart.series.length > 1 && isLying } },
    title: { text: chart.title, left: 'center', textStyle: { fontSize: 14, fontWeight: 'normal' } },
    grid: { left: 16, right: 24, top: 60, bottom: 12, containLabel: true },
    legend: { top: 26 },
    tooltip: { trigger: 'axis', confine: true },
    xAxis: isLying ? value : category,
    yAxis: isLying ? category : value,
    series: chart.series.map((series) => ({
      name: series.name,
      type: series.look === 'column' || series.look === 'bar' ? 'bar' : 'line',
      data: series.values,
      connectNulls: true,
      barMaxWidth: 32,
      ...(chart.type === 'stacked-bar' ? { stack: 'all' } : {}),
      ...(series.look === 'dashed' || series.look === 'forecast' ? { lineStyle: { type: 'dashed' } } : {}),
      ...(series.look === 'band-low' || series.look === 'band-high'
        ? { lineStyle: { type: 'dotted', width: 1 }, symbol: 'none' }
        : {}),
    })),
  };
}
