import {Answer} from '../answer.js';
import {get, post, Refused} from '../api.js';
import {field, h, onTheme, put, select, table} from '../dom.js';
import {count} from '../format.js';
import {tell, tryIt} from '../guide.js';
import {draw, tall, wide} from '../network.js';
import {signs} from '../pictures.js';
import {Timeline} from '../timeline.js';
import {Spreads, UnitPanel} from '../unit.js';

const DRAWING = 'theta-drawing';

/** The screen that is open, for the buttons of the story. @type {Inside | null} */
let open = null;

class Inside {
  /** @param {HTMLElement} work @param {URLSearchParams} params @param {import('../app.js').Studio} studio @param {any[]} models */
  constructor(work, params, studio, models) {
    this.studio = studio;
    this.models = models;
    this.model = models.find((one) => one.id === params.get('run')) ?? models[0];
    this.member = Number(params.get('member')) || 1;
    const epoch = Number(params.get('epoch')) || 0;
    this.epoch = this.model.epochs.includes(epoch) ? epoch : 0;
    this.part = params.get('part') ?? '';
    this.row = Math.max(0, (Number(params.get('row')) || 1) - 1);
    this.own = params.get('row') === 'drawing';
    this.flows = params.get('lines') === 'flow';
    const unit = (params.get('unit') ?? '').split('.').map(Number);
    /** @type {{layer: number, unit: number} | null} */
    this.chosen = unit.length === 2 && unit.every((n) => Number.isInteger(n) && n >= 1) ? {layer: unit[0] - 1, unit: unit[1] - 1} : null;
    /** @type {import('../network.js').Network | null} */
    this.network = null;
    /** @type {any} */
    this.flow = null;
    /** @type {any} */
    this.rows = {usual: 'test', test: 0, validation: 0, training: 0};
    /** @type {import('../network.js').Spot[]} */
    this.spots = [];
    this.turn = 0;
    this.panel = new UnitPanel((layer, n) => this.choose(layer, n), (row) => this.showRow(row));
    this.spreads = new Spreads();
    this.time = new Timeline((epoch) => this.scrub(epoch));
    this.answer = new Answer();
    this.build(work);
    this.off = onTheme(() => this.redraw());
    this.sizes = new ResizeObserver(() => this.redraw());
    this.sizes.observe(this.scroll);
  }

  /** @param {HTMLElement} work */
  build(work) {
    this.problem = h('div.slot', null);
    this.choices = h('div.fields', null);
    this.canvas = h('canvas', {role: 'img', 'aria-label': 'The network is being read …'});
    this.canvas.addEventListener('click', (/** @type {MouseEvent} */ event) => this.clicked(event));
    this.scroll = h('div.scroll.network', {tabindex: 0, role: 'group', 'aria-label': 'The network. Arrow keys choose a unit.', onkeydown: (/** @type {KeyboardEvent} */ e) => this.key(e)}, this.canvas);
    this.notes = h('div.stack.tight', null);
    this.layers = h('div', null);
    this.units = h('div.fields', null);
    work.append(
      h('section.card', {'aria-label': 'What is looked at'}, this.choices),
      this.problem,
      h('section.card', null,
        h('div.spread', null, h('h2', null, 'The network'), signs()),
        h('div.inside-net', null,
          h('div.stack', null, this.scroll, this.time.element, this.units, this.notes),
          this.answer.element)),
      this.panel.element,
      this.spreads.element,
      h('section.card', null, h('h2', null, 'All layers'), this.layers));
  }

  close() {
    this.off();
    this.sizes.disconnect();
    this.time.close();
    this.panel.close();
    this.turn = -1;
  }

  async start() {
    this.rows = await get(`/api/models/${encodeURIComponent(this.model.id)}/rows`).catch((e) => {
      this.refuse(e);
      return {usual: 'training', test: 0, validation: 0, training: 0};
    });
    if (!this.part || !this.rows[this.part]) {
      this.part = this.rows.usual;
    }
    this.own = this.own && this.drawing() !== null;
    this.fillChoices();
    await this.refresh(true);
  }

  /** The drawing that the first screen left, if this model takes images of its size. @returns {string | null} */
  drawing() {
    const kept = sessionStorage.getItem(DRAWING);
    const size = (this.model.channels ?? 0) * (this.model.height ?? 0) * (this.model.width ?? 0);
    try {
      return kept && atob(kept).length === size ? kept : null;
    } catch (e) {
      return null;
    }
  }

  fillChoices() {
    const runs = select(this.models.map((one) => ({value: one.id, text: one.id})), this.model.id,
      (id) => this.studio.go('inside', {run: id}));
    const parts = ['test', 'validation', 'training'].filter((part) => this.rows[part] > 0);
    const part = select(parts.map((one) => ({value: one, text: `${one} rows (${count(this.rows[one])})`})), this.part, (value) => {
      this.part = value;
      this.row = 0;
      this.own = false;
      this.fillChoices();
      this.refresh(true);
    });
    const total = this.rows[this.part] || 1;
    this.rowInput = h('input', {type: 'number', min: 1, max: total, value: this.row + 1, onchange: () => this.showRow(Number(this.rowInput.value) - 1)});
    const members = this.network?.members ?? 1;
    const drawing = this.drawing() !== null;
    put(this.choices,
      field('Model', runs),
      members > 1 ? field('Network of the committee', select(Array.from({length: members}, (_, i) => ({value: String(i + 1), text: `${i + 1} of ${members}`})), String(this.member), (value) => {
        this.member = Number(value);
        this.refresh(true);
      }), `The model averages ${members} networks; one is drawn.`) : null,
      parts.length ? field('Rows', part) : null,
      field('Row', h('div.row.nowrap', null,
        h('button.small', {type: 'button', 'aria-label': 'Row before', onclick: () => this.showRow(this.row - 1)}, '‹'),
        this.rowInput,
        h('button.small', {type: 'button', 'aria-label': 'Next row', onclick: () => this.showRow(this.row + 1)}, '›'),
        h('button.small', {type: 'button', onclick: () => this.showRow(Math.floor(Math.random() * total))}, 'Any'))),
      field('Lines show', select([{value: 'weight', text: 'the weights'}, {value: 'flow', text: 'what flows: weight × activation'}], this.flows ? 'flow' : 'weight', (value) => {
        this.flows = value === 'flow';
        this.keep();
        this.redraw();
      })),
      drawing ? h('label.check', null, h('input', {type: 'checkbox', checked: this.own, onchange: (/** @type {any} */ e) => {
        this.own = e.target.checked;
        this.refresh(false);
      }}), 'Use my drawing') : null);
    // a label belongs to its number, not to the buttons beside it
    const label = [...this.choices.querySelectorAll('label')].find((one) => one.textContent === 'Row');
    this.rowInput.id = 'inside-row';
    label?.setAttribute('for', 'inside-row');
  }

  /** @param {number} row */
  showRow(row) {
    const total = this.rows[this.part] || 1;
    this.row = Math.min(total - 1, Math.max(0, Number.isFinite(row) ? row : 0));
    this.own = false;
    this.rowInput.value = String(this.row + 1);
    this.refresh(false);
  }

  keep() {
    this.studio.keep({
      run: this.model.id,
      member: this.member > 1 ? String(this.member) : '',
      epoch: this.epoch ? String(this.epoch) : '',
      unit: this.chosen ? `${this.chosen.layer + 1}.${this.chosen.unit + 1}` : '',
      part: this.part === this.rows.usual ? '' : this.part,
      row: this.own ? 'drawing' : this.row ? String(this.row + 1) : '',
      lines: this.flows ? 'flow' : '',
    });
  }

  query() {
    const query = new URLSearchParams({member: String(this.member)});
    if (this.epoch) {
      query.set('epoch', String(this.epoch));
    }
    if (this.chosen) {
      query.set('layer', String(this.chosen.layer));
      query.set('unit', String(this.chosen.unit));
    }
    return query;
  }

  /** Asks the server for what is shown; only the newest answer counts. @param {boolean} weights whether the network has changed too */
  async refresh(weights) {
    const turn = ++this.turn;
    this.keep();
    const path = `/api/models/${encodeURIComponent(this.model.id)}/inside`;
    const row = this.own ? {pixels: this.drawing()} : {row: this.row, part: this.part};
    try {
      const [network, flow] = await Promise.all([
        weights || !this.network ? get(`${path}?${this.query()}`) : this.network,
        post(path, {...row, member: this.member, epoch: this.epoch, layer: this.chosen?.layer ?? -2, unit: this.chosen?.unit ?? -1}),
      ]);
      if (turn !== this.turn) {
        return;
      }
      put(this.problem);
      const first = !this.network || this.network.members !== network.members;
      this.network = network;
      this.flow = flow;
      if (first) {
        this.fillChoices();
      }
      if (!this.chosen || !this.part_(this.chosen.layer) || this.chosen.unit >= (this.part_(this.chosen.layer)?.units ?? 0)) {
        const hidden = network.parts.find((/** @type {any} */ one) => one.layer >= 0 && one.nodes.length);
        this.chosen = hidden ? {layer: hidden.layer, unit: hidden.nodes[0]} : null;
        weights = true;
      }
      this.show();
      if (weights) {
        await this.details(turn);
      }
    } catch (e) {
      if (turn === this.turn) {
        this.refuse(e);
      }
    }
  }

  /** @param {unknown} e */
  refuse(e) {
    if (!(e instanceof Refused)) {
      throw e;
    }
    put(this.problem, h('p.problem', {role: 'alert'}, e.message));
  }

  /** @param {number} turn */
  async details(turn) {
    const path = `/api/models/${encodeURIComponent(this.model.id)}/inside`;
    const query = this.query();
    query.set('part', this.part);
    const [unit, spreads] = await Promise.all([
      this.chosen ? get(`${path}/unit?${query}`) : null,
      get(`${path}/weights?${query}`),
    ]);
    if (turn === this.turn && this.network) {
      this.panel.show(unit, this.network);
      this.spreads.show(spreads, this.network);
    }
  }

  /** @param {number} layer */
  part_(layer) {
    return this.network?.parts.find((one) => one.layer === layer && one.nodes.length > 0);
  }

  show() {
    const network = /** @type {import('../network.js').Network} */ (this.network);
    this.redraw();
    this.time.show(this.model.epochs, this.epoch, this.model.epoch);
    this.answer.show(this.flow, this.own ? 'Your drawing' : `Row ${this.row + 1} of the ${this.part} rows`, network.members, this.member);
    this.showUnits();
    const notes = network.bundles.map((bundle) => {
      const from = network.parts.find((one) => one.layer === bundle.from);
      const to = network.parts.find((one) => one.layer === bundle.to);
      return {from, to, bundle};
    }).filter(({from, to, bundle}) => from && to && bundle.links.length < bundle.all)
      .map(({from, to, bundle}) => `Of ${count(from?.units ?? 0)} ${bundle.from < 0 ? 'inputs' : `units of layer ${bundle.from + 1}`} and ${count(to?.units ?? 0)} units of layer ${bundle.to + 1}, the ${from?.nodes.length} and ${to?.nodes.length} with the strongest weights are drawn; ${count(bundle.all - bundle.links.length)} of ${count(bundle.all)} weights are not.`);
    for (const part of network.parts) {
      if (part.kind === 'units' && !network.bundles.some((bundle) => bundle.to === part.layer)) {
        notes.unshift(`Each unit of layer ${part.layer + 1} has a weight for each of ${part.input.replace(/x/g, ' × ')} numbers below it. Choose a unit to see them as an image.`);
      }
    }
    put(this.notes, notes.map((words) => h('p.note', null, words)));
    put(this.layers, table('All layers of the network', ['Layer', 'Text', 'Takes', 'Gives', {text: 'Parameters', num: true}],
      network.parts.map((part) => [part.layer < 0 ? 'inputs' : part.layer + 1, h('code', null, part.layer < 0 ? '' : part.text), part.input, part.output, count(part.parameters)])));
  }

  redraw() {
    if (!this.network || !this.flow) {
      return;
    }
    const width = Math.max(this.scroll.clientWidth, wide(this.network));
    this.spots = draw(this.canvas, width, tall(this.network), {
      network: this.network, values: this.flow.values, image: this.flow.image, chosen: this.chosen, flows: this.flows, kind: this.flow.kind, own: this.flow.own,
    });
    const sizes = this.network.parts.filter((part) => part.kind !== 'pass').map((part) => `${part.layer < 0 ? 'inputs' : part.text.split('(')[0]} ${part.output}`);
    this.canvas.setAttribute('aria-label', `A network of ${sizes.join(', then ')}. Blue lines are positive weights, dashed orange lines negative ones.`);
  }

  /** @param {number} epoch 0 for the network that was kept */
  scrub(epoch) {
    this.epoch = epoch;
    this.refresh(true);
  }

  /** The keyboard's way to a unit: its layer and its number. */
  showUnits() {
    const network = /** @type {import('../network.js').Network} */ (this.network);
    const layers = network.parts.filter((part) => part.layer >= 0 && part.nodes.length);
    if (!this.chosen || !layers.length || (this.units.contains(document.activeElement) && this.units.dataset.layer === String(this.chosen.layer))) {
      return;
    }
    const {layer, unit} = this.chosen;
    this.units.dataset.layer = String(layer);
    const total = this.part_(layer)?.units ?? 1;
    const input = h('input', {type: 'number', min: 1, max: total, value: unit + 1, onchange: () => this.choose(Number(this.units.dataset.layer), Number(input.value) - 1)});
    put(this.units,
      field('Layer of the unit', select(layers.map((part) => ({value: String(part.layer), text: `${part.layer + 1}: ${part.text}`})), String(layer), (value) => this.choose(Number(value), this.part_(Number(value))?.nodes[0] ?? 0))),
      field(`Unit, 1 to ${total}`, input));
  }

  /** @param {number} layer @param {number} unit */
  choose(layer, unit) {
    const total = this.part_(layer)?.units ?? 0;
    if (!total || layer < 0) {
      return;
    }
    this.chosen = {layer, unit: Math.min(total - 1, Math.max(0, unit || 0))};
    this.refresh(true);
  }

  /** @param {MouseEvent} event */
  clicked(event) {
    const box = this.canvas.getBoundingClientRect();
    const x = event.clientX - box.left;
    const y = event.clientY - box.top;
    const near = this.spots.filter((spot) => spot.layer >= 0).map((spot) => ({spot, far: Math.hypot(spot.x - x, spot.y - y)})).sort((a, b) => a.far - b.far)[0];
    if (near && near.far < near.spot.r + 8) {
      this.choose(near.spot.layer, near.spot.unit);
    }
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const moves = {ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0]};
    const move = moves[/** @type {keyof typeof moves} */ (event.key)];
    const network = this.network;
    if (!move || !network || !this.chosen) {
      return;
    }
    event.preventDefault();
    const layers = network.parts.filter((part) => part.layer >= 0 && part.nodes.length);
    const at = layers.findIndex((part) => part.layer === this.chosen?.layer);
    const here = layers[at].nodes.indexOf(this.chosen.unit);
    const part = layers[Math.min(layers.length - 1, Math.max(0, at + move[0]))];
    const next = move[0] ? Math.round((here / Math.max(1, layers[at].nodes.length - 1)) * (part.nodes.length - 1)) : here + move[1];
    this.choose(part.layer, part.nodes[Math.min(part.nodes.length - 1, Math.max(0, next))]);
  }
}

/** @type {import('../app.js').Screen} */
export const screen = {
  id: 'inside',
  title: 'Inside',
  lead: 'Open a trained network: its units, its weights, and what a row becomes on its way through it.',
  guide: (studio) => [
    tell('A network that recognises digits is a few columns of numbers. On the left stands what it is given. Each line is a weight: blue ones pass a signal on, dashed orange ones hold it back. A unit adds up what arrives and bends the sum.'),
    tryIt('Show what flows for another row', () => {
      if (open) {
        open.flows = true;
        open.fillChoices();
        open.showRow(Math.floor(Math.random() * (open.rows[open.part] || 1)));
      }
    }),
    tell('Nobody told a hidden unit what to look for. Its incoming weights, laid out like the image, are the pattern that it waits for. Beside them stand the rows for which it answers most.'),
    tryIt('Go to the next hidden unit', () => open?.key(new KeyboardEvent('keydown', {key: 'ArrowDown'}))),
    tell('At the beginning all weights were small random numbers. The slider goes back there: the picture, the answer, the histograms all follow.'),
    tryIt('Go back to the first epoch', () => open?.model.epochs.length && open.scrub(open.model.epochs[0])),
    tryIt('Return to the network that was kept', () => open?.scrub(0)),
    tell('Weights that have grown large are how a network learns by heart. The gradients beside them show how hard each layer would still be pushed.'),
    tryIt('See where it errs', () => studio.go('mistakes', open ? {run: open.model.id} : {})),
  ],
  async open(work, params, studio) {
    const models = await get('/api/models');
    const wanted = params.get('run');
    if (wanted && !models.some((/** @type {any} */ one) => one.id === wanted)) {
      work.append(h('p.problem', {role: 'alert'}, `There is no trained model in the run ${wanted}. Here is the newest network instead.`));
    }
    if (!models.length) {
      work.append(h('p.empty', null, 'There is no network yet to look into. ', h('a', {href: '/train', 'data-go': 'train'}, 'Train one'), '; the digits take a few seconds.'));
      return;
    }
    const inside = new Inside(work, params, studio, models);
    open = inside;
    await inside.start();
    return () => {
      open = null;
      inside.close();
    };
  },
};
