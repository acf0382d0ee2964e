// Makes a network smaller, and shows every network on the way: how well it does, how large it is, and what it answers to a drawing.
import {field, figures, h, onTheme, put, select, toast} from '../dom.js';
import {get, post} from '../api.js';
import {count, number, percent} from '../format.js';
import {tell, tryIt} from '../guide.js';
import {decode, grey, signed} from '../pixels.js';
import {Plot} from '../plot.js';
import {accepted, listen, refusedAt, runTable, steer} from '../running.js';

/** @type {{start?: (options: any) => void, to?: (share: number) => void, digit?: () => void}} what the story's buttons act on */
const here = {};

/** @type {import('../app.js').Screen} */
export const screen = {
  id: 'prune',
  title: 'Prune',
  lead: 'Take away the units that matter least, let the rest learn a little more, and go on as long as it stays about as good. Then move through all sizes.',
  guide: () => [
    tell('How many units a network needs shows only after it has learnt. Many of them do nearly the same, or nearly nothing. It is easier to learn with too many and to remove them afterwards than to learn with few from the start.'),
    tryIt('Prune the chosen network', () => here.start?.({})),
    tell('Each round estimates how much the loss would rise without a unit, removes those that matter least, and trains the rest for a few epochs, so that they take over. A round that loses too much is undone, and a smaller step is tried.'),
    tryIt('Be strict: lose nothing at all', () => here.start?.({tolerance: '0'})),
    tryIt('Be generous: lose up to 5 %', () => here.start?.({tolerance: '5%'})),
    tell('Accuracy hardly falls for a long time, and then all at once. That edge is about as many units as the task needs.'),
    tryIt('Show all units', () => here.to?.(0)),
    tryIt('Show the smallest that is as good', () => here.to?.(1)),
    tryIt('Go beyond the edge', () => here.to?.(2)),
    tell('Each size is a whole network that was kept. Your digit is given to each of them.'),
    tryIt('Ask them all about another digit', () => here.digit?.()),
  ],
  open,
};

/** @param {HTMLElement} work @param {URLSearchParams} params @param {import('../app.js').Studio} studio */
async function open(work, params, studio) {
  const problem = h('p.problem', {role: 'alert', hidden: true});
  /** @type {Map<string, any>} */
  const controls = new Map();
  const live = h('div.stack', {hidden: true});
  const form = h('section.card.stack', {'aria-label': 'The network and how it is pruned'});
  const list = h('section.stack', {'aria-label': 'All prunings'});
  work.append(live, form, list);

  /** @type {any[]} */
  let models = [];
  /** @type {any[]} */
  let runs = [];
  let model = params.get('model') ?? '';
  let chosen = params.get('run');
  /** @type {{close: () => void, to: (share: number) => void, digit: () => void} | null} */
  let shown = null;
  here.start = (options) => start(options);
  here.to = (share) => (shown ? shown.to(share) : toast('Start a pruning first.'));
  here.digit = () => (shown ? shown.digit() : toast('Start a pruning first.'));

  /** @param {string} name @param {string} label @param {string} usual @param {string} help */
  const entry = (name, label, usual, help) => {
    const control = h('input', {type: 'text', placeholder: usual, autocomplete: 'off', spellcheck: 'false', oninput: () => accepted(controls, problem)});
    controls.set(name, control);
    return field(label, control, help);
  };
  const why = h('div.stack', null);
  const begin = h('button.primary', {type: 'button', onclick: () => start({})}, 'Start pruning');
  const choice = h('div', null);
  const method = select([{value: 'units', text: 'hidden units: the network becomes smaller and faster'}, {value: 'weights', text: 'single weights: they are set to 0, the file keeps its size'}], 'units', () => accepted(controls, problem));
  controls.set('method', method);
  put(form, h('h2', null, 'Network'), choice, why,
    h('div.fields', null,
      field('What to remove', method),
      entry('tolerance', 'What may be lost', '0.5%', 'Of the accuracy on validation rows. For numbers, by what share the error may grow.'),
      entry('step', 'Share of a round', '0.3', 'The share of the units that the first rounds remove.'),
      entry('epochs', 'Epochs of a round', 'chosen to suit the data', 'Of fine-tuning after each removal.'),
      entry('saliency', 'Importance', 'taylor', 'How the importance of a unit is measured: taylor, norm or optimal-brain-damage.'),
      entry('seed', 'Seed', 'that of the model', '')),
    problem, h('div.row', null, begin));

  /** @param {any} options that a button of the story sets */
  async function start(options) {
    accepted(controls, problem);
    begin.disabled = true;
    const text = (/** @type {string} */ name) => controls.get(name).value.trim();
    try {
      const run = await post('/api/runs/prune', {model, method: text('method'), tolerance: text('tolerance'), step: text('step'), epochs: text('epochs'),
        saliency: text('saliency'), fields: {seed: text('seed')}, ...options});
      await refresh();
      show(run.id);
      scrollTo({top: 0, behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth'});
    } catch (e) {
      refusedAt(controls, problem, e);
    } finally {
      described();
    }
  }

  function described() {
    const one = models.find((m) => m.id === model);
    begin.disabled = !one || Boolean(one.why);
    if (!models.length) {
      put(why, h('p.empty', null, 'There is no trained network yet. ', h('a', {href: '/train', 'data-go': 'train'}, 'Train one'), ' with many hidden units, then come back.'));
      return;
    }
    put(why, one?.why ? [h('p.problem', {role: 'alert'}, /average/.test(one.why)
      ? 'This model is the average of several networks, a committee. Pruning needs a single network. Train one: set “Committee” to 1, or choose its hidden units yourself.'
      : `This network cannot be pruned. ${one.why}`),
    h('div.row', null, h('a.button', {href: `/train?data=${encodeURIComponent(one.data ?? '')}`, 'data-go': 'train'}, 'Train a single network'))]
      : one ? h('p.note', null, `${count(one.units)} hidden units, learnt from ${one.data}.`) : null);
  }

  async function refresh() {
    [models, runs] = await Promise.all([get('/api/prunable'), get('/api/runs')]);
    runs = runs.filter((run) => run.kind === 'prune');
    if (chosen && models.some((m) => m.id === chosen) && !runs.some((run) => run.id === chosen)) {
      model = chosen; // the address names a network to prune
      chosen = null;
      studio.keep({run: null, model});
    }
    if (!models.some((m) => m.id === model)) {
      model = (models.find((m) => !m.why && m.kind === 'train') ?? models[0])?.id ?? '';
    }
    if (models.length) {
      put(choice, field('The network to prune', select(models.map((m) => ({value: m.id, text: `${m.id}${m.why ? ', cannot be pruned' : `, ${m.units} units`}${m.kind === 'prune' ? ', pruned before' : ''}`})), model, (id) => {
        model = id;
        studio.keep({model});
        accepted(controls, problem);
        described();
      })));
      controls.set('model', choice.querySelector('select'));
    } else {
      put(choice);
    }
    described();
    if (chosen && !runs.some((run) => run.id === chosen)) {
      shown?.close();
      shown = null;
      chosen = null;
      live.hidden = true;
      studio.keep({run: null});
    }
    listed();
  }

  function listed() {
    runTable(list, 'Prunings', 'No prunings yet. Choose a network above and press “Start pruning”.', runs, chosen,
      (run) => (run.result ? `${run.result.units_before} → ${run.result.units_after} units` : ''), show, refresh);
  }

  /** @param {string} id */
  function show(id) {
    const again = chosen === id;
    chosen = id;
    studio.keep({run: id});
    shown?.close();
    shown = panel(live, runs.find((run) => run.id === id), again ? params.get('at') : null, studio);
    listed();
  }

  let states = '';
  const changed = (/** @type {any} */ event) => {
    if (event.detail.states !== states) {
      states = event.detail.states;
      refresh();
    }
  };
  addEventListener('theta-runs', changed);
  await refresh();
  if (chosen) {
    show(chosen);
  } else if (runs.length && !params.has('run') && !params.has('model')) {
    show(runs[0].id);
  }
  return () => {
    here.start = here.to = here.digit = undefined;
    removeEventListener('theta-runs', changed);
    shown?.close();
  };
}

/** @param {any} point @param {string} part */
function score(point, part) {
  return point[part]?.accuracy ?? point[part]?.rmse ?? null;
}

/**
 * One pruning: its curve, and its networks from large to small.
 *
 * @param {HTMLElement} place @param {any} run @param {string | null} first the number of the network that is shown @param {import('../app.js').Studio} studio
 */
function panel(place, run, first, studio) {
  place.hidden = false;
  const path = `/api/runs/${encodeURIComponent(run.id)}`;
  /** @type {any} */
  let plan = null;
  /** @type {any[]} */
  let points = [];
  /** @type {any} */
  let result = null;
  let round = /** @type {any} */ (null);
  let progress = /** @type {any} */ (null);
  let told = {state: run.state, problem: run.problem};
  /** @type {string[]} */
  let notes = [];
  /** @type {number | null} */
  let at = first === null ? null : Number(first);
  /** @type {Map<number, Promise<any>>} */
  const rounds = new Map();
  /** @type {Map<number, number[]>} what each network answers to the digit */
  let answers = new Map();
  /** @type {{raw: string, width: number, height: number, words: string} | null} */
  let digit = drawing();
  let shownUnits = '';
  let closed = false;

  const state = h('span.tag', null, '');
  const status = h('p', {role: 'status'}, '');
  const actions = h('div.row', null);
  const said = h('div.stack', null);
  const plot = new Plot({xLabel: 'hidden units', yLabel: '', format: (y) => (classes() ? percent(y, 1) : number(y, 3)), height: 320, onpick: (x) => {
    const found = sorted().find((p) => size(p) === x);
    if (found) {
      go(found.number);
    }
  }});
  const slider = h('input', {type: 'range', min: 0, max: 0, step: 1, value: 0, id: 'prune-size', oninput: () => go(sorted()[Number(slider.value)].number)});
  const sizes = h('div.stack', {hidden: true});
  const facts = h('div', null);
  const strip = h('div.strip', {role: 'group', 'aria-label': 'The answer of each network'});
  const atEach = h('h3', {hidden: true}, 'At each size');
  const asked = h('div.stack', null);
  const bars = h('ol.bars', {'aria-label': 'Probability of each answer'});
  const units = h('div.stack', null);
  put(sizes,
    h('section.card.stack', {'aria-label': 'From all units to few'}, h('h2', null, 'From all units to few'), field('Size of the network', slider), facts),
    h('div.cols', null,
      h('section.card.stack', {'aria-label': 'The answer to your digit'}, h('h2', null, 'The answer to your digit'), asked, bars, atEach, strip),
      h('section.card.stack', {'aria-label': 'The units that are left'}, h('h2', null, 'The units that are left'), units)));
  put(place,
    h('section.card.stack', {'aria-label': 'The pruning'}, h('div.spread', null, h('h2', null, run.id), state), status, actions, plot.element, said), sizes);
  const off = onTheme(() => {
    shownUnits = '';
    look();
  });

  const classes = () => points[0]?.validation?.accuracy !== undefined;
  /** @param {any} point */
  const size = (point) => (plan?.parts === 'weights' ? point.weights : point.units);
  const sorted = () => [...points].filter((p) => p.bytes > 0).sort((a, b) => size(b) - size(a) || a.number - b.number);
  /** The smallest network that held. */
  const smallest = () => points.filter((p) => p.held).reduce((a, b) => (a && size(a) <= size(b) ? a : b), /** @type {any} */ (null));

  function drawing() {
    const raw = sessionStorage.getItem('theta-drawing');
    const [width, height] = (sessionStorage.getItem('theta-drawing-size') ?? '').split('x').map(Number);
    return raw && width && height ? {raw, width, height, words: 'Your drawing.'} : null;
  }

  const close = listen(run.id, {
    message(name, data) {
      if (name === 'plan') {
        plan = {...(plan ?? {}), ...data};
        points = [];
        result = null;
        notes = [];
      } else if (name === 'point') {
        points.push(data);
      } else if (name === 'round') {
        round = data;
        progress = null;
      } else if (name === 'result') {
        result = data;
      } else if (name === 'note') {
        notes.push(data.words);
      }
    },
    passing(name, data) {
      if (name === 'state') {
        told = data;
      } else if (name === 'progress') {
        progress = data;
      }
    },
    changed: redraw,
  });

  function redraw() {
    state.className = `tag ${told.state}`;
    state.textContent = told.state;
    steer(actions, run.id, told.state, 'pruning');
    const parts = plan?.parts ?? 'units';
    const small = smallest();
    plot.options.xLabel = parts === 'weights' ? 'weights that are not 0' : 'hidden units';
    plot.options.yLabel = classes() ? 'accuracy' : 'error (RMSE)';
    put(status, told.state === 'queued' ? 'It waits for the runs before it.'
      : told.state === 'running' || told.state === 'paused'
        ? !points.length ? 'Judging the network as it is …'
          : round ? `Round ${round.round}: from ${count(round.from)} to ${count(round.to)} ${parts}, learning again${progress && plan?.epochs && progress.round === round.round ? `, epoch ${progress.epoch} of ${plan.epochs}` : ''} …` : 'Beginning …'
        : points.length ? `${points.length} networks were tried.` : '');
    const before = points[0];
    const threshold = before && classes() ? before.validation.accuracy - (plan?.tolerance ?? 0) : null;
    const by = [...points].sort((a, b) => size(a) - size(b));
    const all = sorted();
    if (all.length && !all.some((p) => p.number === at)) {
      at = all[0].number;
    }
    const current = points.find((p) => p.number === at);
    plot.set({
      series: [
        {label: 'validation rows, which decide', color: '--c2', shape: 'square', dash: [7, 4], line: true, points: by.map((p) => ({x: size(p), y: score(p, 'validation'), hollow: !p.held}))},
        ...(before?.test ? [/** @type {import('../plot.js').Series} */ ({label: 'test rows', color: '--c1', shape: 'circle', line: true, points: by.map((p) => ({x: size(p), y: score(p, 'test'), hollow: !p.held}))})] : []),
      ],
      levels: threshold === null ? [] : [{y: threshold, text: 'validation may not fall below'}],
      notes: small && told.state === 'done' ? [{x: size(small), y: score(small, 'validation') ?? 0, text: 'kept', color: '--c3'}] : [],
      lines: current ? [{x: size(current), text: 'shown below', color: '--accent'}] : [],
    }, points.length ? `${classes() ? 'Accuracy' : 'Error'} by number of ${parts}: from ${count(size(before))} to ${count(size(small ?? before))} it holds` : 'No network is judged yet');
    summary(small);
    sizes.hidden = !all.length;
    if (all.length) {
      slider.max = String(all.length - 1);
      slider.value = String(all.findIndex((p) => p.number === at));
      look();
      ask();
    }
  }

  /** @param {any} small */
  function summary(small) {
    const key = `${told.state}|${points.length}|${Boolean(result)}|${notes.length}|${told.problem}`;
    if (said.dataset.key === key) {
      return;
    }
    said.dataset.key = key;
    const before = points[0];
    put(said,
      told.problem ? h('p.problem', {role: 'alert'}, told.problem) : null,
      points.some((p) => !p.held) ? h('p.note', null, 'Hollow marks are networks that lost too much. They were thrown away, and the round was tried again with a smaller step.') : null,
      small && before && small !== before ? h('p.said', null, `${count(size(before))} ${plan?.parts ?? 'units'} became ${count(size(small))}. ${classes() ? 'Accuracy' : 'Error'} on ${before.test ? 'test' : 'validation'} rows: ${format(score(before, before.test ? 'test' : 'validation'))} before, ${format(score(small, before.test ? 'test' : 'validation'))} after.`) : null,
      points.length > 1 && small === before && told.state === 'done' ? h('p.said', null, 'No unit could be spared. Allow it to lose a little more, or begin with a larger network.') : null,
      result ? h('div.row', null,
        h('button', {type: 'button', onclick: () => studio.go('draw', {run: run.id})}, 'Draw with the small one'),
        h('button', {type: 'button', onclick: () => studio.go('inside', {run: run.id})}, 'Look inside'),
        h('button', {type: 'button', onclick: () => studio.go('mistakes', {run: run.id})}, 'See its mistakes')) : null,
      told.state !== 'running' && points.length && !sorted().length ? h('p.note', null, 'This pruning ran on a terminal, where the networks on the way are not kept. Prune here to move through them.') : null,
      [...notes, ...(plan?.hints ?? [])].map((words) => h('p.note', null, words)));
  }

  /** @param {number | null} value */
  function format(value) {
    return classes() ? percent(value, 2) : number(value, 4);
  }

  /** @param {number} number */
  function go(number) {
    at = number;
    studio.keep({at: String(number)});
    redraw();
  }

  /** @param {number} number */
  function fetched(number) {
    let known = rounds.get(number);
    if (!known) {
      known = get(`${path}/rounds/${number}`);
      known.catch(() => rounds.delete(number));
      rounds.set(number, known);
    }
    return known;
  }

  /** Shows the network that is chosen. */
  async function look() {
    const point = points.find((p) => p.number === at);
    if (!point) {
      return;
    }
    const held = `${count(point.units)} of ${count(points[0].units)} units, ${point.held ? 'it holds' : 'it lost too much'}`;
    slider.setAttribute('aria-valuetext', held);
    try {
      const [one, given] = await Promise.all([fetched(point.number), fetched(0)]);
      if (closed || at !== point.number) {
        return;
      }
      const tag = h(`span.tag.${point.held ? 'done' : 'failed'}`, null, point.held ? '✓ as good' : '✗ lost too much');
      put(facts, h('div.stack', null, h('div', null, tag), figures([
        ['hidden units', `${point.hidden.join(' + ')}`],
        [classes() ? 'validation' : 'error, validation', format(score(point, 'validation'))],
        ...(point.test ? [/** @type {[string, string]} */ ([classes() ? 'test' : 'error, test', format(score(point, 'test'))])] : []),
        ['parameters', count(point.parameters)],
        ['file', `${number(one.bytes / 1024, 3)} KB`],
        ['one prediction', `${number(one.microseconds, 2)} µs`],
      ])));
      showUnits(one, given);
    } catch (e) {
      put(facts, h('p.problem', {role: 'alert'}, /** @type {Error} */ (e).message));
    }
    showAnswer();
  }

  /** @param {any} one @param {any} given */
  function showUnits(one, given) {
    const key = `${one.number}`;
    if (shownUnits === key) {
      return;
    }
    shownUnits = key;
    if (!given.images) {
      put(units, h('p', null, `${one.survivors.length || 'Some'} of ${given.survivors.length || 'all'} units of the first layer are left.`),
        h('p.note', null, 'Their weights are shown as images where the inputs are images.'));
      return;
    }
    /** @type {Map<number, number>} */
    const left = new Map(one.survivors.map((/** @type {number} */ old, /** @type {number} */ i) => [old, i]));
    const side = given.images.length > 100 ? 26 : given.images.length > 40 ? 34 : 44;
    const cells = given.images.map((/** @type {string} */ image, /** @type {number} */ old) => {
      const i = left.get(old);
      const alive = i !== undefined && i < one.images.length;
      const canvas = signed(new Int8Array(decode(alive ? one.images[i] : image).buffer), one.width ?? given.width, one.height ?? given.height, `Unit ${old + 1}${alive ? '' : ', removed'}`, 127);
      canvas.style.width = `${side}px`;
      canvas.style.height = `${side}px`;
      return h(alive ? 'span.unit' : 'span.unit.gone', null, canvas);
    });
    const more = given.survivors.length - given.images.length;
    put(units,
      h('p.note', null, `${one.survivors.length} of ${given.survivors.length} units of the first layer. Each image is what a unit looks for: blue where ink speaks for it, orange where ink speaks against it. Those that are crossed out are gone.`),
      h('div.units-grid', null, cells),
      more > 0 ? h('p.note', null, `${more} more are not shown.`) : null);
  }

  /** Loads a digit that the network has not learnt from. */
  async function load() {
    try {
      const one = await get(`/api/models/${encodeURIComponent(run.from)}/digit?at=${Math.floor(Math.random() * 300)}`);
      digit = {raw: one.raw, width: one.width, height: one.height, words: `${one.test ? 'A test digit' : 'A digit'}; its label is ${one.label}.`};
      answers = new Map();
      ask();
    } catch (e) {
      toast(/** @type {Error} */ (e).message, true);
    }
  }

  let asking = false;
  /** Asks every network that is kept about the digit. */
  async function ask() {
    const given = await fetched(0).catch(() => null);
    if (!given || closed) {
      return;
    }
    if (!given.images) {
      put(asked, h('p.note', null, 'This network does not take images, so there is no digit to show it.'));
      return;
    }
    if (digit && (digit.width !== given.width || digit.height !== given.height)) {
      digit = null;
    }
    showAsked(given);
    if (!digit || asking) {
      return;
    }
    asking = true;
    try {
      for (const point of sorted()) {
        if (!answers.has(point.number) && digit && !closed) {
          const of = /** @type {{raw: string, width: number, height: number, words: string}} */ (digit);
          const answer = await post(`${path}/rounds/${point.number}/answer`, decode(of.raw));
          if (of === digit) {
            answers.set(point.number, answer.probabilities);
          }
        }
      }
    } catch (e) {
      put(asked, h('p.problem', {role: 'alert'}, /** @type {Error} */ (e).message));
    } finally {
      asking = false;
    }
    showStrip(given.labels);
    showAnswer();
    if (digit && sorted().some((p) => !answers.has(p.number))) {
      ask();
    }
  }

  /** @param {any} given */
  function showAsked(given) {
    const key = digit?.raw ?? `none ${given.width}`;
    if (asked.dataset.key === key) {
      return;
    }
    asked.dataset.key = key;
    const buttons = h('div.row', null,
      h('button.small', {type: 'button', onclick: load}, 'Load a test digit'),
      h('button.small', {type: 'button', onclick: () => studio.go('draw', {run: run.from})}, 'Draw one'));
    if (!digit) {
      put(asked, h('p.note', null, `No drawing of ${given.width} by ${given.height} pixels yet.`), buttons);
      put(bars);
      put(strip);
      atEach.hidden = true;
      return;
    }
    const raw = decode(digit.raw);
    const most = raw.reduce((a, b) => Math.max(a, b), 1);
    put(asked, h('div.row', null, grey(raw.map((v) => Math.round((255 * v) / most)), digit.width, digit.height, 'The digit that all networks are given', 84),
      h('div.stack', null, h('p.note', null, digit.words), buttons)));
  }

  /** @param {number[]} shares */
  const best = (shares) => shares.reduce((a, share, i) => (share > shares[a] ? i : a), 0);

  /** @param {string[]} labels */
  function showStrip(labels) {
    const all = sorted().filter((p) => answers.has(p.number));
    const truth = all.length ? best(/** @type {number[]} */ (answers.get(all[0].number))) : 0;
    atEach.hidden = !all.length;
    put(strip, all.map((p) => {
      const shares = /** @type {number[]} */ (answers.get(p.number));
      const top = best(shares);
      return h(`button.small${top === truth ? '' : '.other'}`, {type: 'button', 'aria-pressed': String(p.number === at), onclick: () => go(p.number)},
      h('strong', null, labels[top]), h('span', null, percent(shares[top], 0), h('span.sr', null, ' sure, ')),
      h('span.note', null, count(size(p)), h('span.sr', null, ` ${plan?.parts ?? 'units'}${top === truth ? '' : ', another answer'}`)));
    }));
  }

  async function showAnswer() {
    const shares = at === null ? undefined : answers.get(at);
    const given = shares ? await fetched(0).catch(() => null) : null;
    if (!shares || !given) {
      return;
    }
    const top = best(shares);
    put(bars, given.labels.map((/** @type {string} */ label, /** @type {number} */ i) => h(i === top ? 'li.best' : 'li', null, h('span', null, label),
      h('span.bar', null, h('i', {style: {transform: `scaleX(${shares[i]})`}})), h('span.value', null, percent(shares[i], 1)))));
    for (const button of strip.querySelectorAll('button')) {
      button.setAttribute('aria-pressed', 'false');
    }
    const place = sorted().filter((p) => answers.has(p.number)).findIndex((p) => p.number === at);
    strip.children[place]?.setAttribute('aria-pressed', 'true');
  }

  return {
    close() {
      closed = true;
      close();
      plot.close();
      off();
    },
    /** @param {number} share 0 for all units, 1 for the smallest that held, 2 for one beyond */
    to(share) {
      const all = sorted();
      const small = smallest();
      if (!all.length) {
        toast('No networks are kept yet.');
        return;
      }
      const beyond = all.filter((p) => !p.held && small && size(p) < size(small));
      go((share === 0 ? all[0] : share === 1 ? small ?? all[0] : beyond[beyond.length - 1] ?? all[all.length - 1]).number);
      sizes.scrollIntoView({block: 'start'});
    },
    digit() {
      load();
      strip.scrollIntoView({block: 'center'});
    },
  };
}
