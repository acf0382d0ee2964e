// Draw a digit and watch it being recognised.
import {field, h, put, select, toast, token, onTheme} from '../dom.js';
import {get, link, post, remove, Refused} from '../api.js';
import {number, percent, when} from '../format.js';
import {tell, tryIt} from '../guide.js';
import {Pad} from '../pad.js';
import {decode, grey, mix, paint, rgb} from '../pixels.js';
import {sample} from '../strokes.js';
import {Chart} from '../chart.js';
import {begin, curves, follow, watch, words} from '../training.js';

/** @type {{pad?: Pad, load?: () => void, later?: () => void}} what the story's buttons act on; what one of them asked for before there was a pad */
const here = {};

/** @param {() => void} act done at once, or when the screen is ready */
function soon(act) {
  if (here.pad) {
    act();
  } else {
    here.later = act;
  }
}

/** @type {import('../app.js').Screen} */
export const screen = {
  id: 'draw',
  title: 'Draw',
  lead: 'Draw a digit. The network answers while you draw.',
  guide: (studio) => [
    tell('A digit is easy for you and hard to put into rules: a 7 may have a bar, a 1 may have a foot, and no two people write the same 4. A neural network is given no rules. It is shown examples, and finds its own.'),
    tryIt('Draw a 3 for me', () => soon(() => here.pad?.set(sample(3)))),
    tell('What you draw is cut out, scaled and centred, and becomes a small grey image. Its pixels are the inputs. Each hidden unit adds up all pixels, each times a weight of its own, adds a bias, and passes the sum through an activation function. The squares show which of them light up.'),
    tryIt('Show me what one of them looks for', () => studio.go('inside', run())),
    tell('Each output unit stands for a digit. The one with the strongest output is the answer. The others show what else it might have been.'),
    tryIt('Draw something between a 4 and a 9', () => soon(() => here.pad?.set(sample(4).concat(sample(9))))),
    tell('It has only ever seen the hands of others. Tell it what you have drawn, and it can learn your hand, too.'),
    tryIt('Load a digit that it has not learnt from', () => soon(() => here.load?.())),
  ],
  open,
};

/** @returns {Record<string, string>} */
function run() {
  const id = new URLSearchParams(location.search).get('run');
  return id ? {run: id} : {};
}

/** @param {HTMLElement} work @param {URLSearchParams} params @param {import('../app.js').Studio} studio */
async function open(work, params, studio) {
  const models = (await get('/api/models')).filter((/** @type {any} */ m) => m.inputs === 'images' && m.channels === 1 && m.classifies);
  if (!models.length) {
    return first(work, studio);
  }
  let model = models.find((/** @type {any} */ m) => m.id === params.get('run')) ?? preferred(models);
  studio.keep({run: model.id});

  let busy = false;
  let again = false;
  /** @type {any} the newest answer */
  let answer = null;
  /** @type {Uint8Array | null} pixels of a test digit instead of a drawing */
  let raw = null;
  let at = Math.floor(Math.random() * 1000);
  let closed = false;

  const pad = new Pad(() => {
    raw = null;
    ask();
  });
  here.pad = pad;
  const bars = h('ol.bars', {'aria-label': 'Probability of each digit'});
  const verdict = h('p.verdict', {role: 'status'});
  const given = h('div.given', null);
  const units = h('div.units', null);
  const problem = h('p.problem', {role: 'alert', hidden: true});
  const took = h('p.note', null);
  const about = h('p.note', null);
  const keeping = h('div.stack', null);
  const own = h('section.card', {'aria-label': 'Your own drawings'});
  const learning = h('section.card.stack', {'aria-label': 'The training', hidden: true});
  let unwatch = () => {};
  const off = onTheme(() => show());

  const choice = select(models.map((/** @type {any} */ m) => ({value: m.id, text: title(m)})), model.id, (id) => {
    model = models.find((/** @type {any} */ m) => m.id === id);
    studio.keep({run: id});
    raw = null;
    describe();
    lessons();
    ask();
  });
  const thickness = h('input', {type: 'range', min: 3, max: 16, step: 0.5, value: 7.5, oninput: () => {
    pad.width = Number(thickness.value) / 100;
  }});

  work.append(
    problem,
    h('div.draw', null,
      h('section.stack', {'aria-label': 'Your drawing'},
        pad.canvas,
        h('div.row', null,
          h('button', {type: 'button', onclick: () => pad.undo()}, 'Undo'),
          h('button', {type: 'button', onclick: () => pad.clear()}, 'Clear'),
          h('button', {type: 'button', onclick: load}, 'Load a test digit')),
        field('Thickness', thickness),
        h('p.note', null, 'By keyboard: arrow keys move the pen, space lowers and lifts it.')),
      h('section.card.stack', {'aria-label': 'The answer'}, verdict, bars, took),
      h('section.card.stack', {'aria-label': 'What the network is given'},
        h('h2', null, 'What the network is given'), given,
        h('h2', null, 'Hidden units'), units)),
    learning,
    h('div.cols', null,
      h('section.card.stack', {'aria-label': 'The network'}, h('h2', null, 'The network'), field('Model', choice), about,
        h('p', null, h('a', {href: '/inside', onclick: (/** @type {Event} */ e) => {
          e.preventDefault();
          studio.go('inside', {run: model.id});
        }}, 'Look inside it')),
        better(models, studio)),
      own));
  here.load = load;
  describe();
  lessons();
  show();
  here.later?.();
  here.later = undefined;
  await drawings();

  function describe() {
    put(about, `Learnt from ${model.data}; ${model.parameters.toLocaleString('en-GB')} parameters; ${model.blueprint}`);
  }

  /** While the model learns: its curve, and an answer that changes with it. */
  function lessons() {
    unwatch();
    unwatch = () => {};
    learning.hidden = !model.learning;
    if (!model.learning) {
      put(learning);
      return;
    }
    const mine = model;
    const chart = new Chart({label: 'Loss by epoch', xLabel: 'epoch', yLabel: 'loss', height: 240});
    const line = h('p', {role: 'status'}, '');
    put(learning, h('h2', null, 'It is still learning'), h('p.note', null, 'Draw already: the answer gets better while it learns.'), chart.element, line);
    let shown = -Infinity;
    const close = watch(mine.id, (told) => {
      const now = performance.now();
      if (now - shown > 400) { // oftener would take the processor from the training
        shown = now;
        curves(chart, told.epochs, {accuracy: false, smoothing: 0});
        put(line, words(told));
        ask();
      }
      if (told.ended || ['done', 'stopped', 'failed'].includes(told.state)) {
        unwatch();
        learnt(mine);
      }
    });
    unwatch = () => {
      close();
      chart.close();
      unwatch = () => {};
    };
  }

  /** Goes on with what the training has made of a model. @param {any} before */
  async function learnt(before) {
    try {
      for (;;) {
        const after = (await get('/api/models')).find((/** @type {any} */ m) => m.id === before.id);
        if (closed || !after || !after.learning || !['queued', 'running', 'paused'].includes(after.state)) {
          learning.hidden = true;
          Object.assign(before, after ?? {learning: false});
          describe();
          ask();
          return;
        }
        await new Promise((resolve) => {
          setTimeout(resolve, 100);
        });
      }
    } catch (e) {
      fail(e);
    }
  }

  async function load() {
    try {
      at += 7;
      const digit = await get(`/api/models/${encodeURIComponent(model.id)}/digit?at=${at}`);
      pad.strokes = [];
      pad.draw();
      raw = decode(digit.raw);
      background(digit);
      await ask();
      put(took, `${digit.test ? 'Test digit' : 'Digit'} ${digit.at + 1} of ${digit.rows}; its label is ${digit.label}.`);
    } catch (e) {
      fail(e);
    }
  }

  /** Shows a test digit on the drawing area. @param {any} digit */
  function background(digit) {
    const g = /** @type {CanvasRenderingContext2D} */ (pad.canvas.getContext('2d'));
    const small = document.createElement('canvas');
    small.width = digit.width;
    small.height = digit.height;
    const values = decode(digit.pixels);
    const [paper, ink] = ['--sheet', '--ink'].map((name) => rgb(token(name)));
    paint(small, digit.width, digit.height, (i) => mix(paper, ink, values[i] / 255));
    g.imageSmoothingEnabled = false;
    const side = pad.canvas.width;
    g.drawImage(small, side * 0.14, side * 0.14, side * 0.72, side * 0.72);
  }

  /** Asks the model about the drawing. While it answers, only the newest drawing waits. */
  async function ask() {
    if (busy) {
      again = true;
      return;
    }
    if (pad.empty() && !raw) {
      answer = null;
      sessionStorage.removeItem('theta-drawing');
      show();
      return;
    }
    busy = true;
    const began = performance.now();
    try {
      const body = raw ?? pad.file();
      const told = await post(`/api/models/${encodeURIComponent(model.id)}/answer${raw ? '?raw=1' : ''}`, body);
      if (told.unclear) {
        answer = null; // such as a single dot
        return;
      }
      answer = told;
      answer.took = performance.now() - began;
      problem.hidden = true;
      sessionStorage.setItem('theta-drawing', answer.given.raw);
      sessionStorage.setItem('theta-drawing-size', `${answer.given.width}x${answer.given.height}`);
    } catch (e) {
      fail(e);
    } finally {
      busy = false;
      if (!closed) {
        show();
        if (again) {
          again = false;
          ask();
        }
      }
    }
  }

  /** @param {unknown} e */
  function fail(e) {
    problem.textContent = e instanceof Error ? e.message : String(e);
    problem.hidden = false;
  }

  function show() {
    const shares = answer ? answer.probabilities : model.labels.map(() => 0);
    const order = shares.map((/** @type {number} */ _, /** @type {number} */ i) => i).sort((/** @type {number} */ a, /** @type {number} */ b) => shares[b] - shares[a]);
    if (bars.children.length !== shares.length) {
      put(bars, model.labels.map((/** @type {string} */ label) => h('li', null, h('span', null, label), h('span.bar', null, h('i', null)), h('span.value', null, ''))));
    }
    shares.forEach((/** @type {number} */ share, /** @type {number} */ i) => {
      const line = /** @type {HTMLElement} */ (bars.children[i]);
      line.classList.toggle('best', Boolean(answer) && i === order[0]);
      /** @type {HTMLElement} */ (line.querySelector('i')).style.transform = `scaleX(${share})`;
      /** @type {HTMLElement} */ (line.querySelector('.value')).textContent = answer ? percent(share, 1) : '';
    });
    if (!answer) {
      put(verdict, h('span.big', null, '?'), h('span.note', null, 'Draw on the left, or load a test digit.'));
      put(given, h('p.note', null, 'Nothing yet.'));
      put(units, h('p.note', null, 'They light up as you draw.'));
      put(took, '');
      keep();
      return;
    }
    const best = model.labels[order[0]];
    put(verdict,
      h('span.big', null, best),
      h('span.stack', null,
        h('strong', null, `${percent(shares[order[0]], 1)} sure`),
        h('span.note', null, `then ${order.slice(1, 3).map((/** @type {number} */ i) => `${model.labels[i]} (${percent(shares[i], 1)})`).join(', ')}`)));
    put(given, grey(decode(answer.given.pixels), answer.given.width, answer.given.height,
      `${answer.given.width} by ${answer.given.height} pixels after centring`, 168));
    lights();
    put(took, `Answered in ${number(answer.took, 2)} ms.`);
    keep();
  }

  function lights() {
    put(units, answer.hidden.length ? null : h('p.note', null, 'This network has no layer of units to show here.'),
      answer.hidden.map((/** @type {any} */ layer, /** @type {number} */ n) => {
        const most = Math.max(1e-6, ...layer.values.map(Math.abs));
        const [dark, plus, minus] = ['--sunk', '--plus', '--minus'].map((name) => rgb(token(name)));
        const cols = Math.ceil(Math.sqrt(layer.values.length * 2));
        const rows = Math.ceil(layer.values.length / cols);
        const lit = layer.values.filter((/** @type {number} */ v) => Math.abs(v) > 0.1 * most).length;
        const canvas = h('canvas.pixels', {width: cols, height: rows, role: 'img',
          'aria-label': `Hidden layer ${n + 1}: ${lit} of ${layer.values.length} units are active`});
        paint(canvas, cols, rows, (i) => (i < layer.values.length
          ? mix(dark, layer.values[i] < 0 ? minus : plus, Math.abs(layer.values[i]) / most) : rgb(token('--sheet'))));
        canvas.style.width = '100%';
        return h('div.stack', null, canvas, h('p.note', null, `Layer ${n + 1}: ${lit} of ${layer.values.length} units are active`));
      }));
  }

  /** The row of buttons that say what was drawn. */
  function keep() {
    const off = pad.empty();
    const state = `${off}${model.id}`;
    if (keeping.dataset.state === state) {
      return;
    }
    keeping.dataset.state = state;
    put(keeping, h('p.note', {id: 'keep-words'}, off ? 'Draw something, then say what it was to keep it.' : 'It was a …'),
      h('div.row', {role: 'group', 'aria-labelledby': 'keep-words'}, model.labels.slice(0, 36).map((/** @type {string} */ label) =>
        h('button.small', {type: 'button', disabled: off, 'aria-label': `It was a ${label}`, onclick: () => kept(label)}, label))));
  }

  /** @param {string} label */
  async function kept(label) {
    try {
      await post(`/api/drawings?label=${encodeURIComponent(label)}`, pad.file(280));
      toast(`Kept as ${label}.`);
      pad.clear();
      await drawings();
      pad.canvas.focus();
    } catch (e) {
      fail(e);
    }
  }

  async function drawings() {
    const all = await get('/api/drawings');
    const list = all.drawings;
    put(own, h('h2', null, 'Your own drawings'), keeping,
      list.length
        ? [
            h('p.note', null, `${list.length} kept in ${all.folder}. Choose one to delete it.`),
            h('div.row', null, list.slice(-40).map((/** @type {any} */ one) => h('button.thumb', {type: 'button',
              'aria-label': `Delete a drawing of ${one.label}`,
              onclick: async () => {
                await remove(`/api/drawings/${encodeURIComponent(one.label)}/${one.file}`);
                await drawings();
              }},
            h('img', {src: link(`/api/drawings/${encodeURIComponent(one.label)}/${one.file}`), alt: '', width: 40, height: 40}), one.label))),
            h('div.row', null,
              h('button.primary', {type: 'button', onclick: learn}, 'Learn from them'),
              h('a.button', {href: link('/api/drawings.zip'), download: 'drawings.zip'}, 'Download'),
              h('button.danger', {type: 'button', onclick: async () => {
                await remove('/api/drawings');
                await drawings();
              }}, 'Delete all')),
          ]
        : h('p.note', null, 'None yet. They stay on this machine.'));
  }

  /** Fine-tunes a copy of the model on the drawings, and shows the accuracies before and after. */
  async function learn() {
    const base = encodeURIComponent(model.id);
    const words = h('div.stack', {role: 'status'}, h('p.note', null, 'Measuring the model as it is …'));
    own.append(words);
    try {
      const before = await get(`/api/models/${base}/scores`);
      put(words, h('p.note', null, 'Learning …'));
      const tuned = await post('/api/drawings/learn', {model: model.id});
      const end = await follow(tuned.id);
      if (end.state !== 'done') {
        throw new Refused(0, end.problem || `the training is ${end.state}`, '');
      }
      put(words, h('p.note', null, 'Measuring it again …'));
      const after = await get(`/api/models/${encodeURIComponent(tuned.id)}/scores?base=${encodeURIComponent(before.base.data)}`);
      put(words,
        h('table', null,
          h('caption.sr', null, 'Accuracy before and after'),
          h('thead', null, h('tr', null, h('th', {scope: 'col'}, 'Accuracy on'), h('th.num', {scope: 'col'}, 'before'), h('th.num', {scope: 'col'}, 'after'))),
          h('tbody', null,
            h('tr', null, h('td', null, `${before.base.rows} rows of ${model.data} it has not learnt from`), h('td.num', null, percent(before.base.accuracy)), h('td.num', null, percent(after.base.accuracy))),
            h('tr', null, h('td', null, `your ${before.own.rows} drawings`), h('td.num', null, percent(before.own.accuracy)), h('td.num', null, percent(after.own.accuracy))))),
        h('p.note', null, 'The second row is of drawings that it has now learnt from. New ones show whether it knows your hand.'),
        h('button', {type: 'button', onclick: () => studio.go('draw', {run: tuned.id})}, 'Draw with the new model'));
    } catch (e) {
      put(words, h('p.problem', {role: 'alert'}, e instanceof Error ? e.message : String(e)));
    }
  }

  return () => {
    closed = true;
    unwatch();
    off();
    pad.close();
    here.pad = undefined;
    here.load = undefined;
  };
}

/** Offers the larger set of digits as long as no model has learnt from it. @param {any[]} models @param {import('../app.js').Studio} studio */
function better(models, studio) {
  if (models.some((m) => m.data === 'mnist')) {
    return null;
  }
  const button = h('button', {type: 'button', onclick: async () => {
    button.disabled = true;
    try {
      const run = await post('/api/runs/train', {data: 'mnist', recipe: 'quick', fields: {}});
      studio.go('train', {run: run.id});
    } catch (e) {
      button.disabled = false;
      toast(e instanceof Error ? e.message : String(e), true);
    }
  }}, 'Learn from 60,000 digits');
  return h('div.stack', null, h('p.note', null, 'MNIST has more digits, of more hands, at 28×28 pixels. It is fetched once, 11 MB.'), h('div.row', null, button));
}

/** @param {any[]} models the model to begin with: of images of digits if there is one, the newest */
function preferred(models) {
  return models.find((m) => m.drawings && /mnist/.test(m.data) && !/fashion/.test(m.data))
    ?? models.find((m) => m.drawings && m.data === 'digits') ?? models.find((m) => m.drawings) ?? models[0];
}

/** @param {any} model */
function title(model) {
  return `${model.id} · ${model.width}×${model.height} · ${when(model.began)}`;
}

/** With no model yet, one is trained before the reader's eyes. @param {HTMLElement} work @param {import('../app.js').Studio} studio */
async function first(work, studio) {
  const place = h('section.card.stack', {'aria-label': 'The first training'},
    h('h2', null, 'No network yet: watch one learn'),
    h('p', null, '1,797 small images of handwritten digits come with Theta. The network below begins with random weights and knows nothing. Each pass over the images, an epoch, makes its errors smaller.'));
  work.append(place);
  return begin(place, await get('/api/first'), (run) => studio.go('draw', {run: run.id}));
}
