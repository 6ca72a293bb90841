// A published or CMS-edited page checked where it stands: its tables are read, its cells marked, its content left alone.

import { GoujiError } from '../error.js';
import { dress, make } from './style.js';
import { word } from './words.js';

const MARK = 'data-gouji';
const RANK = { error: 3, warning: 2, note: 1 };
const QUIET = 300;
const MARKS = `
[${MARK}="error"] { outline: 2px solid #c62828 !important; outline-offset: -2px; }
[${MARK}="warning"] { outline: 2px dashed #8a5300 !important; outline-offset: -2px; }
[${MARK}="here"] { outline: 3px solid #1a5fb4 !important; outline-offset: -3px; }`;
const PANEL = `
:host { position: fixed; right: 12px; bottom: 12px; z-index: 2147483000; width: 320px; max-height: 45vh; overflow: auto;
  background: #fff; color: #1b1b1b; border: 1px solid #8d8d8d; border-radius: 6px; font: 14px/1.5 system-ui, sans-serif; text-align: left; }
header { display: flex; padding: 8px 12px; border-bottom: 1px solid #ddd; font-weight: bold; }
header span { flex: 1; }
ol { margin: 0; padding: 0; list-style: none; }
button { font: inherit; color: inherit; background: none; border: 0; cursor: pointer; text-align: left; }
li button { display: block; width: 100%; padding: 6px 12px; border-left: 4px solid #c62828; border-bottom: 1px solid #eee; }
li.warning button { border-left-color: #8a5300; }
li.note button { border-left-color: #8d8d8d; }`;

// Elements whose text is no part of a report.
const SILENT = ['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'IFRAME', 'GOUJI-MARKS'];
const BLOCK = /^(ADDRESS|ARTICLE|BLOCKQUOTE|BODY|DD|DIV|DL|DT|FIELDSET|FIGURE|FOOTER|FORM|H[1-6]|HEADER|HR|LI|MAIN|NAV|OL|P|PRE|SECTION|TABLE|TBODY|TD|TFOOT|TH|THEAD|TR|UL)$/;

// What stands in a cell: the values of its fields, if it has some.
function textOf(element) {
  const fields = element.querySelectorAll('input:not([type=hidden]), textarea, select');
  return fields.length > 0 ? Array.from(fields, (field) => field.value).join(' ').trim() : element.textContent.replace(/\s+/g, ' ').trim();
}

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

// The page as a plain one: paragraphs and tables alone, and the element of every cell by table, row and column.
export function plain(target) {
  const parts = [];
  const tables = [];
  let line = '';
  const flush = () => {
    if (line.trim() !== '') {
      parts.push(`<p>${escaped(line.trim())}</p>`);
    }
    line = '';
  };
  const walk = (node) => {
    if (node.nodeType === 3) {
      line += node.data.replace(/\s+/g, ' ');
    } else if (node.nodeType === 1 && !SILENT.includes(node.tagName)) {
      if (node.tagName === 'TABLE' && !node.querySelector('table')) {
        flush();
        parts.push(table(node, tables));
      } else {
        const isBlock = BLOCK.test(node.tagName);
        if (isBlock || node.tagName === 'BR') {
          flush();
        }
        node.childNodes.forEach(walk);
        if (isBlock) {
          flush();
        }
      }
    }
  };
  walk(target);
  flush();
  return { html: `<!DOCTYPE html><meta charset="utf-8"><body>${parts.join('\n')}`, tables };
}

function table(element, tables) {
  const rows = Array.from(element.rows);
  tables.push(rows.map((row) => Array.from(row.cells)));
  const cell = (own) => `<td rowspan="${own.rowSpan}" colspan="${own.colSpan}">${escaped(textOf(own))}</td>`;
  return `<table>${rows.map((row) => `<tr>${Array.from(row.cells, cell).join('')}</tr>`).join('')}</table>`;
}

// Checks a page or a part of it, marks its cells, and follows its changes until `detach()`.
export function attacher(gouji) {
  return function attach(target = document, options = {}) {
    const root = target.nodeType === 9 ? target.body : target;
    const owner = root.ownerDocument;
    const lang = options.lang || 'zh';
    const marked = new Map();
    const panel = options.panel === false ? null : make('gouji-marks', { role: 'complementary', 'aria-label': word('findings', lang) });
    let timer = 0;
    let current = null;

    const first = look();
    if (!first) {
      throw new GoujiError('no_report', word('no_report', lang), 'target');
    }
    const undress = dress(owner, MARKS);
    if (panel) {
      panel.attachShadow({ mode: 'open' });
      dress(panel.shadowRoot, PANEL);
      owner.documentElement.append(panel);
    }
    const observer = new MutationObserver(soon);
    show(first);
    observer.observe(root, { subtree: true, childList: true, characterData: true });
    root.addEventListener('input', soon);
    root.addEventListener('change', soon);

    function look() {
      const { html, tables } = plain(root);
      let read;
      try {
        [read] = gouji.read(new TextEncoder().encode(html), 'page.html', { lang }).reports;
      } catch (problem) {
        if (problem.kind !== 'read') {
          throw problem;
        }
      }
      if (!read) {
        return null;
      }
      const cells = {};
      for (const key of Object.keys(read.sources)) {
        const { table, row, column } = read.sources[key];
        const line = (tables[table - 1] || [])[row - 1] || [];
        if (line[column - 1]) {
          cells[key] = line[column - 1];
        }
      }
      const { lang: ignored, panel: unused, ...more } = options;
      return { report: read.report, doubts: read.doubts, cells, result: gouji.check(read.report, { ...more, lang }) };
    }

    function soon() {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const seen = look();
        if (seen) {
          show(seen);
        }
      }, QUIET);
    }

    // An element keeps the attribute that it may have had.
    function mark(element, value) {
      if (!marked.has(element)) {
        marked.set(element, element.getAttribute(MARK));
      }
      element.setAttribute(MARK, value);
    }

    function unmark() {
      marked.forEach((before, element) => (before === null ? element.removeAttribute(MARK) : element.setAttribute(MARK, before)));
      marked.clear();
    }

    function show(seen) {
      unmark();
      current = seen;
      const worst = new Map();
      for (const { severity, places } of seen.result.findings) {
        const element = severity !== 'note' && seen.cells[places[0]];
        if (element && !(RANK[worst.get(element)] >= RANK[severity])) {
          worst.set(element, severity);
        }
      }
      worst.forEach((severity, element) => mark(element, severity));
      if (panel) {
        list(seen);
      }
      root.dispatchEvent(new CustomEvent('gouji-findings', { bubbles: true, detail: summary(seen.result) }));
    }

    function list({ result, cells }) {
      const items = result.findings.map((finding) => {
        const button = make('button', { type: 'button' }, finding.message);
        button.addEventListener('click', () => {
          const element = finding.places.map((place) => cells[place]).find(Boolean);
          if (element) {
            element.scrollIntoView({ block: 'center' });
            show(current);
            mark(element, 'here');
          }
        });
        return make('li', { class: finding.severity }, button);
      });
      const close = make('button', { type: 'button', 'aria-label': word('close', lang) }, '×');
      close.addEventListener('click', detach);
      const { errors, warnings } = summary(result);
      const title = items.length === 0 ? word('fine', lang) : word('found', lang, { errors, warnings });
      Array.from(panel.shadowRoot.children).filter(({ tagName }) => tagName !== 'STYLE').forEach((child) => child.remove());
      panel.shadowRoot.append(make('header', {}, make('span', { role: 'status' }, title), close), make('ol', {}, ...items));
    }

    function detach() {
      clearTimeout(timer);
      observer.disconnect();
      root.removeEventListener('input', soon);
      root.removeEventListener('change', soon);
      unmark();
      undress();
      if (panel) {
        panel.remove();
      }
    }

    return {
      detach,
      get findings() { return current.result.findings; },
      get report() { return current.report; },
      get result() { return current.result; },
      cell: (key) => current.cells[key] || null,
    };
  };
}

export function summary(result) {
  return { errors: result.counts.error, warnings: result.counts.warning, items: result.findings };
}
