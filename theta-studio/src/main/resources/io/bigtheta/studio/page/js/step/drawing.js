// A tiny network with every number: what can be changed as fields, the rest as texts, and the numbers of one stage lit.
import {h, put, token} from '../dom.js';
import {context} from '../play/paint.js';
import {n, places, sub} from './numbers.js';

/** @typedef {{element: HTMLElement, stage: number, read: () => string}} Cell */

export class Drawing {
  /** @param {(change: Record<string, any>) => void} change */
  constructor(change) {
    this.change = change;
    this.lines = h('canvas.step-lines', {'aria-hidden': 'true'});
    this.columns = h('div.step-columns', null);
    this.element = h('div.step-net', null, this.lines, this.columns);
    this.shape = '';
    /** @type {any} */
    this.state = null;
    /** @type {any} */
    this.step = null;
    this.stage = 0;
    /** @type {Cell[]} */
    this.cells = [];
    /** @type {{input: HTMLInputElement, stages: number[], read: () => number}[]} */
    this.fields = [];
    /** @type {{from: HTMLElement, to: HTMLElement, index: number, layer: number}[]} */
    this.links = [];
    this.sized = new ResizeObserver(() => this.draw());
    this.sized.observe(this.columns);
  }

  close() {
    this.sized.disconnect();
  }

  /** @param {any} state @param {any} step @param {number} stage */
  set(state, step, stage) {
    this.state = state;
    this.step = step;
    this.stage = stage;
    const shape = `${state.hidden}-${state.targets.length}`;
    if (shape !== this.shape) {
      this.shape = shape;
      this.build();
    }
    for (const cell of this.cells) {
      cell.element.lastChild?.replaceWith(h('b', null, cell.read()));
      cell.element.classList.toggle('lit', cell.stage === stage);
    }
    for (const {input, stages, read} of this.fields) {
      if (document.activeElement !== input) {
        input.value = String(Number(read().toPrecision(4)));
      }
      input.classList.toggle('lit', stages.includes(stage));
    }
    this.draw();
  }

  /** A number that is calculated. @param {string} name @param {number} stage @param {() => number | null} read */
  cell(name, stage, read) {
    const element = h('span.step-cell', null, h('i', null, name), h('b', null, ''));
    this.cells.push({element, stage, read: () => n(read())});
    return element;
  }

  /** A number that can be changed. @param {string} label @param {number[]} stages @param {() => number} read @param {(value: number) => void} write */
  field(label, stages, read, write) {
    const input = h('input.step-field', {type: 'number', step: 'any', 'aria-label': label, onchange: () => write(Number(input.value))});
    this.fields.push({input, stages, read});
    return input;
  }

  /** A weight with its derivative and its next value. @param {string} from @param {string} name @param {number} index @param {number} stage */
  weight(from, name, index, stage) {
    const input = this.field(name, [stage, 7], () => this.state.theta[index], (value) => {
      const theta = [...this.state.theta];
      theta[index] = value;
      this.change({theta});
    });
    return h('div.step-weight', null, h('span', null, from), input,
      this.cell('∂', 6, () => this.step.gradient[index]), this.cell('→', 7, () => this.step.next[index]));
  }

  build() {
    const {state} = this;
    const outputs = state.targets.length;
    const at = places(state);
    this.cells = [];
    this.fields = [];
    this.links = [];
    const inputs = state.x.map((/** @type {number} */ _, /** @type {number} */ i) => h('div.step-box', null, h('h3', null, `x${sub(i)}`),
      this.field(`Input x${sub(i)}`, [0], () => this.state.x[i], (value) => {
        const x = [...this.state.x];
        x[i] = value;
        this.change({x});
      })));
    const hidden = Array.from({length: state.hidden}, (_, j) => {
      const rows = inputs.map((/** @type {HTMLElement} */ input, /** @type {number} */ i) => {
        const row = this.weight(`x${sub(i)} ·`, `Weight from x${sub(i)} to hidden unit ${j + 1}`, at.w1(i, j), 0);
        this.links.push({from: input, to: row, index: at.w1(i, j), layer: 1});
        return row;
      });
      return h('div.step-box', null, h('h3', null, `hidden unit ${j + 1}`), rows, this.weight('+ b', `Bias of hidden unit ${j + 1}`, at.b1(j), 0),
        h('div.step-cells', null, this.cell(`s${sub(j)}`, 0, () => this.step.z1[j]), this.cell(`a${sub(j)}`, 1, () => this.step.a1[j]),
          this.cell('slope', 5, () => this.step.slope1[j]), this.cell(`∂L/∂a${sub(j)}`, 5, () => this.step.da1[j]), this.cell(`∂L/∂s${sub(j)}`, 5, () => this.step.dz1[j])));
    });
    const ends = Array.from({length: outputs}, (_, k) => {
      const rows = hidden.map((unit, j) => {
        const row = this.weight(`a${sub(j)} ·`, `Weight from hidden unit ${j + 1} to output ${k + 1}`, at.w2(j, k), 2);
        this.links.push({from: unit, to: row, index: at.w2(j, k), layer: 2});
        return row;
      });
      return h('div.step-box', null, h('h3', null, outputs > 1 ? `output ${k + 1}` : 'output'), rows, this.weight('+ b', `Bias of output ${k + 1}`, at.b2(k), 2),
        h('div.step-cells', null, this.cell(`z${sub(k)}`, 2, () => this.step.z2[k]), this.cell(`p${sub(k)}`, 2, () => this.step.p[k]),
          this.cell(`∂L/∂z${sub(k)}`, 4, () => this.step.dz2[k])),
        h('div.step-weight', null, h('span', null, 'target'), this.field(`Target of output ${k + 1}`, [3, 4], () => this.state.targets[k], (value) => {
          const targets = [...this.state.targets];
          targets[k] = value;
          this.change({targets});
        })));
    });
    const loss = h('div.step-box', null, h('h3', null, 'loss'), h('div.step-cells', null, this.cell('L', 3, () => this.step.loss), this.cell('after', 7, () => this.step.lossAfter)));
    put(this.columns,
      h('div.step-column', null, inputs),
      h('div.step-column', null, hidden),
      h('div.step-column', null, ends),
      h('div.step-column', null, loss));
  }

  /** Lines from what a weight takes to the weight. */
  draw() {
    const box = this.columns.getBoundingClientRect();
    if (!box.width || !this.step) {
      return;
    }
    this.lines.style.setProperty('width', `${box.width}px`);
    this.lines.style.setProperty('height', `${box.height}px`);
    const g = context(this.lines, box.width, box.height);
    for (const {from, to, index, layer} of this.links) {
      const [a, z] = [from.getBoundingClientRect(), to.getBoundingClientRect()];
      if (z.left < a.right) {
        return; // stacked on a narrow page, where the rows speak for themselves
      }
      const w = this.state.theta[index];
      const lit = layer === 1 ? [0, 6, 7].includes(this.stage) : [2, 5, 6, 7].includes(this.stage);
      const size = Math.min(1, Math.abs(w) / 2);
      g.globalAlpha = lit ? 1 : 0.35;
      g.lineWidth = 0.8 + 3.5 * size;
      g.strokeStyle = token(w >= 0 ? '--plus' : '--minus');
      g.setLineDash(w >= 0 ? [] : [6, 4]);
      const [x0, y0, x1, y1] = [a.right - box.left, a.top + a.height / 2 - box.top, z.left - box.left - 2, z.top + z.height / 2 - box.top];
      g.beginPath();
      g.moveTo(x0, y0);
      g.bezierCurveTo((x0 + x1) / 2, y0, (x0 + x1) / 2, y1, x1, y1);
      g.stroke();
    }
    g.globalAlpha = 1;
  }
}
