// <gouji-editor>: the form, checked while people type. It draws what the engine says of the form and knows none itself.

import { fault } from '../error.js';
import { summary } from './attach.js';
import { dress, make } from './style.js';
import { word } from './words.js';

const STYLE = `
:host { display: block; font: 16px/1.5 var(--gouji-font, system-ui, "Microsoft YaHei", sans-serif); color: #1b1b1b; text-align: left; }
:host([hidden]) { display: none; }
:host([size="large"]) { font-size: 20px; --gouji-row-h: 44px; }
.frame { display: flex; flex-wrap: wrap; gap: 16px; align-items: flex-start; }
.sheet { flex: 1 1 640px; min-width: 0; overflow-x: auto; }
.panel { flex: 1 1 260px; border: 1px solid #c6c6c6; border-radius: var(--gouji-radius, 4px); }
:host([panel="bottom"]) .panel { flex-basis: 100%; }
:host([panel="none"]) .panel { display: none; }
h3 { font-size: 1.05em; margin: 1em 0 .4em; }
table { border-collapse: collapse; font-size: .875em; }
th, td { border: 1px solid #8d8d8d; padding: 0; font-weight: normal; height: var(--gouji-row-h, 30px); }
th { padding: 2px 6px; background: #f4f6f8; }
th.row { text-align: left; }
input { box-sizing: border-box; width: 100%; min-width: 4em; height: var(--gouji-row-h, 30px); border: 0; padding: 0 6px; font: inherit;
  color: inherit; background: transparent; text-align: right; font-variant-numeric: tabular-nums; }
input:focus, textarea:focus, button:focus { outline: 2px solid var(--gouji-accent, #1a5fb4); outline-offset: -2px; }
textarea { box-sizing: border-box; width: 100%; min-height: 7em; font: inherit; }
td.error { box-shadow: inset 0 0 0 2px var(--gouji-error, #c62828); }
td.warning { box-shadow: inset 0 -3px 0 0 var(--gouji-warn, #8a5300); }
.state { padding: 8px 12px; font-weight: bold; }
.state.fine { color: var(--gouji-ok, #1b5e20); }
ol { margin: 0; padding: 0; list-style: none; }
li button { display: block; width: 100%; padding: 6px 12px; border: 0; border-top: 1px solid #e3e3e3; border-left: 4px solid var(--gouji-error, #c62828);
  background: none; font: inherit; font-size: .875em; color: inherit; text-align: left; cursor: pointer; }
li.warning button { border-left-color: var(--gouji-warn, #8a5300); }
li.note button { border-left-color: #8d8d8d; }`;

const QUIET = 300;
const PROPERTIES = ['value', 'report', 'previous', 'rules'];

export function editor(gouji) {
  return class GoujiEditor extends HTMLElement {
    static get formAssociated() {
      return true;
    }

    static get observedAttributes() {
      return ['readonly', 'locale', 'edition', 'year'];
    }

    constructor() {
      super();
      this.attachShadow({ mode: 'open' });
      dress(this.shadowRoot, STYLE);
      this.internals = this.attachInternals ? this.attachInternals() : null;
      this.state = { given: null, previous: undefined, rules: undefined, session: null, undone: [], done: [], inputs: new Map() };
    }

    connectedCallback() {
      // Values that were set before the element was defined.
      for (const name of PROPERTIES) {
        if (Object.prototype.hasOwnProperty.call(this, name)) {
          const value = this[name];
          delete this[name];
          this[name] = value;
        }
      }
      this.ready = gouji.init().then(
        () => {
          if (this.isConnected && !this.state.session) {
            this.attempt(this.state.given || {});
            if (!this.state.session) {
              this.open({});
            }
            this.tell('gouji-ready');
          }
        },
        (error) => this.tell('gouji-error', error),
      );
    }

    disconnectedCallback() {
      clearTimeout(this.timer);
      const { session } = this.state;
      if (session) {
        this.state.given = session.report();
        session.free();
        this.state.session = null;
      }
      this.drop();
    }

    attributeChangedCallback(name) {
      if (!this.state.session) {
        return;
      }
      if (name === 'readonly') {
        this.state.inputs.forEach((input) => { input.readOnly = this.hasAttribute('readonly'); });
      } else {
        this.attempt(this.value);
      }
    }

    get locale() {
      return (this.getAttribute('locale') || 'zh').slice(0, 2) === 'en' ? 'en' : 'zh';
    }

    // The report as it stands: `gouji.report/1`.
    get value() {
      return this.state.session ? this.state.session.report() : this.state.given;
    }

    set value(report) {
      if (this.state.session) {
        this.attempt(report);
      } else {
        this.state.given = report;
      }
    }

    // The same under a name that frameworks leave alone: Vue 2 makes text of whatever it gives to `value`.
    get report() {
      return this.value;
    }

    set report(report) {
      this.value = report;
    }

    get previous() {
      return this.state.previous;
    }

    set previous(report) {
      this.state.previous = report;
      if (this.state.session) {
        this.attempt(this.value);
      }
    }

    get rules() {
      return this.state.rules;
    }

    // The text of a settings file.
    set rules(settings) {
      this.state.rules = settings;
      if (this.state.session) {
        this.attempt(this.value);
      }
    }

    check() {
      const result = this.need().check();
      return { findings: result.findings, summary: summary(result), result };
    }

    exportAs(format) {
      const kinds = { json: 'application/json', html: 'text/html' };
      return new Blob([gouji.convert(this.value, format, { lang: this.locale })], { type: kinds[format] || 'application/octet-stream' });
    }

    focusCell(key) {
      const input = this.state.inputs.get(String(key).split('@')[0]);
      if (input) {
        input.focus();
        input.scrollIntoView({ block: 'center' });
      }
      return Boolean(input);
    }

    undo() {
      const step = this.state.done.pop();
      return step ? (this.state.undone.push(step), this.write(step.key, step.before, 'undo')) : false;
    }

    redo() {
      const step = this.state.undone.pop();
      return step ? (this.state.done.push(step), this.write(step.key, step.after, 'redo')) : false;
    }

    need() {
      if (!this.state.session) {
        throw fault('removed', 'session', this.locale);
      }
      return this.state.session;
    }

    tell(name, detail) {
      this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
    }

    // What is wrong with a new value is told; the old one stays.
    attempt(report) {
      try {
        this.open(report);
      } catch (error) {
        this.tell('gouji-error', error);
      }
    }

    open(report) {
      const named = this.getAttribute('edition');
      const year = Number(this.getAttribute('year')) || undefined;
      const asked = typeof report === 'object' && report !== null && !Array.isArray(report)
        ? { ...(report.edition || report.year ? {} : year ? { year } : { edition: '2021' }), ...(named ? { edition: named } : {}), agency: this.getAttribute('unit') || undefined, ...report }
        : report;
      const options = { lang: this.locale, previous: this.state.previous, settings: this.state.rules };
      const session = new gouji.Session(asked, options);
      if (this.state.session) {
        this.state.session.free();
      }
      Object.assign(this.state, { session, done: [], undone: [] });
      this.draw();
      this.judge();
    }

    drop() {
      this.state.inputs.clear();
      Array.from(this.shadowRoot.children).filter(({ tagName }) => tagName !== 'STYLE').forEach((child) => child.remove());
    }

    draw() {
      this.drop();
      const report = this.state.session.report();
      const form = gouji.form({ edition: report.edition, lang: this.locale });
      const sheet = make('div', { class: 'sheet', part: 'grid' });
      for (const section of form.sections) {
        sheet.append(make('h3', {}, section.title));
        if (section.prose) {
          sheet.append(this.field('textarea', section.key, (report.prose || {})[section.key], section.title));
        }
        form.tables.filter((table) => table.section === section.key).forEach((table) => sheet.append(this.table(table, report)));
      }
      this.shadowRoot.append(make('div', { class: 'frame' }, sheet, make('div', { class: 'panel', part: 'panel', role: 'region', 'aria-label': word('findings', this.locale) })));
    }

    table({ rows }, report) {
      const body = rows.map((row) => make('tr', {}, ...row.map(({ kind, text, cell, name, rows: down, columns }) => {
        const span = { rowspan: down > 1 && String(down), colspan: columns > 1 && String(columns) };
        return kind === 'figure'
          ? make('td', { ...span, part: 'cell' }, this.field('input', cell, report.cells[cell], name.join(' ')))
          : make('th', { ...span, class: kind, scope: kind === 'row' ? 'row' : 'col' }, text);
      })));
      return make('table', {}, make('tbody', {}, ...body));
    }

    field(kind, key, text, label) {
      const input = make(kind, { 'aria-label': label, inputmode: kind === 'input' && 'decimal', autocomplete: 'off' });
      input.value = text || '';
      input.readOnly = this.hasAttribute('readonly');
      input.addEventListener('input', () => this.typed(key, input.value));
      if (kind === 'input') {
        input.addEventListener('keydown', (event) => this.moved(event, key));
        input.addEventListener('paste', (event) => this.pasted(event, key));
      }
      this.state.inputs.set(key, input);
      return input;
    }

    text(key) {
      const report = this.state.session.report();
      return (key in report.cells ? report.cells[key] : (report.prose || {})[key]) || '';
    }

    typed(key, after, source = 'keyboard') {
      const before = this.text(key);
      if (before !== after) {
        this.state.done.push({ key, before, after });
        this.state.undone = [];
        this.write(key, after, source);
      }
    }

    write(key, text, source) {
      const before = this.text(key);
      this.need().set(key, text);
      const input = this.state.inputs.get(key);
      if (input && input.value !== text) {
        input.value = text;
      }
      this.tell('gouji-input', { path: key, old: before, new: text, source });
      this.judge();
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.tell('gouji-change', { value: this.value }), QUIET);
      return true;
    }

    // Up, down and Enter go through the rows; F8 goes to the next finding.
    moved(event, key) {
      if (event.isComposing || event.keyCode === 229) {
        return;
      }
      const step = { ArrowDown: 1, ArrowUp: -1, Enter: event.shiftKey ? -1 : 1 }[event.key];
      if (step) {
        const here = this.state.inputs.get(key).closest('td');
        const row = step > 0 ? here.parentNode.nextElementSibling : here.parentNode.previousElementSibling;
        const place = Array.from(here.parentNode.querySelectorAll('input')).indexOf(this.state.inputs.get(key));
        const next = row && row.querySelectorAll('input')[place];
        if (next) {
          next.focus();
          next.select();
        }
        event.preventDefault();
      } else if (event.key === 'F8') {
        const wrong = this.last.findings.map(({ places }) => places[0]).filter((place) => this.state.inputs.has(place));
        this.focusCell(wrong[(wrong.indexOf(key) + 1) % wrong.length]);
        event.preventDefault();
      }
    }

    // Figures copied from a sheet: what fits is written, the rest is left out.
    pasted(event, key) {
      const text = event.clipboardData ? event.clipboardData.getData('text/plain') : '';
      const lines = text.replace(/\r?\n$/, '').split(/\r?\n/).map((line) => line.split('\t'));
      if (this.hasAttribute('readonly') || (lines.length === 1 && lines[0].length === 1)) {
        return;
      }
      event.preventDefault();
      const keys = new Map(Array.from(this.state.inputs, ([name, input]) => [input, name]));
      const first = this.state.inputs.get(key);
      let row = first.closest('tr');
      const place = Array.from(row.querySelectorAll('input')).indexOf(first);
      for (const line of lines) {
        const fields = row ? Array.from(row.querySelectorAll('input')).slice(place) : [];
        line.slice(0, fields.length).forEach((figure, index) => this.typed(keys.get(fields[index]), figure.trim(), 'paste'));
        row = row && row.nextElementSibling;
      }
    }

    judge() {
      const result = this.state.session.check();
      this.last = result;
      this.state.inputs.forEach((input) => {
        const cell = input.closest('td');
        if (cell) {
          cell.classList.remove('error', 'warning');
        }
      });
      for (const { severity, places } of result.findings) {
        const input = this.state.inputs.get(places[0]);
        if (input && input.closest('td') && severity !== 'note') {
          input.closest('td').classList.add(severity);
        }
      }
      const { errors, warnings } = summary(result);
      const items = result.findings.map((finding) => {
        const button = make('button', { type: 'button' }, finding.message);
        button.addEventListener('click', () => finding.places.some((place) => this.focusCell(place)));
        return make('li', { class: finding.severity }, button);
      });
      const panel = this.shadowRoot.querySelector('.panel');
      Array.from(panel.children).forEach((child) => child.remove());
      const text = items.length === 0 ? word('fine', this.locale) : word('found', this.locale, { errors, warnings });
      panel.append(make('div', { class: items.length === 0 ? 'state fine' : 'state', role: 'status' }, text), make('ol', {}, ...items));
      this.associate(errors);
      this.tell('gouji-findings', summary(result));
    }

    // The report goes with the portal's own form, and holds its submitting back where the attribute `hold` asks for that.
    associate(errors) {
      if (!this.internals || !this.internals.setFormValue) {
        return;
      }
      this.internals.setFormValue(JSON.stringify(this.value));
      const held = errors > 0 && this.hasAttribute('hold');
      const anchor = this.shadowRoot.querySelector('input');
      this.internals.setValidity(held ? { customError: true } : {}, held ? word('hold', this.locale, { errors }) : '', held ? anchor : undefined);
    }
  };
}
