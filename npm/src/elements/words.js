// The words of the elements themselves; sentences about figures come from the engine.

const WORDS = {
  fine: ['没有发现问题', 'Nothing found'],
  found: ['{errors} 处错误，{warnings} 处疑点', '{errors} errors, {warnings} doubtful'],
  findings: ['核对结果', 'Findings'],
  close: ['关闭', 'Close'],
  no_report: ['这个页面上没有找到年报的表格', 'There is no report on this page'],
  hold: ['年报里还有 {errors} 处错误', 'The report still has {errors} errors'],
};

export function word(name, locale, values) {
  const text = WORDS[name][String(locale || 'zh').slice(0, 2) === 'en' ? 1 : 0];
  return Object.keys(values || {}).reduce((filled, key) => filled.replace(`{${key}}`, values[key]), text);
}
