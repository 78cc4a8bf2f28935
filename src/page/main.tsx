/** The workbench's page: its frame, and which page stands in it. */
import { render } from 'preact';
import { useEffect } from 'preact/hooks';
import { BuildBar } from './build-bar.tsx';
import { Button, Trouble } from './parts.tsx';
import { ChangesPage } from './pages/changes.tsx';
import { DocumentsPage } from './pages/documents.tsx';
import { IndicatorsPage } from './pages/indicators.tsx';
import { IntakePage } from './pages/intake.tsx';
import { OverviewPage } from './pages/overview.tsx';
import { LedgerPage } from './pages/ledger.tsx';
import { ReviewPage } from './pages/review.tsx';
import { SendPage } from './pages/send.tsx';
import { SettingsPage } from './pages/settings.tsx';
import { StartPage } from './pages/start.tsx';
import { keepFocus } from './focus.ts';
import { followRoute, linkTo, route } from './route.ts';
import { endWorkbench, home, isOver, pulse, refresh, said } from './talk.ts';

const pages = {
  总览: OverviewPage,
  设置: SettingsPage,
  收件: IntakePage,
  审核: ReviewPage,
  指标: IndicatorsPage,
  报告: DocumentsPage,
  改动: ChangesPage,
  台账: LedgerPage,
  报送: SendPage,
} as const;

function isPage(name: string): name is keyof typeof pages {
  return name in pages;
}

function Workbench() {
  useEffect(() => {
    void refresh();
    const beat = setInterval(() => void pulse(), 15_000);
    const look = (): void => {
      if (document.visibilityState === 'visible') void pulse();
    };
    document.addEventListener('visibilitychange', look);
    addEventListener('focus', look);
    return () => clearInterval(beat);
  }, []);
  const now = home.value;
  if (isOver.value) return <Over />;
  if (now === null)
    return (
      <p class="waiting" role="status">
        正在打开……
      </p>
    );
  const { page } = route.value;
  if (now.round === null || page === '换一轮') return <StartPage />;
  const Page = isPage(page) ? pages[page] : OverviewPage;
  document.title = `${page} · ${now.round.name} · 妇儿工作台`;
  return (
    <>
      <a
        class="skip"
        href="#content"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById('content')?.focus();
        }}
      >
        跳到内容
      </a>
      <div class="top" role="banner">
        <span class="brand">妇儿工作台</span>
        <span class="round" title={now.round.folder}>
          {now.round.name}
        </span>
        <a href={linkTo('换一轮')}>换一轮</a>
        <span class="space" />
        {now.readOnly === null ? <BuildBar /> : null}
        <Button onClick={() => void endWorkbench()}>结束</Button>
      </div>
      {now.readOnly === null ? null : (
        <p class="banner" role="status">
          另一台计算机（{now.readOnly}）正在做这一轮，这里只能看，不能改。
        </p>
      )}
      <div class="body">
        <nav class="side" aria-label="各页">
          {Object.keys(pages).map((name) => (
            <a href={linkTo(name)} aria-current={name === page ? 'page' : undefined}>
              {name}
            </a>
          ))}
        </nav>
        <main id="content" tabIndex={-1}>
          {now.refused !== null && page !== '设置' ? (
            <>
              <h1>设置里有写错的地方</h1>
              <Trouble text={now.refused} />
              <p>
                <a href={linkTo('设置')}>去“设置”改正</a>
              </p>
            </>
          ) : (
            <Page />
          )}
        </main>
      </div>
      {said.value === null ? null : (
        <p class={said.value.isError ? 'said error' : 'said'} role={said.value.isError ? 'alert' : 'status'}>
          {said.value.text}
        </p>
      )}
    </>
  );
}

function Over() {
  return (
    <main class="over">
      <h1>工作台已经结束</h1>
      <p>本轮的文件都在它的文件夹里，写过的内容已经保存。</p>
      <p>要继续，请再打开一次“工作台”（双击启动文件，或运行 fuer serve），这一页可以关掉。</p>
    </main>
  );
}

followRoute();
keepFocus();
const place = document.getElementById('page');
if (place !== null) render(<Workbench />, place);
