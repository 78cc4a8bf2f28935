/** 设置: to whom the papers go and in which way, under which titles, and the heads of formal documents. */
import { useState } from 'preact/hooks';
import type { Round } from '../../indicators/round.ts';
import { Field } from '../parts.tsx';
import { Value } from './fields.tsx';
import { Part } from './part.tsx';

interface OfRound {
  readonly round: Round;
}

export function HandingIn({ round: { recipient, submit } }: OfRound) {
  return (
    <Part name="报送">
      {(
        [
          ['tables', '报表'],
          ['units', '单位报告'],
          ['general', '总报告'],
        ] as const
      ).map(([what, word]) => (
        <div class="form" role="group" aria-label={word}>
          <Value
            label={`${word}送`}
            path={['recipient', what]}
            value={recipient[what] ?? ''}
            optional
            placeholder={what === 'tables' ? (recipient.units ?? '') : ''}
          />
          <Value
            label={`${word}纸质份数`}
            path={['submit', what, 'paper']}
            value={submit[what]?.paper === undefined ? '' : String(submit[what].paper)}
            optional
          />
          <Value
            label={`${word}报送途径`}
            path={['submit', what, 'by']}
            value={(submit[what]?.by ?? []).join('、')}
            optional
            kind="list"
            placeholder="如 公文交换系统、邮箱"
          />
        </div>
      ))}
      <div class="form" role="group" aria-label="收件联系人">
        <Value
          label="收件联系人"
          path={['recipient', 'contact', 'name']}
          value={recipient.contact?.name ?? ''}
          optional
        />
        <Value
          label="收件电话"
          path={['recipient', 'contact', 'phone']}
          value={recipient.contact?.phone ?? ''}
          optional
        />
        <Value
          label="收件邮箱"
          path={['recipient', 'contact', 'email']}
          value={recipient.contact?.email ?? ''}
          optional
        />
      </div>
    </Part>
  );
}

export function Titles({ round: { titles } }: OfRound) {
  return (
    <Part name="表名">
      <p class="quiet">
        通知规定了表名的写在这里，表、报告、函里照印；不写的用通行的写法。可以写 {'{{地区}}'}、{'{{年份}}'}、
        {'{{规划全称}}'}。
      </p>
      <div class="form">
        <Value label="年报表的表名" path={['titles', 'annual']} value={titles.annual ?? ''} optional wide />
        <Value label="预警情况表的表名" path={['titles', 'warning']} value={titles.warning ?? ''} optional wide />
      </div>
    </Part>
  );
}

const parts = [
  ['mark', '发文机关标志', '如 鹤山市统计局文件'],
  ['number', '发文字号', '如 鹤统〔2016〕3号'],
  ['signer', '签发人', ''],
  ['copyTo', '抄送', ''],
  ['issuer', '印发机关', ''],
  ['issued', '印发日期', ''],
] as const;

/** 红头 and 版记, of the general report or of one unit's reports. */
export function Letterheads({ round }: OfRound) {
  const [whose, setWhose] = useState('');
  const head = whose === '' ? round.letterhead?.general : round.letterhead?.units[whose];
  const path = whose === '' ? ['letterhead', 'general'] : ['letterhead', 'units', whose];
  return (
    <Part name="红头">
      <p class="quiet">先写发文机关标志，其余的写了才印；都不写的，用白纸。</p>
      <div class="form">
        <Field label="哪一份">
          <select value={whose} onChange={(event) => setWhose(event.currentTarget.value)}>
            <option value="">总报告</option>
            {round.units
              .filter(({ role }) => role === 'key')
              .map(({ name }) => (
                <option value={name}>{name}的两份报告</option>
              ))}
          </select>
        </Field>
        {parts.map(([part, label, placeholder]) => (
          <Value
            key={`${whose} ${part}`}
            label={label}
            path={[...path, part]}
            value={head?.[part] ?? ''}
            optional
            placeholder={placeholder}
            {...(part === 'issued' ? { kind: 'date' } : {})}
          />
        ))}
      </div>
    </Part>
  );
}
