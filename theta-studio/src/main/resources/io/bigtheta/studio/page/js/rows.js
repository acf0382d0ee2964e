// Rows behind a number of the mistakes, page by page, and the changes that a person wants in them.
import {get, post, Refused} from './api.js';
import {h, put, select, table} from './dom.js';
import {count, number, percent} from './format.js';
import {image} from './pictures.js';

const PAGE = 24;
const KEEP = 'keep';
const OUT = 'out';

/**
 * @typedef {{truth: number, answer: number, wrong: boolean}} Wanted −1 for any class
 * @typedef {{row: number, label: string, was: string}} Change an empty label leaves the row out
 */

export class RowPages {
  /**
   * @param {string} run @param {any} scores of the part
   * @param {Changes} changes
   * @param {(params: Record<string, string>) => void} keep
   */
  constructor(run, scores, changes, keep) {
    this.run = run;
    this.scores = scores;
    this.changes = changes;
    this.keep = keep;
    /** @type {Wanted} */
    this.wanted = {truth: -1, answer: -1, wrong: true};
    this.order = 'sure';
    this.from = 0;
    this.turn = 0;
    this.title = h('h2', {tabindex: -1}, 'Rows');
    this.body = h('div', null);
    this.pager = h('div.row', null);
    this.tools = h('div.row', null);
    this.element = h('section.card.stack', null, h('div.spread', null, this.title, this.tools), this.body, this.pager);
  }

  /** @param {Wanted} wanted @param {boolean} [focus] */
  open(wanted, focus) {
    this.wanted = wanted;
    this.from = 0;
    return this.show(focus);
  }

  /** @param {boolean} [focus] */
  async show(focus) {
    const turn = ++this.turn;
    const {truth, answer, wrong} = this.wanted;
    this.keep({
      truth: truth < 0 ? '' : String(truth), answer: answer < 0 ? '' : String(answer),
      order: this.order === 'sure' ? '' : this.order, from: this.from ? String(this.from) : '',
    });
    const query = new URLSearchParams({part: this.scores.part, order: this.order, from: String(this.from), most: String(PAGE), truth: String(truth), answer: String(answer)});
    if (wrong) {
      query.set('wrong', '1');
    }
    try {
      const page = await get(`/api/runs/${encodeURIComponent(this.run)}/mistakes/rows?${query}`);
      if (turn !== this.turn) {
        return;
      }
      this.page(page);
      if (focus) {
        this.element.scrollIntoView({block: 'start'});
        this.title.focus({preventScroll: true});
      }
    } catch (e) {
      if (!(e instanceof Refused)) {
        throw e;
      }
      put(this.body, h('p.problem', {role: 'alert'}, e.message));
    }
  }

  /** @param {any} page */
  page(page) {
    const {labels, kind} = this.scores;
    const {truth, answer} = this.wanted;
    const rows = page.total === 1 ? '1 row' : `${count(page.total)} rows`;
    this.title.textContent = kind === 'numbers' ? 'The rows that are furthest off'
      : truth >= 0 && answer >= 0 ? `True ${labels[truth]}, answered ${labels[answer]}: ${rows}`
        : truth >= 0 ? `Rows of ${labels[truth]} that are answered wrong: ${rows}` : `All mistakes: ${rows}`;
    put(this.tools,
      kind === 'classes' ? h('label.check', null, 'Order', select([{value: 'sure', text: 'surest answers first'}, {value: 'unsure', text: 'least sure first'}], this.order, (value) => {
        this.order = value;
        this.from = 0;
        this.show();
      })) : null,
      truth >= 0 || answer >= 0 ? h('button.small', {type: 'button', onclick: () => this.open({truth: -1, answer: -1, wrong: true}, true)}, 'All mistakes') : null);
    if (!page.rows.length) {
      put(this.body, h('p.empty', null, page.total === 0 ? 'There are no such rows. Choose another number of the table.' : 'This page is past the last row.'));
    } else if (page.rows[0].image) {
      put(this.body, h('ul.row-cards', null, page.rows.map((/** @type {any} */ row) => this.card(row))));
    } else {
      put(this.body, this.list(page.rows));
    }
    put(this.pager, page.total > PAGE ? [
      h('button.small', {type: 'button', disabled: this.from === 0, onclick: () => this.turnTo(this.from - PAGE)}, '‹ Before'),
      h('span.note', null, `${count(page.from + 1)} to ${count(Math.min(page.total, page.from + page.rows.length))} of ${count(page.total)}`),
      h('button.small', {type: 'button', disabled: this.from + PAGE >= page.total, onclick: () => this.turnTo(this.from + PAGE)}, 'Next ›'),
    ] : null);
  }

  /** @param {number} from */
  turnTo(from) {
    this.from = Math.max(0, from);
    this.show(true);
  }

  /** @param {any} row */
  words(row) {
    if (this.scores.kind === 'classes') {
      return `${row.answer}, ${percent(row.confidence, 0)} sure`;
    }
    return row.answers.map((/** @type {number} */ value) => number(value, 4)).join(', ');
  }

  /** @param {any} row */
  card(row) {
    return h('li', null,
      image(row.image, `Row ${row.row + 1}`, 84),
      h('div.card-words', null,
        h('strong', null, `True ${row.truth}`),
        h('span', null, row.wrong ? `answered ${this.words(row)}` : `right, ${percent(row.confidence, 0)} sure`),
        this.control(row)));
  }

  /** @param {any[]} rows */
  list(rows) {
    const numbers = this.scores.kind === 'numbers';
    const names = rows[0].cells.map((/** @type {any} */ cell) => cell.name);
    const classes = this.scores.kind === 'classes';
    const more = numbers ? [{text: 'Error', num: true}] : classes ? [{text: 'Sure', num: true}] : [];
    return table('The rows', ['Row', 'True', 'Answered', ...more, 'Correct it', ...names],
      rows.map((row) => [row.row + 1, row.truth, classes ? row.answer : this.words(row),
        ...(numbers ? [this.scores.labels.length === 1 ? number(row.answers[0] - Number(row.truth), 3) : '–'] : classes ? [percent(row.confidence, 0)] : []),
        this.control(row), ...row.cells.map((/** @type {any} */ cell) => cell.value)]));
  }

  /** How a row is corrected: its right label, or left out. @param {any} row */
  control(row) {
    const {labels, kind} = this.scores;
    const now = this.changes.of(row.row);
    const name = `Correct row ${row.row + 1}`;
    const value = now === undefined ? KEEP : now.label === '' ? OUT : `=${now.label}`;
    /** @param {string} chosen */
    const change = (chosen) => this.changes.set(row.row, row.truth, chosen === KEEP ? undefined : chosen === OUT ? '' : chosen.slice(1));
    const options = [{value: KEEP, text: 'keep as it is'}, {value: OUT, text: 'leave out'}];
    if (kind === 'classes') {
      options.push(...labels.filter((/** @type {string} */ label) => label !== row.truth).map((/** @type {string} */ label) => ({value: `=${label}`, text: `it is ${label}`})));
    } else if (value !== KEEP && value !== OUT) {
      options.push({value, text: `it is ${value.slice(1)}`});
    }
    const list = select(options, value, change);
    list.setAttribute('aria-label', name);
    if (kind !== 'numbers' || labels.length !== 1) {
      return list;
    }
    const input = h('input', {type: 'number', step: 'any', placeholder: 'new value', 'aria-label': `${name}: its right number`, value: now?.label ?? '', onchange: () => {
      change(input.value === '' ? KEEP : `=${input.value}`);
      list.value = KEEP;
    }});
    return h('div.row.nowrap', null, list, input);
  }
}

/** The changes that were chosen so far; they survive a reload. */
export class Changes {
  /** @param {string} run @param {string} part @param {(screen: string, params?: Record<string, string>) => void} go @param {boolean} possible */
  constructor(run, part, go, possible) {
    this.run = run;
    this.part = part;
    this.go = go;
    this.key = `theta-changes ${run} ${part}`;
    /** @type {Change[]} */
    this.all = JSON.parse(sessionStorage.getItem(this.key) ?? '[]');
    this.list = h('div', null);
    this.button = h('button.primary', {type: 'button', onclick: () => this.train()}, 'Train again with these changes');
    this.clear = h('button', {type: 'button', onclick: () => this.put([])}, 'Forget them all');
    this.buttons = h('div.row', null, this.button, this.clear);
    this.said = h('div.slot', {role: 'status'});
    this.element = h('section.card.stack', null, h('h2', null, 'Corrections'), this.list, this.buttons, this.said);
    this.element.hidden = !possible;
    this.draw();
  }

  /** @param {number} row */
  of(row) {
    return this.all.find((change) => change.row === row);
  }

  /** @param {number} row @param {string} was @param {string | undefined} label undefined for no change */
  set(row, was, label) {
    const others = this.all.filter((change) => change.row !== row);
    this.put(label === undefined ? others : [...others, {row, label, was}]);
  }

  /** @param {Change[]} all */
  put(all) {
    this.all = all;
    sessionStorage.setItem(this.key, JSON.stringify(all));
    this.draw();
  }

  draw() {
    const none = this.all.length === 0;
    this.buttons.hidden = none;
    put(this.list, none
      ? h('p.note', null, 'Some mistakes are wrong labels. Open a number of the table, then choose the right label of a row, or leave the row out. The rows you change are collected here.')
      : h('ul.changes', null, this.all.map((change) => h('li', null,
        h('span', null, `Row ${change.row + 1}: `, change.label === '' ? `${change.was}, left out` : `${change.was} → ${change.label}`),
        h('button.small', {type: 'button', 'aria-label': `Forget the change of row ${change.row + 1}`, onclick: () => this.set(change.row, '', undefined)}, 'Forget')))),
    none ? null : h('p.note', null, this.part === 'test'
      ? 'A corrected copy of the data is written beside the runs; the data itself stays as it is. If the test rows come with the data, the training rows stay the same and only the test becomes fairer. Otherwise the rows are divided anew, and other rows may test.'
      : 'A corrected copy of the data is written beside the runs; the data itself stays as it is. The rows are divided anew, and other rows may test.'));
  }

  async train() {
    this.button.disabled = true;
    put(this.said, h('p.note', null, 'Writing the corrected copy …'));
    try {
      const run = await post(`/api/runs/${encodeURIComponent(this.run)}/mistakes/again`, {part: this.part, changes: this.all.map(({row, label}) => ({row, label}))});
      put(this.said, h('p.said', null, `${run.id} is being trained: ${run.told}. `,
        h('a', {href: `/train?run=${encodeURIComponent(run.id)}`, 'data-go': 'train'}, 'Watch it learn'), ' or, when it is done, ',
        h('a', {href: `/mistakes?run=${encodeURIComponent(run.id)}`, 'data-go': 'mistakes'}, 'see its mistakes'), '.'));
    } catch (e) {
      if (!(e instanceof Refused)) {
        throw e;
      }
      put(this.said, h('p.problem', {role: 'alert'}, e.message));
    } finally {
      this.button.disabled = false;
    }
  }
}
