/** The words of a form around its tables: 填报单位：教育局, 单位：%, 年度：2015, 单位负责人：… */
import { keptByText } from '../../../indicators/kept-by-text.ts';
import { narrow, plainName } from '../rows/plain-name.ts';

const headLabels =
  /^(?:填报单位|填表单位|填报部门|填表部门|报送单位|报送部门|单位名称|上报单位|制表机关|制定机关|批准机关|批准文号|备案机关|备案文号|表号|文号|有效期至?|计量单位|单位|年度|报告期|数据来源|资料来源)(?:\([^()]*\))?:/;
const footLabels =
  /^(?:\(?(?:单位|统计|部门|科室)?(?:负责人|责任人)|主要领导|分管领导|审核人?|复核人?|填表人|填报人|制表人?|经办人|联系人|联系电话|办公电话|电话|手机|电子邮箱|电子邮件|邮箱|报出日期|填报日期|填表日期|上报日期|日期|盖章|签章|签名|签字)(?:\([^()]*\))?(?::|$)/;
const footNotes =
  /^(?:回执|注|备注|说明|填表说明|填报说明|注释|附注|审核关系|逻辑关系|指标解释)\d*(?:\([^()]*\))?[:.、]/;

/** A label of the form's head or foot: 填报单位：, 单位：%, 填表人：. */
export const isLabel: (text: string) => boolean = keptByText((text) => {
  const plain = plainLabel(text);
  return headLabels.test(plain) || footLabels.test(plain);
});

/** The row under a table where its foot begins: signatures, or notes on the table. */
export function isFoot(text: string): boolean {
  const plain = plainLabel(text);
  return (
    footLabels.test(plain) ||
    footNotes.test(plain) ||
    /^(?:填报单位|填表单位|报送单位|单位名称)(?:\([^()]*\))?:/.test(plain)
  );
}

/** What a label says behind its colon (教育局 in 填报单位（盖章）：教育局), '' when nothing does; null when it is another label. */
export function behindLabel(text: string, label: RegExp): string | null {
  const { said, rest } = partedAtColon(text);
  if (!label.test(said)) return null;
  // Another label may follow in the same cell: 填报单位：教育局    单位：%
  return (rest.split(/\s{2,}|\s(?=\S+[:])/)[0] ?? '').replace(/[_＿]/g, '').trim();
}

/** Every cell is asked for one label after another. */
const partedAtColon = keptByText((text): { readonly said: string; readonly rest: string } => {
  const narrowed = narrow(text.slice(0, longestLabel)).replace(/ {3,}/g, '  ');
  const found = /^([^:]*?)\s*(?:[:]|$)/.exec(narrowed);
  return {
    said: plainLabel(found?.[1] ?? '').replace(/\([^()]*\)/g, ''),
    rest: narrowed.slice(found?.[0].length ?? 0),
  };
});

/** Labels stand at the beginning of a cell; the rest of a long one is prose. */
const longestLabel = 300;

function plainLabel(text: string): string {
  const start = narrow(text.slice(0, longestLabel));
  return start.endsWith(':') ? `${plainName(start)}:` : plainName(start);
}
