// The hiker: the loss over two weights as a map, and the way of each optimizer down it.
import {field, h, onTheme, put, select, table, token} from '../dom.js';
import {Refused, post} from '../api.js';
import {look} from '../chart.js';
import {number} from '../format.js';
import {cross, drawMap} from '../play/map.js';
import {mark} from '../play/paint.js';
import {nameOf} from './numbers.js';

/** Rates with which each hiker gets along in the ravine. @type {Record<string, number>} */
const RATES = {sgd: 1.5, momentum: 0.1, nesterov: 0.1, 'rms-prop': 0.05, adam: 0.2, adamw: 0.2, adagrad: 0.5, rprop: 0.05};
const FIRST = ['sgd', 'momentum', 'nesterov', 'rms-prop', 'adam'];
const STEPS = 120;

export class Hiker {
  /** @param {{name: string, rate: number}[]} optimizers @param {URLSearchParams} params @param {import('../app.js').Studio} studio @param {() => any} network */
  constructor(optimizers, params, studio, network) {
    this.studio = studio;
    this.network = network;
    this.terrain = ['row', 'xor'].includes(params.get('terrain') ?? '') ? String(params.get('terrain')) : 'ravine';
    const [a, b] = (params.get('from') ?? '').split(',').map(Number);
    this.start = params.get('from') && Number.isFinite(a) && Number.isFinite(b) ? [a, b] : [-3, -1];
    const [first, second] = (params.get('over') ?? '0,1').split(',').map(Number);
    this.over = [first || 0, Number.isFinite(second) ? second : 1];
    const chosen = (params.get('hikers') ?? '').split(',').map((word) => word.split('@'));
    const order = (/** @type {string} */ name) => (FIRST.indexOf(name) + 99) % 99; // those of the beginning look least alike
    this.hikers = [...optimizers].sort((one, other) => order(one.name) - order(other.name)).map((one, i) => {
      const given = params.get('hikers') === null ? null : chosen.find((word) => word[0] === one.name);
      return {name: one.name, rate: Number(given?.[1]) || RATES[one.name] || one.rate, on: given === null ? FIRST.includes(one.name) : given !== undefined, look: {color: look(i).color, dash: look(i < 6 ? i : i + 2).dash}, mark: i < 6 ? i : i + 3};
    });
    this.at = STEPS;
    this.playing = false;
    this.turn = 0;
    /** @type {any} */
    this.hike = null;
    /** @type {any[]} */
    this.shown = [];
    /** @type {ReturnType<typeof setInterval> | undefined} */
    this.timer = undefined;
    this.canvas = h('canvas.play-map.step-map', {role: 'application', tabindex: 0, 'aria-label': 'Map of the loss: a click, or the arrow keys, move the start of the hikers'});
    this.problem = h('div', null);
    this.results = h('div', null);
    this.element = this.build();
    this.sized = new ResizeObserver(() => this.draw());
    this.sized.observe(this.canvas);
    this.off = onTheme(() => this.draw());
  }

  close() {
    this.turn++;
    clearInterval(this.timer);
    this.sized.disconnect();
    this.off();
  }

  span() {
    return this.terrain === 'ravine' ? 4 : 6;
  }

  build() {
    const terrain = select([{value: 'ravine', text: 'a ravine: two inputs that say nearly the same'}, {value: 'row', text: 'the network above, on its row'}, {value: 'xor', text: 'the network above, on exclusive or'}], this.terrain, (value) => this.walk(value));
    this.choice = terrain;
    this.first = select([], '', () => this.weights());
    this.second = select([], '', () => this.weights());
    this.pair = h('div.fields', {hidden: true}, field('To the right', this.first), field('Upward', this.second));
    this.a = h('input', {type: 'number', step: 'any', onchange: () => this.from(Number(this.a?.value), this.start[1])});
    this.b = h('input', {type: 'number', step: 'any', onchange: () => this.from(this.start[0], Number(this.b?.value))});
    this.play = h('button.primary.play-go', {type: 'button', onclick: () => (this.playing ? this.pause() : this.go())}, '▶ Play');
    this.slider = h('input', {type: 'range', min: 0, max: STEPS, step: 1, 'aria-label': 'Step of the hike', oninput: () => {
      this.pause();
      this.show(Number(this.slider?.value));
    }});
    this.count = h('output.note', null, '');
    this.canvas.addEventListener('click', (/** @type {MouseEvent} */ event) => {
      const box = this.canvas.getBoundingClientRect();
      const span = this.span();
      this.from(span * ((2 * (event.clientX - box.left)) / box.width - 1), span * (1 - (2 * (event.clientY - box.top)) / box.height));
    });
    this.canvas.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => {
      const step = this.span() / (event.shiftKey ? 5 : 20);
      /** @type {Record<string, [number, number]>} */
      const moves = {ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, step], ArrowDown: [0, -step]};
      const move = moves[event.key];
      if (move) {
        event.preventDefault();
        this.from(this.start[0] + move[0], this.start[1] + move[1]);
      }
    });
    return h('section.card.stack', {'aria-label': 'The hiker'},
      h('h2', null, 'The hiker'),
      h('p.note', null, 'Two weights are the place, the loss is the height: dark is low. All hikers set out from the same place and see only the slope under their feet. Click on the map to move the start.'),
      h('div.fields', null, field('Land', terrain), field('Start: to the right', this.a), field('Start: upward', this.b)),
      this.pair, this.problem,
      h('div.step-hike', null,
        h('div.stack', null, this.canvas, h('div.step-time', null, this.play, this.slider, this.count)),
        h('div.stack', null, this.results)));
  }

  async begin() {
    this.names();
    await this.calculate();
  }

  /** Another network: other weights to choose from. */
  structure() {
    this.over = [0, 1];
    this.names();
    if (this.terrain !== 'ravine') {
      this.walk('ravine');
    }
  }

  /** The two weights to choose from. */
  names() {
    const state = this.network();
    const names = Array.from({length: 3 * state.hidden + (state.hidden + 1) * state.targets.length}, (_, i) => nameOf(state, i));
    [this.first, this.second].forEach((list, side) => put(/** @type {Element} */ (list), names.map((name, i) => h('option', {value: String(i), selected: i === this.over[side]}, name))));
  }

  weights() {
    this.over = [Number(this.first?.value), Number(this.second?.value)];
    this.calculate();
  }

  /** Walks on this land, from the start. @param {string} terrain */
  async walk(terrain) {
    this.terrain = terrain;
    await this.calculate();
    this.element.scrollIntoView({block: 'nearest'});
    this.go();
  }

  /** @param {number} a @param {number} b */
  from(a, b) {
    const within = (/** @type {number} */ value) => Math.max(-this.span(), Math.min(this.span(), Number(value.toFixed(2)) || 0));
    this.start = [within(a), within(b)];
    this.calculate();
  }

  async calculate() {
    const turn = ++this.turn;
    if (this.choice && this.pair && this.a && this.b) {
      this.choice.value = this.terrain;
      this.pair.hidden = this.terrain === 'ravine';
      this.a.value = String(this.start[0]);
      this.b.value = String(this.start[1]);
    }
    const hikers = this.hikers.filter((hiker) => hiker.on);
    try {
      const hike = await post('/api/step/hike', {
        ...this.network(),
        terrain: this.terrain,
        first: this.over[0],
        second: this.over[1],
        span: this.span(),
        a: this.start[0],
        b: this.start[1],
        steps: STEPS,
        optimizers: hikers.map((hiker) => ({name: hiker.name, rate: hiker.rate})),
      });
      if (turn !== this.turn) {
        return;
      }
      put(this.problem);
      this.hike = hike;
      this.shown = hikers;
      this.studio.keep({terrain: this.terrain === 'ravine' ? null : this.terrain, from: this.start.join(','), over: this.terrain === 'ravine' ? null : this.over.join(','),
        hikers: hikers.map((hiker) => `${hiker.name}@${hiker.rate}`).join(',')});
      this.show(this.at);
    } catch (e) {
      if (!(e instanceof Refused)) {
        throw e;
      }
      put(this.problem, h('p.problem', {role: 'alert'}, e.message));
    }
  }

  go() {
    this.pause();
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.show(STEPS);
      return;
    }
    this.show(this.at >= STEPS ? 0 : this.at);
    this.playing = true;
    put(/** @type {Element} */ (this.play), '❚❚ Pause');
    this.timer = setInterval(() => {
      this.show(this.at + 1);
      if (this.at >= STEPS) {
        this.pause();
      }
    }, 70);
  }

  pause() {
    clearInterval(this.timer);
    this.playing = false;
    put(/** @type {Element} */ (this.play), '▶ Play');
  }

  /** @param {number} at the step that is shown */
  show(at) {
    this.at = at;
    if (this.slider) {
      this.slider.value = String(at);
    }
    put(/** @type {Element} */ (this.count), `step ${at}`);
    this.draw();
    this.list();
  }

  /** The hikers with their rates and how high they are. */
  list() {
    if (this.results.contains(document.activeElement) && this.rows === this.hikers.length) {
      this.heights();
      return;
    }
    this.rows = this.hikers.length;
    /** @type {HTMLElement[]} */
    this.cells = [];
    put(this.results, table('The hikers', ['Hiker', 'Rate', {text: 'Loss here', num: true}], this.hikers.map((hiker) => {
      const box = h('input', {type: 'checkbox', checked: hiker.on, onchange: () => {
        hiker.on = box.checked;
        this.calculate();
      }});
      const rate = h('input.step-field', {type: 'number', step: 'any', min: '0', value: String(hiker.rate), 'aria-label': `Rate of ${hiker.name}`, onchange: () => {
        hiker.rate = Number(rate.value);
        this.calculate();
      }});
      const sign = h('canvas.step-sign', {'aria-hidden': 'true'});
      const cell = h('span', null, '');
      this.cells?.push(cell);
      queueMicrotask(() => this.sign(sign, hiker));
      return [h('label.check', null, box, sign, hiker.name), rate, cell];
    })));
    this.heights();
  }

  heights() {
    this.hikers.forEach((hiker, i) => {
      const path = this.hike?.paths[this.shown.indexOf(hiker)];
      const place = path?.[Math.min(this.at, path.length - 1)];
      put(/** @type {HTMLElement[]} */ (this.cells)[i], !path ? '' : path.length - 1 < this.at ? 'lost' : number(place[2], 3));
    });
  }

  /** @param {HTMLCanvasElement} canvas @param {any} hiker */
  sign(canvas, hiker) {
    const ratio = devicePixelRatio || 1;
    canvas.width = 34 * ratio;
    canvas.height = 14 * ratio;
    const g = canvas.getContext('2d');
    if (!g) {
      return;
    }
    g.scale(ratio, ratio);
    g.strokeStyle = token(hiker.look.color);
    g.lineWidth = 2.5;
    g.setLineDash(hiker.look.dash);
    g.beginPath();
    g.moveTo(0, 7);
    g.lineTo(34, 7);
    g.stroke();
    g.setLineDash([]);
    mark(g, hiker.mark, 17, 7, 4.5, token(hiker.look.color), false);
  }

  draw() {
    const {hike} = this;
    if (!hike || !this.canvas.clientWidth) {
      return;
    }
    const {g, width} = drawMap(this.canvas, hike.loss, hike.side);
    const x = (/** @type {number} */ a) => (width * (a / hike.span + 1)) / 2;
    const y = (/** @type {number} */ b) => (width * (1 - b / hike.span)) / 2;
    hike.paths.forEach((/** @type {number[][]} */ path, /** @type {number} */ i) => {
      const hiker = this.shown[i];
      const until = Math.min(this.at, path.length - 1);
      for (const [color, thick] of [[token('--sheet'), 5], [token(hiker.look.color), 2.5]]) {
        g.strokeStyle = String(color);
        g.lineWidth = Number(thick);
        g.lineJoin = 'round';
        g.setLineDash(thick === 5 ? [] : hiker.look.dash);
        g.beginPath();
        path.slice(0, until + 1).forEach(([a, b]) => g.lineTo(x(a), y(b)));
        g.stroke();
      }
      g.setLineDash([]);
      const [a, b] = path[until];
      mark(g, hiker.mark, x(a), y(b), 6.5, token(hiker.look.color), false);
    });
    cross(g, x(this.start[0]), y(this.start[1]));
    g.fillStyle = token('--ink');
    g.font = `12px ${token('--font')}`;
    const span = String(hike.span);
    g.textBaseline = 'bottom';
    g.textAlign = 'left';
    g.fillText(`−${span}`, 6, width - 5);
    g.textAlign = 'right';
    g.fillText(`${span} →`, width - 6, width - 5);
    g.textAlign = 'left';
    g.textBaseline = 'top';
    g.fillText(`↑ ${span}`, 6, 6);
  }
}
