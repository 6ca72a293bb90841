// What is wrong, for programs (`kind`, `place`) and for people (`message`).

const WORDS = {
  not_ready: ['检查程序还没有就绪，等 init() 完成再调用', 'The engine is not ready; call this after init() has finished'],
  stopped: ['检查程序意外停止，正在重新启动；稍候再试，内容没有丢失', 'The engine stopped unexpectedly and is starting again; try again in a moment, nothing is lost'],
  start: ['检查程序没有启动起来：{detail}', 'The engine did not start: {detail}'],
  report: ['这里要一份年报数据（gouji.report/1 的对象或 JSON 文字）', 'This takes a report (an object of gouji.report/1 or its JSON text)'],
  bytes: ['这里要文件的内容（Uint8Array 或 ArrayBuffer）', 'This takes the content of a file (a Uint8Array or ArrayBuffer)'],
  text: ['{place} 要写成文字', '{place} must be a string'],
  options: ['选项要写成对象，如 { lang: "zh" }', 'Options are an object such as { lang: "en" }'],
  values: ['这里要各格内容的数组，或者“单元格名称: 内容”的对象', 'This takes an array of the cells’ texts, or an object of them by key'],
  size: ['内容超过 50 MB，分开检查', 'This is larger than 50 MB; check it in parts'],
  session: ['这份年报已经关闭，重新打开再用', 'This report is no longer open; open it again'],
  missing: ['这个版本没有“{place}”，换用完整版', 'This build has no “{place}”; use the full one'],
};

export class GoujiError extends Error {
  constructor(kind, message, place) {
    super(message);
    this.name = 'GoujiError';
    this.kind = kind;
    if (place !== undefined) {
      this.place = place;
    }
  }
}

// An error of the border itself; those of the engine bring their own sentence.
export function fault(kind, word, lang, place, detail) {
  const sentence = WORDS[word][lang === 'en' ? 1 : 0];
  const filled = sentence.replace('{place}', place === undefined ? '' : place).replace('{detail}', detail === undefined ? '' : detail);
  return new GoujiError(kind, filled, place);
}
