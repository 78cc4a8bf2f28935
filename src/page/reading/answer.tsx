/** Beside a document: where a figure comes from, what a judging word claims. */
import type { ClaimView, FigureView } from '../../serve/views/documents.ts';
import type { Asked } from '../paper.tsx';
import { Button, Shown } from '../parts.tsx';
import { linkTo } from '../route.ts';
import { Uses } from '../sheet-grid.tsx';
import { useView } from '../talk.ts';

export function Answer({
  asked,
  path,
  onPlace,
  onClose,
}: {
  readonly asked: Asked;
  readonly path: string;
  readonly onPlace: (place: string) => void;
  readonly onClose: () => void;
}) {
  return (
    <section class="answer" role="status">
      <div class="section-head">
        <h2>{asked.kind === 'figure' ? '这个数字' : '这个判断'}</h2>
        <span class="space" />
        <Button onClick={onClose} label="关闭">
          ✕
        </Button>
      </div>
      {asked.kind === 'figure' ? <Figure path={path} id={asked.id} onPlace={onPlace} /> : <Claim claim={asked.id} />}
    </section>
  );
}

function Figure({
  path,
  id,
  onPlace,
}: {
  readonly path: string;
  readonly id: string;
  readonly onPlace: (place: string) => void;
}) {
  const view = useView<FigureView>(`/api/figure?path=${encodeURIComponent(path)}&id=${encodeURIComponent(id)}`);
  const places = (links: FigureView['origins']) =>
    links.slice(0, 8).map((link) => (
      <div>
        {link.isCell ? (
          <Button kind="link" onClick={() => onPlace(link.text)}>
            {link.said.replace(/^(workbooks|reference|history)\//, '')}
          </Button>
        ) : (
          <span class="quiet">{link.said}</span>
        )}
      </div>
    ));
  return (
    <Shown view={view}>
      {(figure) => (
        <dl class="told">
          <dt>数字</dt>
          <dd>
            <strong>{figure.printed}</strong>{' '}
            {figure.indicator === null ? figure.name : <a href={linkTo('指标', figure.indicator)}>{figure.name}</a>}
          </dd>
          <dt>规则</dt>
          <dd>{figure.rule}</dd>
          {figure.formula === '' ? null : (
            <>
              <dt>算式</dt>
              <dd>{figure.formula}</dd>
            </>
          )}
          {figure.operands.map(({ value, what, origins }) => (
            <>
              <dt>{what}</dt>
              <dd>
                {value}
                {places(origins)}
              </dd>
            </>
          ))}
          {figure.exact === '' ? null : (
            <>
              <dt>未取整</dt>
              <dd>
                {figure.exact} {figure.rounding}
              </dd>
            </>
          )}
          {figure.operands.length > 0 ? null : (
            <>
              <dt>出处</dt>
              <dd>
                {figure.origins.length === 0 ? '由程序计数' : places(figure.origins)}
                {figure.origins.length > 8 ? `等${figure.origins.length}处` : ''}
              </dd>
            </>
          )}
          <dt>用在</dt>
          <dd>
            <details>
              <summary>{figure.uses.length} 处</summary>
              <Uses uses={figure.uses} />
            </details>
          </dd>
        </dl>
      )}
    </Shown>
  );
}

function Claim({ claim }: { readonly claim: string }) {
  const view = useView<ClaimView>(`/api/claim?claim=${encodeURIComponent(claim)}`);
  return (
    <Shown view={view}>
      {({ lines }) =>
        lines.length === 0 ? (
          <p class="quiet">说的是一组指标，见该部分所列。</p>
        ) : (
          <ul class="plain">
            {lines.slice(0, 12).map(({ indicator, name, said }) => (
              <li>
                <a href={linkTo('指标', indicator)}>
                  {indicator} {name}
                </a>
                <div>{said}</div>
              </li>
            ))}
          </ul>
        )
      }
    </Shown>
  );
}
