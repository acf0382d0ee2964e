// How many hidden units? Candidates are cross-validated before the reader's eyes, and one is chosen by one standard error.
import {field, figures, h, put, table, toast} from '../dom.js';
import {get, post} from '../api.js';
import {count, number, percent, seconds} from '../format.js';
import {tell, tryIt} from '../guide.js';
import {Plot} from '../plot.js';
import {chooser} from '../source.js';
import {accepted, listen, refusedAt, runTable, steer} from '../running.js';

/** @type {{start?: (body: any) => void, mark?: () => void, zoom?: () => void}} what the story's buttons act on */
const here = {};

/** @type {import('../app.js').Screen} */
export const screen = {
  id: 'size',
  title: 'How many hidden units?',
  lead: 'Try several sizes on the same folds of the data, see how each does on rows it has not learnt from, and take the smallest that is about as good as the best.',
  guide: () => [
    tell('With too few hidden units a network cannot form the boundaries that its task needs. Both errors stay high, on the rows it learns from and on all others: it underfits.'),
    tryIt('Try only 1 to 4 units', () => here.start?.({data: 'digits', space: {hidden: '1,2,3,4'}, fields: {epochs: '40'}})),
    tell('With very many units it can learn its rows by heart. The training loss goes on falling, but the loss on rows held back does not. More units cost time and no longer help.'),
    tryIt('Compare 2 to 256 units', () => here.start?.({data: 'digits', space: {hidden: '2..256'}, fields: {epochs: '40', dropout: '0'}})),
    tell('There are rules of thumb. One says: take the mean of the numbers of inputs and outputs. For 64 pixels and 10 digits that is 37. It is a place to begin, not an answer; only the data know.'),
    tryIt('Mark the rule on the chart', () => here.mark?.()),
    tryIt('Test the rule against its neighbours', () => here.start?.({data: 'digits', space: {hidden: '9,18,37,74,148'}, fields: {epochs: '40'}})),
    tell('One division into rows to learn from and rows to judge by is partly luck. So the rows are cut into folds, and each fold is held back once. The spread of the scores gives the standard error of their mean: the bar on each point.'),
    tell('The best of many candidates is partly the best by luck, too. A smaller network within one standard error of it is as good as one can tell, and simpler. That one is chosen.'),
    tryIt('Zoom in on the best', () => here.zoom?.()),
  ],
  open,
};

/** @param {HTMLElement} work @param {URLSearchParams} params @param {import('../app.js').Studio} studio */
async function open(work, params, studio) {
  const problem = h('p.problem', {role: 'alert', hidden: true});
  /** @type {Map<string, any>} */
  const controls = new Map();
  const source = await chooser(params.get('data') ?? 'digits', (chosen) => {
    studio.keep({data: chosen});
    accepted(controls, problem);
  });
  /** @param {string} name @param {string} label @param {string} usual @param {string} help */
  const entry = (name, label, usual, help) => {
    const control = h('input', {type: 'text', placeholder: usual, autocomplete: 'off', spellcheck: 'false', oninput: () => accepted(controls, problem)});
    controls.set(name, control);
    return field(label, control, help);
  };
  const live = h('section.card.stack', {'aria-label': 'The search', hidden: true});
  const list = h('section.stack', {'aria-label': 'All searches'});
  const begin = h('button.primary', {type: 'button', onclick: () => start({data: source.value(), space: {hidden: text('hidden')}, folds: text('folds'),
    fields: {...source.fields(), ...given(['epochs', 'dropout', 'rate', 'activation', 'seed'])}})}, 'Start the search');
  work.append(live,
    h('section.card.stack', {'aria-label': 'Data'}, h('h2', null, 'Data'), source.element),
    h('section.card.stack', {'aria-label': 'Sizes and folds'}, h('h2', null, 'Sizes and folds'),
      h('div.fields', null,
        entry('hidden', 'Sizes to try', 'chosen to suit the data', 'Numbers of hidden units, such as 8,16,32; a range such as 4..256 doubles from one end to the other; 64-32 means two layers.'),
        entry('folds', 'Folds', '5', 'Each fold is held back once. More folds take longer and judge better.'),
        entry('epochs', 'Epochs', 'chosen to suit the data', 'Passes over the rows, the same for all sizes.'),
        entry('dropout', 'Dropout', 'default', 'The share of units that each step leaves out: 0.2 for images, 0 for tables.'),
        entry('rate', 'Learning rate', 'default', 'Such as 0.003.'),
        entry('activation', 'Activation', 'relu', 'Of the hidden units, such as tanh.'),
        entry('seed', 'Seed', '1', 'Another seed gives other folds and other first weights.')),
      problem, h('div.row', null, begin, h('p.note', null, 'A range whose best size lies at its end goes on beyond it by itself.'))),
    list);

  /** @param {string} name */
  const text = (name) => controls.get(name).value.trim();
  /** @param {string[]} names */
  const given = (names) => Object.fromEntries(names.map((name) => [name, text(name)]).filter(([, value]) => value));

  /** @type {any[]} */
  let runs = [];
  /** @type {string | null} */
  let chosen = params.get('run');
  /** @type {{close: () => void, mark: () => void, zoom: () => void} | null} */
  let shown = null;
  here.start = start;
  here.mark = () => (shown ? shown.mark() : toast('Start a search first.'));
  here.zoom = () => (shown ? shown.zoom() : toast('Start a search first.'));

  /** @param {any} body */
  async function start(body) {
    accepted(controls, problem);
    begin.disabled = true;
    try {
      const run = await post('/api/runs/search', body);
      await refresh();
      show(run.id);
      scrollTo({top: 0, behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth'});
    } catch (e) {
      refusedAt(controls, problem, e);
    } finally {
      begin.disabled = false;
    }
  }

  async function refresh() {
    runs = (await get('/api/runs')).filter((/** @type {any} */ run) => run.kind === 'search');
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
    runTable(list, 'Searches', 'No searches yet. Press “Start the search”, or a button of the story.', runs, chosen,
      (run) => (run.result?.chosen ? `${title(run.result.chosen)} of ${run.result.trials.length} sizes` : ''), show, refresh);
  }

  /** @param {string} id */
  function show(id) {
    chosen = id;
    studio.keep({run: id});
    shown?.close();
    shown = panel(live, id, runs.find((run) => run.id === id), params, studio);
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
  } else if (runs.length) {
    show(runs[0].id);
  }
  return () => {
    here.start = here.mark = here.zoom = undefined;
    removeEventListener('theta-runs', changed);
    shown?.close();
  };
}

/** `hidden=32` as people say it. @param {string} name */
function title(name) {
  const units = /^hidden=([0-9-]+)$/.exec(name);
  return units ? `${units[1]} ${units[1] === '1' ? 'unit' : 'units'}` : name;
}

/** @param {string} words of the engine, in which a candidate is called hidden=32 */
function plain(words) {
  return words.replace(/hidden=([0-9-]+)/g, '$1 units');
}

/** The settings of a search for another one. @param {Record<string, string>} [fields] */
function without(fields = {}) {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !['data', 'hidden', 'layers'].includes(name)));
}

/**
 * One search: its candidates as they come.
 *
 * @param {HTMLElement} place @param {string} id @param {any} run @param {URLSearchParams} params @param {import('../app.js').Studio} studio
 */
function panel(place, id, run, params, studio) {
  place.hidden = false;
  let told = fresh();
  const how = {zoom: params.get('zoom') === '1', rule: params.get('rule') === '1'};
  const state = h('span.tag', null, '');
  const status = h('p', {role: 'status'}, '');
  const bar = h('progress', {max: 1, value: 0, 'aria-label': 'Folds done'});
  const actions = h('div.row', null);
  const choice = h('p.said', {role: 'status', hidden: true});
  const said = h('div.stack', null);
  const numbers = h('div.nowrap', null);
  const scores = new Plot({xLabel: 'hidden units', yLabel: 'on rows held back', format: (y) => format(y), height: 340});
  const losses = new Plot({xLabel: 'hidden units', yLabel: 'loss', format: (y) => number(y, 3), height: 240});
  const zoom = h('button.small', {type: 'button', 'aria-pressed': String(how.zoom), onclick: () => toggle('zoom')}, 'Zoom in on the best');
  const rule = h('button.small', {type: 'button', 'aria-pressed': String(how.rule), onclick: () => toggle('rule')}, 'Rule of thumb');
  const under = h('p.note', null, '');
  const began = performance.now();
  put(place,
    h('div.spread', null, h('h2', null, id), state), status, bar, actions, choice,
    h('div.row', null, zoom, rule), scores.element,
    h('h3', null, 'Training loss beside the loss on rows held back'), losses.element, under,
    said, h('details', {open: innerWidth > 900}, h('summary', null, 'The numbers'), h('div', {style: {height: '8px'}}), numbers));

  /** @param {'zoom' | 'rule'} what */
  function toggle(what) {
    how[what] = !how[what];
    (what === 'zoom' ? zoom : rule).setAttribute('aria-pressed', String(how[what]));
    studio.keep({[what]: how[what] ? '1' : null});
    redraw();
  }

  function fresh() {
    return {plan: /** @type {any} */ (null), trials: /** @type {Map<string, any>} */ (new Map()), folds: /** @type {Map<string, any[]>} */ (new Map()),
      round: /** @type {any} */ (null), choice: /** @type {any} */ (null), result: /** @type {any} */ (null), notes: /** @type {string[]} */ ([]),
      share: 0, state: run?.state ?? '', problem: run?.problem ?? '', fetched: /** @type {any} */ (null)};
  }

  /** The mean of the numbers of inputs and outputs. */
  const thumb = () => told.plan?.rule ?? told.result?.rule;

  /** @param {number} y */
  function format(y) {
    return told.plan?.measure === 'accuracy' ? percent(y, how.zoom ? 1 : 0) : number(y, 3);
  }

  const close = listen(id, {
    message(name, data) {
      if (name === 'plan') {
        const before = told;
        told = fresh();
        told.plan = data.recalled ? data : {...before.plan, ...data};
        told.state = before.state;
      } else if (name === 'round') {
        if (told.round && data.round > told.round.round) {
          told.trials.clear();
          told.folds.clear();
          told.choice = null;
        }
        told.round = data;
        told.share = 0;
      } else if (name === 'fold') {
        told.folds.set(data.name, [...(told.folds.get(data.name) ?? []), data]);
      } else if (name === 'trial') {
        told.trials.set(data.name, data);
      } else if (name === 'choice') {
        told.choice = data;
      } else if (name === 'result') {
        told.result = data;
      } else if (name === 'note') {
        told.notes.push(data.words);
      }
    },
    passing(name, data) {
      if (name === 'state') {
        told.state = data.state;
        told.problem = data.problem;
      } else if (name === 'progress') {
        told.share = data.share;
      } else {
        told.fetched = data;
      }
    },
    changed: redraw,
  });

  function redraw() {
    state.className = `tag ${told.state}`;
    state.textContent = told.state;
    steer(actions, id, told.state, 'search');
    const done = [...told.trials.values()].sort((a, b) => a.units - b.units);
    const all = told.round?.candidates ?? told.plan?.candidates?.length ?? done.length;
    bar.value = told.state === 'done' ? 1 : told.share;
    bar.hidden = told.state === 'stopped' || told.state === 'failed';
    const left = told.share > 0.02 && told.state === 'running' ? ((performance.now() - began) / 1000 / told.share) * (1 - told.share) : null;
    put(status, told.state === 'queued' ? 'It waits for the runs before it.'
      : told.fetched && !told.plan ? `Fetching ${told.fetched.file} …`
        : !told.plan ? 'Reading the data …'
          : told.plan.recalled ? `${done.length} sizes are finished.`
            : `${told.trials.size} of ${Math.max(all, told.trials.size)} sizes are finished${told.trials.size ? '' : '; a size has its point when all its folds are'}${told.round?.folds ? ` (${told.round.folds / told.round.candidates} folds each)` : ''}.${left === null ? '' : ` About ${seconds(left)} left.`}`);
    choice.hidden = !told.choice;
    if (told.choice && choice.textContent !== told.choice.words) {
      choice.textContent = told.choice.words;
    }
    drawScores(done);
    drawLosses(done);
    table1(done);
    results();
  }

  /** @param {any[]} done */
  function drawScores(done) {
    const measure = told.plan?.measure ?? 'accuracy';
    scores.options.yLabel = `${measure === 'r2' ? 'R²' : measure} on rows held back`;
    const pending = [...told.folds].filter(([name]) => !told.trials.has(name));
    const units = new Map([...(told.plan?.candidates ?? []), ...done].map((/** @type {any} */ one) => [one.name, one.units]));
    const ticks = [...new Set(units.values())];
    const best = told.choice ? told.trials.get(told.choice.best) : null;
    const chosen = told.choice ? told.trials.get(told.choice.chosen) : null;
    const falls = measure === 'loss';
    const lowest = best && best.standardError && !falls ? best.mean - 6 * best.standardError : undefined;
    const notes = [];
    if (best && chosen && best !== chosen) {
      notes.push({x: best.units, y: best.mean, text: 'best', color: '--c1'});
    }
    if (chosen) {
      notes.push({x: chosen.units, y: chosen.mean, text: best === chosen ? 'best and chosen' : 'chosen', color: '--c3'});
    }
    scores.set({
      series: [{label: 'mean over the folds ± one standard error', color: '--c1', shape: 'circle', line: true, points: done.map((one) => ({
        x: one.units, y: one.mean, low: one.standardError === null ? null : one.mean - one.standardError, high: one.standardError === null ? null : one.mean + one.standardError}))}],
      dots: pending.flatMap(([name, folds]) => folds.map((/** @type {any} */ one) => ({x: units.get(name) ?? 1, y: one.score}))),
      lines: how.rule && thumb() ? [{x: thumb(), text: `rule of thumb: ${thumb()}`, color: '--c5'}] : [],
      levels: told.choice ? [{y: told.choice.limit, text: 'one standard error from the best'}] : [],
      notes, ticks, from: how.zoom ? lowest : undefined,
    }, `${measure} by number of hidden units. ${told.choice?.words ?? 'No size is finished yet.'}`);
    rule.disabled = !thumb();
  }

  /** @param {any[]} done */
  function drawLosses(done) {
    losses.set({series: [
      {label: 'training', color: '--c1', shape: 'circle', line: true, points: done.map((one) => ({x: one.units, y: one.trainLoss}))},
      {label: 'rows held back', color: '--c2', shape: 'square', dash: [7, 4], line: true, points: done.map((one) => ({x: one.units, y: one.loss,
        low: one.lossError === null ? null : one.loss - one.lossError, high: one.lossError === null ? null : one.loss + one.lossError}))},
    ], ticks: [...new Set([...(told.plan?.candidates ?? []), ...done].map((/** @type {any} */ one) => one.units))], lines: how.rule && thumb() ? [{x: thumb(), text: '', color: '--c5'}] : []},
    `Training loss and loss on rows held back by number of hidden units, for ${done.length} sizes`);
    const first = done[0];
    const last = done[done.length - 1];
    const lowest = done.reduce((a, b) => (b.loss < a.loss ? b : a), first);
    put(under, done.length < 3 ? 'Where both are high, a network underfits. Where the training loss is much lower than the other, it overfits.'
      : `${title(first.name)}: both losses are ${first.trainLoss > 2 * last.trainLoss ? 'high, it underfits' : 'alike'}. `
        + (lowest === last ? `The loss on rows held back is lowest for the largest, ${title(last.name)}.`
          : `The loss on rows held back is lowest for ${title(lowest.name)}; from there to ${title(last.name)} the training loss ${last.trainLoss < lowest.trainLoss ? 'goes on falling and the other does not: it begins to overfit' : 'does not fall either'}.`));
  }

  /** A log that is read again knows them only from the result. @param {any} one */
  function parameters(one) {
    const known = one.parameters ?? told.result?.trials.find((/** @type {any} */ trial) => trial.name === one.name)?.parameters;
    return known ? count(known) : '';
  }

  /** @param {any[]} done */
  function table1(done) {
    const key = JSON.stringify([done.length, Boolean(told.result), told.choice?.chosen, told.choice?.best]);
    if (numbers.dataset.key === key) {
      return;
    }
    numbers.dataset.key = key;
    const show = (/** @type {number} */ y) => (told.plan?.measure === 'accuracy' ? percent(y, 2) : number(y, 4));
    put(numbers, done.length ? table('Candidates', ['size', {text: 'parameters', num: true}, {text: told.plan?.measure ?? 'score', num: true}, {text: '± one standard error', num: true},
      {text: 'loss held back', num: true}, {text: 'training loss', num: true}, 'choice'], done.map((one) => [title(one.name), parameters(one), show(one.mean),
      one.standardError === null ? '–' : show(one.standardError), number(one.loss, 3), number(one.trainLoss, 3),
      one.name === told.choice?.best ? (one.name === told.choice.chosen ? '★ best, chosen' : '★ best') : one.name === told.choice?.chosen ? '✓ chosen' : '']))
      : h('p.note', null, 'No size is finished yet.'));
  }

  function results() {
    const key = `${told.state}|${Boolean(told.result)}|${told.notes.length}|${told.problem}`;
    if (said.dataset.key === key) {
      return;
    }
    said.dataset.key = key;
    const result = told.result?.complete ? told.result : null;
    const trial = result?.trials.find((/** @type {any} */ one) => one.name === result.chosen);
    const mean = trial ? trial.mean_accuracy ?? trial.mean_rmse : null;
    put(said,
      told.problem ? h('p.problem', {role: 'alert'}, told.problem) : null,
      trial ? figures([
        ['chosen', title(result.chosen)],
        [trial.mean_accuracy === undefined ? 'RMSE on rows held back' : 'accuracy on rows held back', trial.mean_accuracy === undefined ? number(mean) : percent(mean, 2)],
        ['parameters', count(trial.parameters)],
      ]) : null,
      result?.edge ? edge(result) : null,
      result?.fields ? h('div.row', null, h('button.primary', {type: 'button', onclick: train}, 'Train the chosen one'),
        h('p.note', null, 'The search has only judged sizes. This trains one network of the chosen size, for use.')) : null,
      told.notes.map((words) => h('p.note', null, plain(words))),
      (told.plan?.hints ?? []).map((/** @type {string} */ words) => h('p.note', null, words)),
      result?.command ? h('details', null, h('summary', null, 'The same on a terminal'), h('pre', null, result.command)) : null);
  }

  /** That larger or smaller sizes may be better, and a button that tries them. @param {any} result */
  function edge(result) {
    const next = /--hidden ([0-9.]+)/.exec(result.edge)?.[1].replace(/\.$/, '');
    return h('div.row', null,
      next ? h('button', {type: 'button', onclick: () => here.start?.({data: run?.data ?? told.plan.data, space: {hidden: next}, fields: without(run?.fields)})}, `Go on with ${next} units`) : null,
      h('p.note', null, `The best, ${title(result.best)}, lies at the edge of what was tried: others beyond it may be better.`));
  }

  async function train() {
    try {
      const made = await post('/api/runs/train', {data: run?.data ?? told.plan.data, fields: told.result.fields});
      studio.go('train', {run: made.id});
    } catch (e) {
      toast(/** @type {Error} */ (e).message, true);
    }
  }

  return {
    close() {
      close();
      scores.close();
      losses.close();
    },
    mark() {
      if (!how.rule) {
        toggle('rule');
      }
      scores.element.scrollIntoView({block: 'center'});
    },
    zoom() {
      toggle('zoom');
      scores.element.scrollIntoView({block: 'center'});
    },
  };
}
