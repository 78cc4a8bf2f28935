import { describe, expect, test } from 'vitest';
import { previewOf } from '../../../src/formats/html/preview.ts';
import { comparison, everything, figure, paragraph, report, text, words } from '../docx/reports.ts';

describe('the preview of a report', () => {
  const page = previewOf(everything);

  test('is one page by itself: it fetches nothing, runs nothing, and says so to the browser', () => {
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(page).not.toMatch(/<script|<link|<img|<iframe|\son\w+=|https?:\/\/|url\(|@import/i);
  });

  test('tells of a figure where it comes from, and of a person’s words who wrote them where', () => {
    expect(page).toContain('<span class="figure" title="workbooks/卫生局.xlsx!年报表!E12">8.51</span>');
    expect(page).toContain('<span class="words" title="notes/卫生局.md:12">一是加强领导；<br>二是“以评促建”。</span>');
  });

  test('marks what is missing, and counts it', () => {
    expect(page).toContain(
      '<mark title="由卫生局补充，写在 notes/卫生局.md 的“未达标原因”标题下。">【待补充：未达标原因】</mark>',
    );
    expect(page).toContain('文中有待补充 1 处，标黄。');
  });

  test('says 草稿 and the header above the title', () => {
    expect(page).toContain('<header>草稿　演示数据·非官方文件</header>');
  });

  test('merges equal neighbours in the headings of a table, across and down', () => {
    const table = previewOf(report([comparison]));
    const head = /<thead>(.*?)<\/thead>/s.exec(table)?.[1]?.replaceAll('\n', '');
    expect(head).toBe(
      '<tr><th rowspan="2">指标名称</th><th rowspan="2">计量单位</th><th colspan="2">全省</th><th>我市</th></tr>' +
        '<tr><th>2014年</th><th>2015年</th><th>2015年</th></tr>',
    );
    expect(table).toContain('<th class="group" colspan="5">健康</th>');
  });

  test('leads from a reference to the table it names', () => {
    const target = /<a href="#([^"]+)">表1<\/a>/.exec(page)?.[1] ?? 'none';
    expect(page).toContain(`<figure id="${target}" class="table">`);
  });

  test('takes a person’s words as words, whatever they hold', () => {
    const hostile = previewOf(
      report([
        paragraph('p', [
          words('<script>alert("1")</script>'),
          text(`a & b <b onclick='x'>`),
          text('\u0000\ufffe\ud800尾'),
          figure('<1', 'W02/value/2015'),
        ]),
      ]),
    );
    expect(hostile).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;');
    expect(hostile).toContain('a &amp; b &lt;b onclick=&#39;x&#39;&gt;尾');
    expect(hostile).not.toContain('<script');
  });
});
