// The playground: points of the plane and a network that learns them while one looks.
import {figures, h, onTheme, put, select, field} from '../dom.js';
import {tell, tryIt} from '../guide.js';
import {Refused, events, get, post, remove} from '../api.js';
import {Chart, look} from '../chart.js';
import {number, percent} from '../format.js';
import {FIELDS, GENTLE, USUAL, changed, fields, pack, read, unpack} from '../play/state.js';
import {classToken, context, mark, rgb} from '../play/paint.js';
import {Net, legend, words} from '../play/net.js';
import {Plane} from '../play/plane.js';
import {OwnPoints} from '../play/own.js';
import {choice} from '../play/choice.js';
import {crossValidation, exports, landscape} from '../play/more.js';

/** @typedef {import('../play/state.js').Settings} Settings */

const CLOUDS = {circle: 'circle', xor: 'xor', gaussian: 'clouds', spirals: 'spirals', moons: 'moons', clouds: '3 clouds', pinwheel: 'pinwheel', rings: 'rings', plane: 'slope', hills: 'hills'};

/** What a button of the story does; set while the screen is open. @type {(settings: Settings, play: boolean) => void} */
let story = () => {};

/** @param {string} say @param {Settings} settings */
const show = (say, settings) => tryIt(say, () => story({...USUAL, ...settings}, true));

/** @type {import('../app.js').Screen} */
export const screen = {
  id: 'playground',
  title: 'Playground',
  lead: 'Points of the plane, and a small network that learns to tell them apart while you look.',
  guide: () => [
    tell('A network without hidden units can only draw a straight line between the classes. A ring around a disc is out of its reach, however long it trains.'),
    show('One line against a ring', {d: 'circle', h: '0'}),
    tell('Give it hidden units. Each draws one line of its own, bent by its activation, and the output adds them up. Four lines are enough to fence in the disc.'),
    show('Four hidden units', {d: 'circle', h: '4'}),
    tell('Or help it with better features. If it is given the squares of x₁ and x₂, one straight line in the new columns is a ring in the old ones, and no hidden unit is needed.'),
    show('Squares instead of units', {d: 'circle', h: '0', f: 'x1^2,x2^2'}),
    tell('Exclusive or was the example that ended the first wave of neural networks: no line divides it. Two hidden layers do it in seconds.'),
    show('Exclusive or', {d: 'xor', h: '4,2'}),
    tell('Two spirals are hard. They need more units, and Adam finds the way sooner than plain gradient descent.'),
    show('Two spirals', {d: 'spirals', n: '0', rows: '600', h: '8,8', o: 'adam', r: '0.02', sp: '50'}),
    tell('A network with too much freedom and few noisy points learns the noise: the training loss falls, the test loss rises. A penalty on large weights holds it back.'),
    show('Overfit few noisy points', {d: 'moons', n: '60', rows: '60', h: '12,12', o: 'adam', r: '0.02', sp: '50'}),
    show('The same with a penalty', {d: 'moons', n: '60', rows: '60', h: '12,12', o: 'adam', r: '0.02', p: 'l2(0.03)', sp: '50'}),
    tell('Instead of a class a network can learn a number. Here it fits hills and hollows.'),
    show('Fit the hills', {d: 'hills', n: '0', h: '8,8', o: 'adam', r: '0.02', sp: '50'}),
  ],
  async open(work, params, studio) {
    const room = new Room(await get('/api/play/choices'), read(params), studio);
    work.append(room.element);
    await room.begin(false);
    return () => room.close();
  },
};

class Room {
  /** @param {any} choices @param {Settings} settings @param {import('../app.js').Studio} studio */
  constructor(choices, settings, studio) {
    this.choices = choices;
    this.settings = settings;
    this.studio = studio;
    this.id = '';
    this.turn = 0;
    this.playing = false;
    /** @type {any} */
    this.opened = null;
    /** @type {number[][]} */
    this.epochs = [];
    this.stream = () => {};
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.later = undefined;
    /** @type {Record<string, any>} */
    this.controls = {};
    this.own = new OwnPoints(unpack(settings.own || '2'), (own) => {
      this.settings.own = pack(own);
      this.settings.e = '';
      clearTimeout(this.later);
      this.sketch();
      this.later = setTimeout(() => this.begin(this.playing), 350);
    });
    this.net = new Net(choices.features, {
      feature: (feature) => this.feature(feature),
      units: (layer, by) => this.hidden((units) => units.map((count, i) => (i === layer ? Math.max(1, Math.min(16, count + by)) : count))),
      layers: (by) => this.hidden((units) => (by < 0 ? units.slice(0, -1) : [...units, units.length ? units[units.length - 1] : 4])),
      weight: (index, value) => this.act(() => post(`/api/play/${this.id}/weight`, {index, value})),
      look: (layer, unit) => {
        this.plane.look = [layer, unit];
        this.plane.caption.textContent = layer < 0 ? '' : `Unit ${'abcdefgh'[layer]}${unit + 1}: ${'blue is positive, orange negative'}`;
        this.plane.draw();
      },
    });
    this.plane = new Plane((x1, x2, away) => {
      const [left, far] = this.plane.bounds();
      this.own.place(x1, x2, 0.04 * (far - left), away);
    });
    this.chart = new Chart({label: 'Loss on training and test points, epoch by epoch', xLabel: 'epoch', yLabel: 'loss', height: 260});
    this.around = {id: () => this.id, weights: () => this.names()};
    this.map = landscape(this.around);
    this.problem = h('div', null);
    this.said = h('div', null);
    this.element = this.build();
    this.off = onTheme(() => {
      this.net.pictures();
      if (this.net.frame) {
        this.net.update(this.net.frame);
      }
      this.plane.draw();
      this.map.draw();
      this.thumbs();
    });
    story = (next, play) => this.replace(next, play);
  }

  close() {
    story = () => {};
    clearTimeout(this.later);
    this.turn++;
    this.stream();
    this.off();
    this.net.close();
    this.plane.close();
    this.chart.close();
    this.map.close();
    if (this.id) {
      remove(`/api/play/${this.id}`).catch(() => {});
    }
  }

  build() {
    this.play = h('button.primary.play-go', {type: 'button', onclick: () => this.toggle()}, '▶ Play');
    this.epoch = h('output.play-epoch', {'aria-label': 'Epoch'}, '0');
    const speed = select([{value: '2', text: '2 epochs/s'}, {value: '10', text: '10 epochs/s'}, {value: '50', text: '50 epochs/s'}, {value: '0', text: 'full speed'}], this.settings.sp, (value) => {
      this.settings.sp = value;
      this.keep();
      if (this.playing) {
        this.act(() => this.start());
      }
    });
    this.controls.sp = speed;
    const stop = h('input', {type: 'number', min: '1', step: '1', placeholder: 'never', value: this.settings.st, onchange: () => {
      this.settings.st = stop.value;
      this.keep();
      if (this.playing) {
        this.act(() => this.start());
      }
    }});
    this.controls.st = stop;
    const bar = h('section.card.play-bar', {'aria-label': 'Training'},
      h('div.row', null, this.play,
        h('button', {type: 'button', onclick: () => this.act(() => post(`/api/play/${this.id}/step`, {epochs: 1}))}, 'One epoch'),
        h('button', {type: 'button', onclick: () => {
          this.settings.e = '';
          this.act(() => post(`/api/play/${this.id}/reset`));
        }}, 'Reset')),
      h('div.play-count', null, h('span.note', null, 'epoch'), this.epoch),
      field('Speed', speed), field('Stop at epoch', stop));
    this.scores = h('div', null);
    this.legend = h('ul.legend', null);
    const sharp = h('input', {type: 'checkbox', onchange: () => {
      this.plane.sharp = sharp.checked;
      this.plane.draw();
    }});
    const tests = h('input', {type: 'checkbox', checked: true, onchange: () => {
      this.plane.tests = tests.checked;
      this.plane.draw();
    }});
    const right = h('div.stack.play-answer', null, this.scores, this.plane.element, this.legend,
      h('div.row', null, h('label.check', null, tests, 'test points'), h('label.check', null, sharp, 'sharp edges')));
    return h('div.stack.play', null,
      bar, h('div.play-words', null, this.problem, this.said),
      this.data(),
      h('section.card.play-stage', {'aria-label': 'Network and answer'}, this.net.element, right),
      h('section.card', null, h('h2', null, 'Loss'), this.chart.element),
      this.learning(),
      h('div.cols', null, crossValidation(this.around), this.map.element),
      exports(this.around));
  }

  /** Which points. */
  data() {
    this.clouds = h('div.play-clouds', {role: 'group', 'aria-label': 'Data set'},
      this.choices.clouds.map((/** @type {any} */ cloud) => h('button.play-cloud', {type: 'button', 'data-cloud': cloud.name, onclick: () => this.set({d: cloud.name})},
        h('canvas', {'aria-hidden': 'true'}), h('span', null, CLOUDS[/** @type {keyof typeof CLOUDS} */ (cloud.name)] ?? cloud.name))),
      h('button.play-cloud', {type: 'button', 'data-cloud': 'own', onclick: () => this.set({d: 'own'})}, h('span.play-plus', {'aria-hidden': 'true'}, '✎'), h('span', null, 'own')));
    const noise = this.range('n', 'Noise', 0, 100, 5, (value) => `${value} %`);
    const rows = this.range('rows', 'Points', 20, 1000, 20, (value) => value);
    this.drawn = [noise, rows];
    const test = this.range('t', 'Test points', 0, 0.9, 0.1, (value) => percent(Number(value), 0));
    const seed = h('input', {type: 'number', step: '1', value: this.settings.s, onchange: () => this.set({s: seed.value})});
    this.controls.s = seed;
    this.ownBox = h('div', null, this.own.element);
    return h('section.card.stack', null, h('h2', null, 'Points'), this.clouds, this.ownBox,
      h('div.play-sliders', null, noise, rows, test, field('Seed', seed)));
  }

  /** @param {string} name @param {string} label @param {number} min @param {number} max @param {number} step @param {(value: string) => string} say */
  range(name, label, min, max, step, say) {
    const shown = h('output', null, say(this.settings[name]));
    const input = h('input', {type: 'range', min, max, step, value: this.settings[name], oninput: () => put(shown, say(input.value)), onchange: () => this.set({[name]: input.value})});
    this.controls[name] = input;
    input.restore = () => {
      input.value = this.settings[name];
      put(shown, say(input.value));
    };
    const box = field(label, input);
    box.querySelector('label').append(' ', shown);
    return box;
  }

  /** How it learns. */
  learning() {
    const {choices, settings} = this;
    const one = (/** @type {string} */ name, /** @type {string} */ label, /** @type {any[]} */ list, /** @type {any} */ more) => {
      const control = choice(label, list, settings[name], (text) => this.set({[name]: text}), more);
      this.controls[name] = control;
      return control.element;
    };
    const rate = h('input', {type: 'text', inputmode: 'decimal', value: settings.r, list: 'play-rates', onchange: () => this.set({r: rate.value})});
    const batch = h('input', {type: 'number', min: '0', step: '1', value: settings.b, onchange: () => this.set({b: batch.value})});
    this.controls.r = rate;
    this.controls.b = batch;
    const strength = {l1: '0.001', l2: '0.001', decoupled: '0.01'};
    return h('section.card.stack', null, h('h2', null, 'How it learns'),
      h('div.fields', null,
        field('Learning rate', rate),
        h('datalist', {id: 'play-rates'}, ['0.0001', '0.001', '0.003', '0.01', '0.03', '0.1', '0.3', '1', '3'].map((value) => h('option', {value}))),
        one('a', 'Activation', choices.activations, {}),
        one('o', 'Optimizer', choices.optimizers, {}),
        one('p', 'Penalty', choices.penalties, {first: strength}),
        field('Batch size', batch, '0 takes all points in one step.'),
        one('l', 'Loss', choices.losses, {usual: 'the usual one'}),
        one('c', 'Clipping', choices.clippings, {first: {'by-norm': '1', 'by-value': '1'}})),
      h('p.note', null, 'Rate, optimizer, penalty, batch and clipping can be changed while it learns; the network goes on from where it is. Everything else begins anew.'));
  }

  /** @param {string} feature */
  feature(feature) {
    const chosen = this.settings.f.split(',').filter(Boolean);
    const next = this.choices.features.filter((/** @type {string} */ name) => (name === feature ? !chosen.includes(name) : chosen.includes(name)));
    if (next.length === 0) {
      this.refuse(new Refused(400, 'The network needs at least one feature.', ''));
      return;
    }
    this.set({f: next.join(',')});
  }

  units() {
    return this.settings.h === '0' ? [] : this.settings.h.split(',').map(Number).filter((count) => count > 0);
  }

  /** @param {(units: number[]) => number[]} change */
  hidden(change) {
    const units = change(this.units());
    this.set({h: units.length ? units.join(',') : '0'});
  }

  /** The names of all numbers of θ. */
  names() {
    /** @type {string[]} */
    const names = [];
    const chosen = this.settings.f.split(',').map(words);
    const last = this.units().length;
    for (const block of this.opened?.blocks ?? []) {
      const unit = (/** @type {number} */ layer, /** @type {number} */ j) => (layer === last ? `z${j}` : `${'abcdefgh'[layer]}${j + 1}`);
      for (let i = 0; i < block.rows * block.cols; i++) {
        const from = block.name === 'bias' ? 'bias' : block.layer === 0 ? chosen[Math.floor(i / block.cols)] : unit(block.layer - 1, Math.floor(i / block.cols));
        names[block.offset + i] = `${from} → ${unit(block.layer, i % block.cols)}`;
      }
    }
    return names;
  }

  /** Changes settings. @param {Settings} change */
  set(change) {
    if (change.o?.startsWith('rprop') && this.settings.b !== '0') {
      change.b = '0'; // it compares whole gradients
    }
    const gentle = this.id !== '' && Object.keys(change).every((name) => GENTLE.includes(name));
    Object.assign(this.settings, change);
    this.restore();
    if (gentle) {
      this.act(() => post(`/api/play/${this.id}/change`, {fields: fields(this.settings)}));
      this.keep();
    } else {
      this.settings.e = '';
      this.begin(this.playing);
    }
  }

  /** Takes all settings anew, as a story asks. @param {Settings} settings @param {boolean} play */
  replace(settings, play) {
    this.settings = settings;
    this.restore();
    this.begin(play);
    this.element.scrollIntoView({block: 'start'});
  }

  /** Shows the settings in their controls. */
  restore() {
    for (const [name, control] of Object.entries(this.controls)) {
      if (control.restore) {
        control.restore();
      } else if (control.set) {
        control.set(this.settings[name]);
      } else {
        control.value = this.settings[name];
      }
    }
  }

  keep() {
    this.studio.keep(changed(this.settings));
  }

  /** Shows the points before there is a network for them. */
  sketch() {
    const {own} = this.own;
    this.plane.opened = {classes: own.classes, bounds: this.plane.bounds(), points: own.points.map((point) => [...point, 0]), low: -1, high: 1};
    this.plane.frame = null;
    this.plane.draw();
  }

  /** Opens a playground with the present settings. @param {boolean} play */
  async begin(play) {
    const turn = ++this.turn;
    const before = this.id;
    const own = this.settings.d === 'own';
    this.keep();
    this.plane.draws(own);
    this.ownBox.hidden = !own;
    for (const field of this.drawn ?? []) {
      field.hidden = own;
    }
    this.thumbs();
    this.clear();
    if (own && !this.own.enough()) {
      this.end();
      this.opened = null;
      this.sketch();
      this.net.build(this.settings.f.split(','), this.units(), null);
      put(this.scores, h('p.note', null, 'Put some points into the plane. The network begins when there are enough.'));
      return;
    }
    const kept = unpack(this.settings.own); // the rounded points of the address, so that a link gives the same bits
    const data = own
      ? {points: kept.points, classes: kept.classes}
      : {cloud: this.settings.d, rows: Number(this.settings.rows), noise: Number(this.settings.n) / 100};
    try {
      const opened = await post('/api/play', {...data, features: this.settings.f.split(',').filter(Boolean), fields: fields(this.settings)});
      if (turn !== this.turn) {
        remove(`/api/play/${opened.id}`).catch(() => {});
        return;
      }
      this.stream();
      if (before) {
        remove(`/api/play/${before}`).catch(() => {});
      }
      this.id = opened.id;
      this.opened = opened;
      this.epochs = [];
      this.plane.opened = opened;
      this.plane.frame = null;
      this.net.build(this.settings.f.split(',').filter(Boolean), this.units(), opened);
      this.marks();
      this.plane.draw(); // the points at once; what the network answers comes with the first frame
      await this.reach(opened.id, Number(this.settings.e) || 0);
      this.stream = events(() => `/api/play/${opened.id}/events?known=${this.epochs.length}`, {
        frame: (/** @type {any} */ frame) => {
          if (this.id === opened.id) {
            this.frame(frame);
          }
        },
      }, (open) => {
        if (!open) {
          this.lost(opened.id);
        }
      });
      if (play) {
        await this.start();
      }
    } catch (e) {
      this.refuse(e);
    }
  }

  /** Trains up to the epoch of the address. A call ends after some seconds, so a long way takes several. @param {string} id @param {number} goal */
  async reach(id, goal) {
    let reached = 0;
    while (reached < goal && this.id === id) {
      await post(`/api/play/${id}/step`, {epochs: goal - reached});
      const {epoch} = await get(`/api/play/${id}/export`);
      if (epoch <= reached) {
        return; // it diverged, or it is at its last epoch
      }
      reached = epoch;
    }
  }

  /** After a lost connection: if the playground has ended meanwhile, it begins anew and trains to the same epoch. @param {string} id */
  async lost(id) {
    try {
      await get(`/api/play/${id}/export`);
    } catch (e) {
      if (e instanceof Refused && e.status === 404 && this.id === id) {
        this.begin(this.playing);
      }
    }
  }

  end() {
    this.stream();
    this.stream = () => {};
    if (this.id) {
      remove(`/api/play/${this.id}`).catch(() => {});
    }
    this.id = '';
  }

  /** @param {any} frame */
  frame(frame) {
    this.epochs = [...this.epochs.slice(0, frame.known), ...frame.epochs];
    const stopped = this.playing && !frame.playing;
    this.playing = frame.playing;
    put(this.play, frame.playing ? '❚❚ Pause' : '▶ Play');
    put(this.epoch, String(frame.epoch));
    if (!frame.playing && (stopped || this.settings.e !== String(frame.epoch))) {
      this.settings.e = frame.epoch > 0 && !frame.edited ? String(frame.epoch) : '';
      this.keep();
    }
    put(this.said, frame.problem ? h('p.problem', {role: 'alert'}, `The training ${frame.problem}.`) : null);
    const classes = this.opened.classes > 0;
    put(this.scores, figures([
      ['training loss', number(frame.trainLoss, 3)],
      ['test loss', number(frame.testLoss, 3)],
      ...(classes ? [/** @type {[string, string]} */ (frame.testAccuracy === null ? ['training accuracy', percent(frame.trainAccuracy, 0)] : ['test accuracy', percent(frame.testAccuracy, 0)])] : []),
    ]));
    this.net.update(frame);
    this.plane.update(frame);
    const test = this.epochs.some((epoch) => epoch[2] !== null);
    const points = this.epochs.length < 2; // a line needs two
    const curves = [{label: 'training', points, ...look(0)}, ...(test ? [{label: 'test', points, ...look(1)}] : [])];
    const data = [this.epochs.map((epoch) => epoch[0]), this.epochs.map((epoch) => epoch[1]), ...(test ? [this.epochs.map((epoch) => epoch[2])] : [])];
    this.chart.set(curves, data);
  }

  toggle() {
    this.act(() => (this.playing ? post(`/api/play/${this.id}/pause`) : this.start()));
  }

  start() {
    return post(`/api/play/${this.id}/play`, {speed: Number(this.settings.sp), stop: Number(this.settings.st) || 0});
  }

  /** @param {() => Promise<any>} work */
  async act(work) {
    this.clear();
    if (!this.id) {
      return;
    }
    try {
      await work();
    } catch (e) {
      this.refuse(e);
    }
  }

  clear() {
    put(this.problem);
    for (const field of this.element.querySelectorAll('[aria-invalid]')) {
      field.removeAttribute('aria-invalid');
    }
  }

  /** @param {unknown} e */
  refuse(e) {
    if (!(e instanceof Refused)) {
      throw e;
    }
    put(this.problem, h('p.problem', {role: 'alert'}, e.message));
    const name = Object.entries({...FIELDS, n: 'noise', rows: 'rows'}).find(([, field]) => field === e.setting)?.[0];
    const control = name ? this.controls[name] : null;
    (control?.list ?? control)?.setAttribute('aria-invalid', 'true');
  }

  marks() {
    const {classes} = this.opened;
    put(this.legend, classes > 0 ? legend(classes, this.settings.d === 'own' ? this.own.labels : []) : h('li', null, 'orange is low, blue is high'),
      h('li', null, classes > 0 ? 'filled: learnt from; hollow: test' : 'thin ring: learnt from; thick: test'));
  }

  /** Small pictures of the data sets. */
  thumbs() {
    for (const button of /** @type {any} */ (this.clouds).querySelectorAll('button')) {
      button.setAttribute('aria-pressed', String(button.dataset.cloud === this.settings.d));
      const cloud = this.choices.clouds.find((/** @type {any} */ one) => one.name === button.dataset.cloud);
      const canvas = button.querySelector('canvas');
      if (!cloud || !canvas) {
        continue;
      }
      const size = 44;
      const g = context(canvas, size, size);
      const [minus, middle, plus] = [rgb('--minus'), rgb('--line-strong'), rgb('--plus')];
      for (const [x1, x2, y] of cloud.points) {
        let color = `rgb(${rgb(classToken(y)).join(' ')})`;
        if (cloud.classes === 0) {
          const share = Math.max(-1, Math.min(1, y));
          const end = share < 0 ? minus : plus;
          color = `rgb(${middle.map((value, j) => Math.round(value + Math.abs(share) * (end[j] - value))).join(' ')})`;
        }
        mark(g, cloud.classes === 0 ? 0 : y, ((x1 + 6) * size) / 12, ((6 - x2) * size) / 12, 2, color, false);
      }
    }
  }
}
