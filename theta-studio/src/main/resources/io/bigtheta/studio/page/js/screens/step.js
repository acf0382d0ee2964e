// One step: every number of a training step of a tiny network, and the ways of optimizers down a loss.
import {field, h, onTheme, put, select} from '../dom.js';
import {tell, tryIt} from '../guide.js';
import {Refused, get, post} from '../api.js';
import {Drawing} from '../step/drawing.js';
import {Hiker} from '../step/hiker.js';
import {STAGES, n, read, settingsOf} from '../step/numbers.js';

/** What a button of the story does; set while the screen is open. @type {{stage: (at: number) => void, repeat: (times: number) => void, change: (change: Record<string, any>) => void, hike: (terrain: string) => void}} */
let story = {stage: () => {}, repeat: () => {}, change: () => {}, hike: () => {}};

/** @type {import('../app.js').Screen} */
export const screen = {
  id: 'step',
  title: 'One step',
  lead: 'Everything that happens when a network learns from one row, with every number on the page.',
  guide: () => [
    tell('Forward: each hidden unit multiplies its inputs by its weights, adds its bias, and bends the sum by its activation. The outputs do the same with what the hidden units say.'),
    tryIt('Show the forward sums', () => story.stage(0)),
    tell('Then one number, the loss, says how wrong the answer is for this row.'),
    tryIt('Show the loss', () => story.stage(3)),
    tell('Backward: how would the loss move if a number moved a little? This is asked of the output first, and each layer hands the answer down to the one below by the chain rule. No derivative is calculated twice; that is all of backpropagation.'),
    tryIt('Show the way back', () => story.stage(5)),
    tell('Update: every weight takes a step against its derivative, as long as the rate says. The loss of this row falls, if the step was not too long.'),
    tryIt('Show the update', () => story.stage(7)),
    tryIt('Take the step twenty times', () => story.repeat(20)),
    tell('With a rate that is far too large the step jumps over the valley, and the loss rises instead.'),
    tryIt('Take too long a step', () => story.change({rate: 40})),
    tell('The hiker looks at it from above: two weights are the place, the loss is the height. Plain gradient descent crosses a narrow valley from side to side. Momentum rolls on along it, and Adam gives each direction a step of its own.'),
    tryIt('Walk down the ravine', () => story.hike('ravine')),
    tell('The valleys of real networks bend. This is the loss of the tiny network above on the four rows of exclusive or, over two of its weights.'),
    tryIt('Walk in the network’s own valley', () => story.hike('xor')),
  ],
  async open(work, params, studio) {
    const room = new Room(await get('/api/step/choices'), params, studio);
    work.append(room.element);
    await room.begin();
    return () => room.close();
  },
};

class Room {
  /** @param {any} choices @param {URLSearchParams} params @param {import('../app.js').Studio} studio */
  constructor(choices, params, studio) {
    this.choices = choices;
    this.studio = studio;
    this.state = read(params);
    this.stage = Math.max(0, Math.min(STAGES.length - 1, Number(params.get('stage') ?? 0)));
    /** @type {any} */
    this.step = null;
    this.turn = 0;
    this.drawing = new Drawing((change) => this.change(change));
    this.problem = h('div', null);
    this.words = h('div.step-words', {role: 'status', 'aria-live': 'polite'});
    this.outcome = h('p.said', null);
    this.hiker = new Hiker(choices.optimizers, params, studio, () => settingsOf(this.state));
    this.element = this.build();
    this.off = onTheme(() => this.drawing.draw());
    story = {
      stage: (at) => this.show(at),
      repeat: (times) => this.repeat(times),
      change: (change) => {
        this.change(change);
        this.show(STAGES.length - 1);
      },
      hike: (terrain) => this.hiker.walk(terrain),
    };
  }

  close() {
    story = {stage: () => {}, repeat: () => {}, change: () => {}, hike: () => {}};
    this.turn++;
    this.off();
    this.drawing.close();
    this.hiker.close();
  }

  build() {
    const {state, choices} = this;
    const nets = select([{value: '2-2-1', text: '2 inputs, 2 hidden units, 1 output'}, {value: '2-3-2', text: '2 inputs, 3 hidden units, 2 outputs'}], state.net, (net) => this.structure(net));
    const activation = select(choices.activations, state.activation, (value) => this.change({activation: value}));
    const loss = select(this.losses(), state.loss, (value) => this.change({loss: value}));
    const optimizer = select(choices.optimizers.map((/** @type {any} */ one) => one.name), state.optimizer, (value) => this.change({optimizer: value}));
    const rate = h('input', {type: 'number', step: 'any', min: '0', value: String(state.rate), onchange: () => this.change({rate: Number(rate.value)})});
    /** @type {Record<string, any>} */
    this.controls = {net: nets, activation, loss, optimizer, rate};
    this.tabs = h('div.step-stages', {role: 'group', 'aria-label': 'Stages of the step'},
      STAGES.map((stage, i) => h('button.small', {type: 'button', onclick: () => this.show(i)}, `${i + 1}. ${stage.title}`)));
    this.back = h('button', {type: 'button', onclick: () => this.show(this.stage - 1)}, '← Back');
    this.next = h('button.primary', {type: 'button', onclick: () => this.forward()}, 'Next →');
    return h('div.stack.step', null,
      h('section.card.stack', {'aria-label': 'The network'},
        h('div.fields', null, field('Network', nets), field('Activation of the hidden units', activation), field('Loss', loss), field('Optimizer', optimizer), field('Learning rate', rate)),
        this.problem),
      h('section.card.stack', null,
        h('h2', null, 'Forward, back, and one step'),
        this.tabs,
        h('div.spread', null, h('div.row', null, this.back, this.next),
          h('div.row', null,
            h('button', {type: 'button', onclick: () => this.take()}, 'Take this step'),
            h('button', {type: 'button', onclick: () => this.repeat(20)}, '20 steps'),
            h('button.quiet', {type: 'button', onclick: () => this.fresh(state.seed + 1)}, 'Other weights'))),
        this.drawing.element,
        this.words,
        this.outcome,
        h('p.note', null, 'Every field can be changed: inputs, targets, weights and biases. A line is as wide as its weight is large, and dashed if it is negative. ∂ is the derivative of the loss, → the value after the step. All numbers come from the engine that trains the large networks; the page only shows them.')),
      this.hiker.element);
  }

  async begin() {
    if (this.state.theta.length === 0) {
      await this.fresh(this.state.seed);
    } else {
      await this.calculate();
    }
    await this.hiker.begin();
  }

  /** With one output, softmax would always be sure. */
  losses() {
    return this.choices.losses.filter((/** @type {string} */ name) => this.state.targets.length > 1 || name !== 'cross-entropy');
  }

  /** @param {string} net */
  structure(net) {
    const [, hidden, outputs] = net.split('-').map(Number);
    Object.assign(this.state, {net, hidden, targets: outputs === 1 ? [1] : [1, 0], loss: outputs === 1 ? 'squared-error' : 'cross-entropy', first: 0, second: 1});
    put(this.controls?.loss, this.losses().map((/** @type {string} */ name) => h('option', {value: name}, name)));
    this.hiker.structure();
    this.fresh(this.state.seed);
  }

  /** New weights. @param {number} seed */
  async fresh(seed) {
    const {state} = this;
    state.seed = seed;
    try {
      const start = await post('/api/step/start', {inputs: 2, hidden: state.hidden, outputs: state.targets.length, activation: state.activation, seed});
      state.theta = start.theta.map((/** @type {number} */ value) => Number(value.toFixed(2)));
      await this.calculate();
    } catch (e) {
      this.refuse(e);
    }
  }

  /** @param {Record<string, any>} change */
  change(change) {
    Object.assign(this.state, change);
    return this.calculate();
  }

  async calculate() {
    const turn = ++this.turn;
    try {
      const step = await post('/api/step', settingsOf(this.state));
      if (turn !== this.turn) {
        return;
      }
      put(this.problem);
      for (const control of Object.values(this.controls ?? {})) {
        control.removeAttribute('aria-invalid');
      }
      this.step = step;
      this.show(this.stage);
    } catch (e) {
      this.refuse(e);
    }
  }

  /** @param {unknown} e */
  refuse(e) {
    if (!(e instanceof Refused)) {
      throw e;
    }
    put(this.problem, h('p.problem', {role: 'alert'}, e.message));
    this.controls?.[e.setting]?.setAttribute('aria-invalid', 'true');
  }

  /** Takes the step: the weights after it become the weights. */
  async take() {
    if (this.step && this.step.next.every((/** @type {number | null} */ value) => value !== null)) {
      await this.change({theta: this.step.next});
    }
  }

  /** @param {number} times */
  async repeat(times) {
    for (let i = 0; i < times && this.step; i++) {
      await this.take();
    }
    this.show(STAGES.length - 1);
  }

  /** After the last stage the step is taken, and it begins anew. */
  async forward() {
    if (this.stage < STAGES.length - 1) {
      this.show(this.stage + 1);
    } else {
      await this.take();
      this.show(0);
    }
  }

  /** Shows a stage. @param {number} stage */
  show(stage) {
    this.stage = Math.max(0, Math.min(STAGES.length - 1, stage));
    const {state, step} = this;
    if (!step || !this.tabs || !this.controls) {
      return;
    }
    [...this.tabs.children].forEach((button, i) => {
      button.setAttribute('aria-pressed', String(i === this.stage));
      button.toggleAttribute('data-done', i < this.stage);
    });
    this.back.disabled = this.stage === 0;
    put(this.next, this.stage === STAGES.length - 1 ? 'Take the step, and again →' : 'Next →');
    for (const [name, control] of Object.entries(this.controls)) {
      if (document.activeElement !== control) {
        control.value = String(state[name]);
      }
    }
    this.drawing.set(state, step, this.stage);
    put(this.words, h('h3', null, STAGES[this.stage].title), h('p', null, STAGES[this.stage].says),
      h('ul.step-formulas', null, STAGES[this.stage].lines(state, step).map((line) => h('li', null, line))));
    const falls = step.lossAfter < step.loss;
    put(this.outcome, `The loss of this row is ${n(step.loss)}. After the step it is ${n(step.lossAfter)}${
      step.lossAfter === null ? ': the step was far too long.' : step.lossAfter === step.loss ? '.' : falls ? ': it falls.' : ': it rises, so the step was too long.'}`);
    this.studio.keep({net: state.net, activation: state.activation, loss: state.loss, optimizer: state.optimizer, rate: String(state.rate), seed: String(state.seed),
      x: state.x.join(','), t: state.targets.join(','), w: state.theta.map((/** @type {number} */ value) => Number(value.toPrecision(6))).join(','), stage: this.stage ? String(this.stage) : null});
  }
}
