// Claims about neural networks, tested from scratch on this machine, each with a verdict that can be no.
import {field, h, put, table, toast} from '../dom.js';
import {get, link, post} from '../api.js';
import {number, seconds, when} from '../format.js';
import {tell, tryIt} from '../guide.js';
import {accepted, LIVE, refusedAt} from '../running.js';

/** @type {{start?: (name: string) => void}} what the story's buttons act on */
const here = {};

/** @type {import('../app.js').Screen} */
export const screen = {
  id: 'experiments',
  title: 'Experiments',
  lead: 'What is said about neural networks, put to the test: each claim is measured from scratch on this machine, and the verdict can be no.',
  guide: () => [
    tell('An introduction to neural networks makes claims. Some are always true, some only sometimes, some are handed on and wrong. Each experiment here names its claim and where it comes from, trains small networks, and compares numbers.'),
    tell('A network without bias is bound to the origin.'),
    tryIt('Test it: bias', () => here.start?.('bias')),
    tell('With too few hidden units it cannot learn; beyond some number, more do not help.'),
    tryIt('Test it: hidden units', () => here.start?.('hidden-size')),
    tell('The larger a model is, the better it fits its own points, and from some size on the worse it does on new ones.'),
    tryIt('Test it: overfitting', () => here.start?.('overfitting')),
    tell('Without a bend between them, many layers are only one.'),
    tryIt('Test it: linear and step', () => here.start?.('linear-vs-step')),
    tell('One run proves little. So most are repeated with several seeds, and their intervals are shown. Give another seed and see whether the verdict stays.'),
  ],
  open,
};

/** @param {string} name such as hidden-size */
function title(name) {
  const words = name.replace(/-/g, ' ').replace(/\bvs\b/, 'against');
  return words[0].toUpperCase() + words.slice(1);
}

/** @param {HTMLElement} work @param {URLSearchParams} params @param {import('../app.js').Studio} studio */
async function open(work, params, studio) {
  const problem = h('p.problem', {role: 'alert', hidden: true});
  /** @type {Map<string, any>} */
  const controls = new Map();
  const list = h('section.claims', {'aria-label': 'All experiments'});
  const detail = h('section.card.stack', {'aria-label': 'The experiment'});
  work.append(list, detail);

  let {experiments, attempts} = await get('/api/experiments');
  let name = experiments.some((/** @type {any} */ one) => one.name === params.get('name')) ? String(params.get('name')) : experiments[0].name;
  let chosen = params.get('attempt');
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let closed = false;

  const settings = h('input', {type: 'text', autocomplete: 'off', spellcheck: 'false', oninput: () => accepted(controls, problem)});
  const seed = h('input', {type: 'text', inputmode: 'numeric', placeholder: '42', autocomplete: 'off', oninput: () => accepted(controls, problem)});
  controls.set('experiment', settings).set('seed', seed);
  const begin = h('button.primary', {type: 'button', onclick: () => start(settings.value.trim() || name)}, 'Run the experiment');
  const head = h('div.stack', null);
  const status = h('div.stack', {role: 'status'});
  const found = h('div.stack', null);
  const before = h('div.stack', null);
  put(detail, head, h('div.settings', null,
    field('Settings', settings, 'Change the numbers in brackets to make it larger or smaller.'),
    field('Seed', seed, 'Of all random numbers. The same seed gives the same numbers on every machine.')),
  problem, h('div.row', null, begin), status, found, before);
  here.start = (wanted) => {
    choose(wanted);
    start(wanted);
    detail.scrollIntoView({block: 'start'});
  };

  /** @param {string} one */
  const own = (one) => attempts.filter((/** @type {any} */ attempt) => attempt.experiment === one);

  /** @param {string} wanted */
  function choose(wanted) {
    name = wanted;
    chosen = null;
    studio.keep({name, attempt: null});
    accepted(controls, problem);
    show();
    if (innerWidth < 760) { // the list is above it, not beside it
      detail.scrollIntoView({block: 'start'});
    }
  }

  /** @param {string} text */
  async function start(text) {
    accepted(controls, problem);
    begin.disabled = true;
    try {
      const attempt = await post('/api/experiments', {experiment: text, seed: seed.value.trim()});
      name = attempt.experiment;
      chosen = attempt.id;
      studio.keep({name, attempt: chosen});
      await refresh();
    } catch (e) {
      refusedAt(controls, problem, e);
    } finally {
      begin.disabled = false;
    }
  }

  /** Asks again while something is running. */
  async function refresh() {
    clearTimeout(timer);
    try {
      ({experiments, attempts} = await get('/api/experiments'));
    } catch (e) {
      put(status, h('p.problem', null, /** @type {Error} */ (e).message));
    }
    if (closed) {
      return;
    }
    show();
    if (attempts.some((/** @type {any} */ one) => LIVE.includes(one.state))) {
      timer = setTimeout(refresh, 700);
    }
  }

  function show() {
    cards();
    const one = experiments.find((/** @type {any} */ x) => x.name === name);
    if (detail.dataset.name !== name) {
      detail.dataset.name = name;
      settings.value = '';
      settings.placeholder = one.whole;
      put(head, h('h2', null, title(name)), h('p.claim', null, one.claim), h('p.note', null, `Source: ${one.source}.`));
    }
    const all = own(name);
    const attempt = all.find((/** @type {any} */ x) => x.id === chosen) ?? all[0];
    running(attempt);
    verdict(attempt);
    earlier(all, attempt);
  }

  function cards() {
    const key = JSON.stringify([name, attempts.map((/** @type {any} */ one) => [one.id, one.state])]);
    if (list.dataset.key === key) {
      return;
    }
    list.dataset.key = key;
    const focused = document.activeElement instanceof HTMLElement && list.contains(document.activeElement) ? document.activeElement.dataset.name : null;
    put(list, experiments.map((/** @type {any} */ one) => {
      const last = own(one.name)[0];
      return h('button.claim-card', {type: 'button', 'aria-pressed': String(one.name === name), 'data-name': one.name, onclick: () => choose(one.name)},
        h('span.spread', null, h('strong', null, title(one.name)), mark(last)),
        h('span.note', null, one.claim));
    }));
    if (focused) {
      /** @type {HTMLElement | null} */ (list.querySelector(`[data-name="${focused}"]`))?.focus();
    }
  }

  /** @param {any} attempt */
  function mark(attempt) {
    if (!attempt) {
      return h('span.tag', null, 'not run yet');
    }
    if (attempt.state !== 'done') {
      return h(`span.tag.${attempt.state}`, null, attempt.state);
    }
    return attempt.result.holds ? h('span.tag.done', null, '✓ holds here') : h('span.tag.failed', null, '✗ does not hold here');
  }

  /** @param {any} attempt */
  function running(attempt) {
    const live = attempt && LIVE.includes(attempt.state);
    if (!live) {
      put(status, attempt?.problem ? h('p.problem', {role: 'alert'}, attempt.problem) : attempt?.state === 'stopped' ? h('p.note', null, 'It was stopped before all was measured, so there is no verdict.') : null);
      return;
    }
    const usual = own(name).find((/** @type {any} */ one) => one.result)?.result.seconds;
    const words = attempt.state === 'queued' ? 'It waits for what is being trained.'
      : `Training networks for ${seconds(attempt.secondsSoFar)}${usual ? `; last time it took ${seconds(usual)}` : ''} …`;
    const bar = h('progress', usual && attempt.state === 'running' ? {max: 1, value: Math.min(0.99, attempt.secondsSoFar / usual), 'aria-label': 'Time so far'} : {'aria-label': 'Time so far'});
    put(status, h('p', null, words), bar, h('div.row', null, h('button', {type: 'button', onclick: async () => {
      try {
        await post(`/api/experiments/${encodeURIComponent(attempt.id)}/stop`);
        await refresh();
      } catch (e) {
        toast(/** @type {Error} */ (e).message, true);
      }
    }}, 'Stop')));
  }

  /** @param {any} attempt */
  function verdict(attempt) {
    const key = `${attempt?.id} ${attempt?.state}`;
    if (found.dataset.key === key) {
      return;
    }
    found.dataset.key = key;
    const result = attempt?.result;
    if (!result) {
      put(found, attempt ? null : h('p.empty', null, 'It has not been run here yet. Press “Run the experiment”; it takes seconds, rarely a minute.'));
      return;
    }
    const path = `/api/experiments/${encodeURIComponent(attempt.id)}/files`;
    const figures = result.files.filter((/** @type {string} */ file) => file.endsWith('.svg'));
    const columns = result.numbers.length ? Object.keys(result.numbers[0]).filter((column) => column !== 'marked') : [];
    put(found,
      h('div.verdict-line', null, mark(attempt), h('span.note', null, `${attempt.text}, seed ${attempt.seed}, ${seconds(result.seconds)}`)),
      h('p', null, result.verdict),
      figures.map((/** @type {string} */ file) => h('div.scroll', {tabindex: 0, role: 'region', 'aria-label': 'Figure'},
        h('img.figure', {src: link(`${path}/${encodeURIComponent(file)}`), alt: `Figure ${file.replace(/\.svg$/, '').replace(/-/g, ' ')} of the experiment. ${result.verdict}`}))),
      h('h3', null, 'The numbers'),
      table(`Numbers of ${name}`, columns.map((column) => ({text: column.replace(/_/g, ' '), num: typeof result.numbers[0][column] === 'number'})),
        result.numbers.map((/** @type {any} */ row) => columns.map((column, i) => {
          const text = typeof row[column] === 'number' ? number(row[column], 5) : row[column] ?? '–';
          return row.marked && i === 0 ? h('strong', null, `✓ ${text}`) : String(text);
        }))),
      h('p.note', null, h('a', {href: link(`${path}/numbers.csv`), download: `${name}.csv`}, 'Download the numbers'), `. All files, with a report, are in ${attempt.folder}.`));
  }

  /** @param {any[]} all @param {any} attempt */
  function earlier(all, attempt) {
    const key = JSON.stringify([attempt?.id, all.map((one) => [one.id, one.state])]);
    if (before.dataset.key === key) {
      return;
    }
    before.dataset.key = key;
    put(before, all.length > 1 ? [h('h3', null, 'Every time it was run'),
      table('Runs of the experiment', ['begun', 'settings', {text: 'seed', num: true}, 'verdict'], all.map((one) => [
        h('button.quiet.small', {type: 'button', 'aria-pressed': String(one.id === attempt?.id), 'aria-label': `Show the run of ${when(one.began)} with seed ${one.seed}`, onclick: () => {
          chosen = one.id;
          studio.keep({attempt: chosen});
          show();
        }}, when(one.began)), one.text, String(one.seed), mark(one)]))] : null);
  }

  await refresh();
  return () => {
    closed = true;
    clearTimeout(timer);
    here.start = undefined;
  };
}
