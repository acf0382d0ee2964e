// Choose data, train networks, watch them learn, and compare them.
import {facts, field, figures, h, put, s, table, toast, token} from '../dom.js';
import {get, link, post, remove, Refused} from '../api.js';
import {Chart, look} from '../chart.js';
import {base, count, number, percent, seconds} from '../format.js';
import {tell, tryIt} from '../guide.js';
import {chooser} from '../source.js';
import {recipeForm} from '../form.js';
import {curves, says, watch, words} from '../training.js';

/** @type {{start?: (data: string, fields: Record<string, string>) => void}} what the story's buttons act on */
const here = {};

/** @type {import('../app.js').Screen} */
export const screen = {
  id: 'train',
  title: 'Train',
  lead: 'Choose data, press start, and watch the errors fall. Pause, stop and resume as you like: the result is the same to the last bit.',
  guide: () => [
    tell('A network learns by small steps. It answers a few examples, measures by a loss how wrong it was, and moves every weight a little in the direction that makes the loss smaller: gradient descent. Backpropagation finds that direction for all weights at once.'),
    tryIt('Train on 1,797 digits', () => here.start?.('digits', {hidden: '32', epochs: '60'})),
    tell('Some rows are held back. The network never learns from them; they show how it does on what it has not seen. At first both errors fall. If the network goes on learning the training rows by heart, the validation error rises again: it overfits. The best network is the one at the global minimum of the validation error, and that is the one kept.'),
    tryIt('Show me overfitting', () => here.start?.('digits', {hidden: '256', dropout: '0', epochs: '150', rate: '0.01', validation: '0.5'})),
    tell('Dropout leaves out some units at random in every step, so that none relies on the others. It makes overfitting smaller.'),
    tryIt('The same with dropout', () => here.start?.('digits', {hidden: '256', dropout: '0.5', epochs: '150', rate: '0.01', validation: '0.5'})),
    tell('Too large a rate, and the steps jump over the valley. Tick both runs in the list below to compare them.'),
    tryIt('Take steps that are too large', () => here.start?.('digits', {hidden: '32', epochs: '30', optimizer: 'sgd', rate: '3'})),
  ],
  open,
};

/** @param {HTMLElement} work @param {URLSearchParams} params @param {import('../app.js').Studio} studio */
async function open(work, params, studio) {
  const form = await recipeForm();
  const problem = h('p.problem', {role: 'alert', hidden: true});
  const source = await chooser(params.get('data') ?? 'digits', (chosen) => {
    studio.keep({data: chosen});
    form.refused('', '');
    problem.hidden = true;
  });
  const live = h('section.card.stack', {'aria-label': 'The chosen run', hidden: true});
  const list = h('section.stack', {'aria-label': 'All runs'});
  const start = h('button.primary', {type: 'button', onclick: () => begin(source.value(), {...form.fields(), ...source.fields()}, form.recipe())}, 'Start training');

  work.append(
    live,
    h('section.card.stack', {'aria-label': 'Data'}, h('h2', null, 'Data'), source.element),
    h('section.card.stack', {'aria-label': 'Network and learning'}, h('h2', null, 'Network and learning'), form.element, problem,
      h('div.row', null, start, h('p.note', null, 'What you leave blank is chosen to suit the data.'))),
    list);

  /** @type {any[]} */
  let runs = [];
  /** @type {string | null} */
  let chosen = params.get('run');
  /** @type {Set<string>} */
  const compared = new Set((params.get('with') ?? '').split(',').filter(Boolean));
  /** @type {(() => void) | null} */
  let unwatch = null;
  /** @type {{close: () => void} | null} */
  let comparison = null;
  here.start = (data, fields) => {
    begin(data, fields, '');
  };

  /** @param {string} data @param {Record<string, string>} fields @param {string} recipe */
  async function begin(data, fields, recipe) {
    problem.hidden = true;
    form.refused('', '');
    start.disabled = true;
    try {
      const run = await post('/api/runs/train', {data, fields, recipe});
      await refresh();
      open(run.id);
      scrollTo({top: 0, behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth'});
    } catch (e) {
      const setting = e instanceof Refused ? e.setting : '';
      if (!form.refused(setting, /** @type {Error} */ (e).message)) {
        problem.textContent = /** @type {Error} */ (e).message;
        problem.hidden = false;
      }
    } finally {
      start.disabled = false;
    }
  }

  async function refresh() {
    runs = await get('/api/runs');
    showList();
  }

  /** @param {string} id */
  function open(id) {
    chosen = id;
    studio.keep({run: id});
    unwatch?.();
    unwatch = panel(live, id, runs.find((run) => run.id === id), studio, refresh);
    showList();
  }

  function showList() {
    comparison?.close();
    comparison = null;
    if (!runs.length) {
      put(list, h('h2', null, 'Runs'), h('p.empty', null, 'No runs yet. Choose data above and press “Start training”. Every run is kept in a folder of its own, with its model and a report.'));
      return;
    }
    const shown = runs.filter((run) => compared.has(run.id));
    put(list,
      h('div.spread', null, h('h2', null, 'Runs'), h('p.note', null, `in ${studio.about.runs}; tick two or more to compare them`)),
      h('div.scroll', {tabindex: 0, role: 'region', 'aria-label': 'Runs'}, h('table', null,
        h('caption.sr', null, 'All runs'),
        h('thead', null, h('tr', null, ['Compare', 'Run', 'Kind', 'State', 'Data', 'Chosen settings'].map((x) => h('th', {scope: 'col'}, x)),
          h('th.num', {scope: 'col'}, 'Test'), h('th', {scope: 'col'}, h('span.sr', null, 'Actions')))),
        h('tbody', null, runs.map((run) => h('tr', {'aria-selected': String(run.id === chosen)},
          h('td', null, run.kind === 'train' ? h('input', {type: 'checkbox', checked: compared.has(run.id), 'aria-label': `Compare ${run.id}`, onchange: () => tick(run.id)}) : null),
          h('td', null, h('button.quiet.small', {type: 'button', onclick: () => open(run.id)}, run.id)),
          h('td', null, run.kind),
          h('td', null, h(`span.tag.${run.state}`, null, run.state)),
          h('td', null, base(run.data ?? '')),
          h('td', null, settings(run)),
          h('td.num', null, score(run.result)),
          h('td', null, ['queued', 'running', 'paused'].includes(run.state) ? null
            : h('button.quiet.small.danger', {type: 'button', 'aria-label': `Delete ${run.id}`, onclick: () => drop(run)}, 'Delete'))))))));
    if (shown.length > 1) {
      comparison = compare(list, shown);
    }
  }

  /** @param {string} id */
  function tick(id) {
    if (!compared.delete(id)) {
      compared.add(id);
    }
    studio.keep({with: [...compared].join(',')});
    showList();
  }

  /** @param {any} run */
  async function drop(run) {
    if (!confirm(`Delete ${run.id} with its model and report?`)) {
      return;
    }
    try {
      await remove(`/api/runs/${encodeURIComponent(run.id)}`);
      compared.delete(run.id);
      if (chosen === run.id) {
        unwatch?.();
        unwatch = null;
        chosen = null;
        live.hidden = true;
        studio.keep({run: null});
      }
      await refresh();
    } catch (e) {
      toast(/** @type {Error} */ (e).message, true);
    }
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
  if (chosen && runs.some((run) => run.id === chosen)) {
    open(chosen);
  } else if (runs.length && ['running', 'paused'].includes(runs[0].state)) {
    open(runs[0].id);
  }
  return () => {
    here.start = undefined;
    removeEventListener('theta-runs', changed);
    unwatch?.();
    comparison?.close();
  };
}

/** @param {any} run the settings that were chosen, without the data */
function settings(run) {
  return Object.entries(run.fields ?? {}).filter(([name]) => name !== 'data').map(([name, value]) => `${name} ${value}`).join(', ') || 'none';
}

/** @param {any} result */
function score(result) {
  if (!result) {
    return '';
  }
  if (result.test_accuracy !== null && result.test_accuracy !== undefined) {
    return percent(result.test_accuracy, 2);
  }
  if (result.left_out_accuracy) {
    return percent(result.left_out_accuracy, 2);
  }
  const r2 = result.test_r2 ?? result.left_out_r2;
  return r2 === null || r2 === undefined ? '' : `R² ${number(r2, 3)}`;
}

/**
 * One run: its curves as they grow, what can be done with it, and what came of it.
 *
 * @param {HTMLElement} place @param {string} id @param {any} run @param {import('../app.js').Studio} studio @param {() => void} refresh
 * @returns {() => void}
 */
function panel(place, id, run, studio, refresh) {
  place.hidden = false;
  const path = `/api/runs/${encodeURIComponent(id)}`;
  const chart = new Chart({label: `Learning curves of ${id}`, xLabel: 'epoch', yLabel: 'loss', height: 320});
  const how = {accuracy: false, smoothing: 0, member: 0};
  const status = h('p', {role: 'status'}, '');
  const pace = h('p.note', null, '');
  const bar = h('progress', {max: 1, value: 0, 'aria-label': 'Epochs done'});
  const meaning = h('p', null);
  const actions = h('div.row', null);
  const said = h('div.stack', null);
  const state = h('span.tag', null, '');
  /** @type {import('../training.js').Told} */
  let told = {plan: null, epochs: [], progress: null, result: null, ended: null, notes: [], state: '', problem: '', other: []};
  const redraw = () => {
    const members = [...new Set(told.epochs.map((one) => one.member))].sort((a, b) => a - b);
    const one = members.includes(how.member) ? how.member : members[0] ?? 0;
    const shown = told.epochs.filter((epoch) => epoch.member === one);
    curves(chart, shown, how);
    put(meaning, told.result ? '' : says(shown));
    if (members.length > 1 && which.options.length !== members.length) {
      put(which, members.map((member) => h('option', {value: member}, `network ${member} of ${told.plan?.members ?? members.length}`)));
    }
    whichField.hidden = members.length < 2;
  };
  const which = h('select', {onchange: () => {
    how.member = Number(which.value);
    redraw();
  }});
  const whichField = field('Curves of', which);
  whichField.hidden = true;
  const toggle = h('button.small', {type: 'button', 'aria-pressed': 'false', onclick: () => {
    how.accuracy = !how.accuracy;
    toggle.setAttribute('aria-pressed', String(how.accuracy));
    chart.options.yLabel = how.accuracy ? 'accuracy' : 'loss';
    chart.rebuild();
    redraw();
  }}, 'Accuracy');
  const log = h('button.small', {type: 'button', 'aria-pressed': 'false', onclick: () => {
    chart.scale(!chart.log);
    log.setAttribute('aria-pressed', String(chart.log));
    redraw();
  }}, 'Log scale');
  const smoothing = h('input', {type: 'range', min: 0, max: 0.95, step: 0.05, value: 0, oninput: () => {
    how.smoothing = Number(smoothing.value);
    redraw();
  }});

  put(place,
    h('div.spread', null, h('h2', null, id), state),
    status, bar, pace, actions,
    h('div.row', null, toggle, log, h('div', {style: {width: '180px'}}, field('Smoothing', smoothing)), whichField),
    chart.element, meaning, said);

  /** @param {string} verb @param {string} label @param {string} [kind] */
  const act = (verb, label, kind) => h(`button${kind ?? ''}`, {type: 'button', onclick: async () => {
    try {
      await post(`${path}/${verb}`);
      refresh();
    } catch (e) {
      toast(/** @type {Error} */ (e).message, true);
    }
  }}, label);

  let shownState = '';
  const close = watch(id, (now) => {
    told = now;
    redraw();
    const last = told.epochs[told.epochs.length - 1];
    const all = told.plan ? told.plan.epochs * (told.plan.members || 1) : 0;
    const measuring = told.state === 'running' && all > 0 && told.epochs.length >= all;
    put(status, measuring ? 'All epochs are done. Measuring how well it has learnt …' : words(told));
    bar.value = all ? Math.min(1, told.epochs.length / all) : 0;
    if (last && told.state === 'running') {
      const recent = told.epochs.slice(-20);
      const mean = recent.reduce((sum, one) => sum + one.seconds, 0) / recent.length;
      const rows = told.plan?.trainRows;
      put(pace, `rate ${number(last.rate, 2)}${rows ? ` · ${count(Math.round(rows / mean))} rows/s` : ''} · ${seconds(Math.max(0, all - told.epochs.length) * mean)} left at most`);
    } else {
      put(pace, '');
    }
    if (shownState !== told.state) {
      shownState = told.state;
      const value = told.state || run?.state || '';
      state.className = `tag ${value}`;
      state.textContent = value;
      put(actions,
        value === 'running' || value === 'queued' ? act('pause', 'Pause') : null,
        value === 'paused' ? [act('go', 'Go on', '.primary'), act('step', 'One step')] : null,
        ['running', 'paused', 'queued'].includes(value) ? act('stop', 'Stop') : null,
        value === 'stopped' ? act('resume', 'Resume', '.primary') : null);
    }
    results(said, told, id, studio);
  });
  return () => {
    close();
    chart.close();
  };
}

/** What came of a run, in words. @param {HTMLElement} place @param {import('../training.js').Told} told @param {string} id @param {import('../app.js').Studio} studio */
function results(place, told, id, studio) {
  const key = `${told.state}|${Boolean(told.result)}|${told.notes.length}|${told.plan?.blueprint}`;
  if (place.dataset.key === key) {
    return;
  }
  place.dataset.key = key;
  const result = told.result;
  const plan = told.plan;
  const scores = result?.test_scores;
  const go = (/** @type {string} */ screen, /** @type {string} */ label) => h('button', {type: 'button', onclick: () => studio.go(screen, {run: id})}, label);
  put(place,
    told.problem ? h('p.problem', {role: 'alert'}, told.problem) : null,
    result ? figures([
      [result.test_accuracy !== null ? 'accuracy on test rows' : result.left_out_accuracy !== null ? 'accuracy on rows left out' : 'R² on rows it has not seen', score(result) || '–'],
      ['best epoch', `${result.best_epoch} of ${result.epochs_run}`],
      ['time', seconds(result.seconds_total)],
      ...(scores?.roc_auc ? [/** @type {[string, string]} */ (['ROC AUC', number(scores.roc_auc, 3)])] : []),
    ]) : null,
    result?.diagnosis ? h('div.stack', null, result.diagnosis.findings.map((/** @type {any} */ finding) => h('p.said', null, h('strong', null, `${finding.finding}: `), finding.words))) : null,
    result ? h('div.row', null, go('draw', 'Draw with it'), go('inside', 'Look inside'), go('mistakes', 'See its mistakes'), go('prune', 'Make it smaller'),
      h('a.button', {href: link(`/api/runs/${encodeURIComponent(id)}/report`), target: '_blank', rel: 'noopener'}, 'Report'),
      h('a.button', {href: link(`/api/runs/${encodeURIComponent(id)}/model`), download: `${id}.safetensors`}, 'Download the model')) : null,
    told.notes.map((words) => h('p.note', null, words)),
    plan ? h('details', null, h('summary', null, 'How it was made'), facts([
      ['network', plan.blueprint], ['parameters', count(plan.parameters)],
      ...(plan.data ? [/** @type {[string, string]} */ (['rows', `${count(plan.trainRows)} to learn from, ${count(plan.validationRows)} to validate, ${count(plan.testRows)} to test`])] : []),
      ['batch', String(plan.batch)], ...(result ? [/** @type {[string, string]} */ (['θ digest', result.theta_digest ?? ''])] : []),
    ]), (plan.hints ?? []).map((/** @type {string} */ hint) => h('p.note', null, hint)),
    (plan.notes ?? []).map((/** @type {any} */ note) => h('p.note', null, `${note.about}: ${note.words}`))) : null);
}

/** The validation curves of several runs on one chart, and where their settings differ. @param {HTMLElement} place @param {any[]} runs */
function compare(place, runs) {
  const chart = new Chart({label: 'Validation loss of the compared runs', xLabel: 'epoch', yLabel: 'validation loss', height: 320});
  const names = [...new Set(runs.flatMap((run) => Object.keys(run.fields ?? {})))].filter((name) =>
    new Set(runs.map((run) => run.fields?.[name] ?? '')).size > 1);
  /** @type {Map<string, import('../training.js').Epoch[]>} */
  const epochs = new Map();
  const best = h('div', null);
  const draw = () => {
    const lists = runs.map((run) => (epochs.get(run.id) ?? []).filter((one) => one.member <= 1));
    const xs = [...new Set(lists.flatMap((list) => list.map((one) => one.epoch)))].sort((a, b) => a - b);
    chart.set(runs.map((run, i) => ({label: run.id, ...look(i)})), [xs, ...lists.map((list) => {
      const by = new Map(list.map((one) => [one.epoch, one.validationLoss ?? one.trainLoss]));
      return xs.map((x) => by.get(x) ?? null);
    })]);
    put(best, table('Compared runs', ['Run', ...names, {text: 'best loss', num: true}, {text: 'last loss', num: true}, {text: 'test', num: true}],
      runs.map((run, i) => {
        const losses = lists[i].map((one) => one.validationLoss ?? one.trainLoss);
        return [h('span', null, s('svg', {width: 30, height: 10, 'aria-hidden': 'true'}, s('line', {x1: 0, x2: 30, y1: 5, y2: 5, stroke: token(look(i).color), 'stroke-width': 2.5, 'stroke-dasharray': look(i).dash.join(' ')})), ` ${run.id}`),
          ...names.map((name) => run.fields?.[name] ?? 'default'),
          losses.length ? number(losses.reduce((a, b) => Math.min(a, b), Infinity)) : '', losses.length ? number(losses[losses.length - 1]) : '', score(run.result)];
      })));
  };
  const closes = runs.map((run) => watch(run.id, (told) => {
    epochs.set(run.id, told.epochs);
    draw();
  }));
  place.append(h('section.card.stack', {'aria-label': 'Comparison'}, h('h2', null, 'Compared'), chart.element, best));
  return {close: () => {
    closes.forEach((close) => close());
    chart.close();
  }};
}
