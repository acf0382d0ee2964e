// Own points: clicked, typed, or taken from two columns of a file.
import {field, h, put, select} from '../dom.js';
import {Refused, post} from '../api.js';
import {SIGNS, classToken} from './paint.js';

/** @typedef {import('./state.js').Own} Own */

const MOST = 1000;

export class OwnPoints {
  /** @param {Own} own @param {(own: Own, labels: string[]) => void} change */
  constructor(own, change) {
    this.own = own;
    this.change = change;
    this.chosen = 0;
    this.removing = false;
    /** @type {string[]} */
    this.labels = [];
    this.element = h('div.stack', null);
    this.problem = h('div', null);
    /** @type {ArrayBuffer | null} */
    this.file = null;
    this.name = '';
    this.build();
  }

  build() {
    const {own} = this;
    const kinds = select([{value: '2', text: '2 classes'}, {value: '3', text: '3 classes'}, {value: '4', text: '4 classes'}, {value: '5', text: '5 classes'}, {value: '6', text: '6 classes'}, {value: '0', text: 'numbers'}], String(own.classes), (value) => {
      const classes = Number(value);
      own.points = own.classes > 0 && classes > 0 ? own.points.filter((point) => point[2] < classes) : [];
      own.classes = classes;
      this.chosen = 0;
      this.labels = [];
      this.build();
      this.tell();
    });
    this.value = h('input', {type: 'number', step: 'any', value: '1'});
    const brushes = own.classes > 0
      ? h('div.row', {role: 'group', 'aria-label': 'What a click puts'},
        Array.from({length: own.classes}, (_, k) => h('button.small', {type: 'button', 'aria-pressed': String(!this.removing && this.chosen === k), onclick: () => this.brush(k, false)},
          h('span', {style: {color: `var(${classToken(k)})`}, 'aria-hidden': 'true'}, SIGNS[k]), `class ${this.labels[k] ?? k}`)),
        h('button.small', {type: 'button', 'aria-pressed': String(this.removing), onclick: () => this.brush(0, true)}, '⌫ remove'))
      : h('div.row', null, field('The number y of a new point', this.value),
        h('button.small', {type: 'button', 'aria-pressed': String(this.removing), onclick: () => this.brush(0, !this.removing)}, '⌫ remove'));
    const x1 = h('input', {type: 'number', step: 'any', value: '0'});
    const x2 = h('input', {type: 'number', step: 'any', value: '0'});
    const form = h('form.play-form', {onsubmit: (/** @type {Event} */ event) => {
      event.preventDefault();
      this.removing = false;
      this.place(Number(x1.value), Number(x2.value), 0, false);
    }}, field('x₁', x1), field('x₂', x2), h('button', null, 'Add point'));
    this.count = h('p.note', {role: 'status'});
    const upload = h('input', {type: 'file', accept: '.csv,.tsv,.txt,text/csv', onchange: () => this.read(upload.files?.[0])});
    this.columns = h('div', null);
    put(this.element,
      h('p.note', null, 'Click into the plane to put a point. With the keyboard: move the cross in the plane by the arrow keys and press space (or delete), or fill in the form.'),
      h('div.play-form', null, field('What points have', kinds), h('button.small', {type: 'button', onclick: () => {
        own.points = [];
        this.build();
        this.tell();
      }}, 'Remove all')),
      brushes, form, this.count,
      h('details', null, h('summary', null, 'Two columns of a CSV file'),
        h('div.stack', null, field('File', upload, 'It is read here and kept nowhere.'), this.columns)),
      this.problem);
    this.say();
  }

  /** @param {number} k @param {boolean} removing */
  brush(k, removing) {
    this.chosen = k;
    this.removing = removing;
    this.build();
  }

  say() {
    const {own} = this;
    const missing = Array.from({length: own.classes}, (_, k) => k).filter((k) => !own.points.some((point) => point[2] === k));
    put(/** @type {Element} */ (this.count), own.points.length < 4
      ? `${own.points.length} points. A network needs at least four${own.classes > 0 ? ', and some of every class' : ''}.`
      : missing.length > 0 ? `${own.points.length} points, but none of class ${missing.join(', ')}.` : `${own.points.length} points.`);
  }

  /** Whether a network can learn them. */
  enough() {
    const {own} = this;
    return own.points.length >= 4 && Array.from({length: own.classes}, (_, k) => k).every((k) => own.points.some((point) => point[2] === k));
  }

  /** Puts or removes a point. @param {number} x1 @param {number} x2 @param {number} near how far away a point to be removed may lie @param {boolean} away */
  place(x1, x2, near, away) {
    const {own} = this;
    if (this.removing || away) {
      const lengths = own.points.map((point) => Math.hypot(point[0] - x1, point[1] - x2));
      const best = lengths.indexOf(Math.min(...lengths));
      if (best >= 0 && lengths[best] <= near) {
        own.points.splice(best, 1);
        this.tell();
      }
      return;
    }
    if (!Number.isFinite(x1) || !Number.isFinite(x2) || own.points.length >= MOST) {
      put(this.problem, h('p.problem', {role: 'alert'}, own.points.length >= MOST ? `At most ${MOST} points.` : 'x₁ and x₂ have to be numbers.'));
      return;
    }
    put(this.problem);
    own.points.push([x1, x2, own.classes > 0 ? this.chosen : Number(this.value?.value) || 0]);
    this.tell();
  }

  tell() {
    this.say();
    this.change(this.own, this.labels);
  }

  /** @param {File | undefined} file */
  async read(file) {
    if (!file) {
      return;
    }
    put(this.problem);
    try {
      this.file = await file.arrayBuffer();
      this.name = file.name;
      const found = await post(`/api/play/table?name=${encodeURIComponent(file.name)}`, this.file);
      const numbers = found.columns.filter((/** @type {any} */ column) => column.numbers).map((/** @type {any} */ column) => column.name);
      const all = found.columns.map((/** @type {any} */ column) => column.name);
      if (numbers.length < 2 || all.length < 3) {
        put(this.columns ?? this.problem, h('p.problem', {role: 'alert'}, 'This needs two columns of numbers and a third one to predict.'));
        return;
      }
      const x1 = select(numbers, numbers[0], () => {});
      const x2 = select(numbers, numbers[1], () => {});
      const target = select(all, all[all.length - 1], () => {});
      put(this.columns ?? this.problem, h('div.stack', null,
        h('p.note', null, `${found.rows} rows. At most ${MOST} are taken.`),
        h('div.fields', null, field('x₁', x1), field('x₂', x2), field('To predict', target)),
        h('div', null, h('button', {type: 'button', onclick: () => this.take(x1.value, x2.value, target.value)}, 'Take these columns'))));
    } catch (e) {
      this.refused(e);
    }
  }

  /** @param {string} x1 @param {string} x2 @param {string} target */
  async take(x1, x2, target) {
    put(this.problem);
    try {
      const query = new URLSearchParams({name: this.name, x1, x2, target});
      const found = await post(`/api/play/table?${query}`, this.file);
      const stride = Math.ceil(found.points.length / MOST);
      this.own = {classes: found.classes, points: found.points.filter((/** @type {any} */ _, /** @type {number} */ i) => i % stride === 0)};
      this.labels = found.labels;
      this.chosen = 0;
      this.build();
      this.tell();
    } catch (e) {
      this.refused(e);
    }
  }

  /** @param {unknown} e */
  refused(e) {
    if (e instanceof Refused) {
      put(this.problem, h('p.problem', {role: 'alert'}, e.message));
    } else {
      throw e;
    }
  }
}
