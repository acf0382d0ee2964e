// What the screens of searches and prunings share: following a run, steering it, and listing those before it.
import {h, put, toast} from './dom.js';
import {events, post, remove} from './api.js';
import {base, when} from './format.js';

/**
 * Follows a run until closed, also over a lost connection.
 *
 * @param {string} id
 * @param {{message: (name: string, data: any) => void, passing: (name: string, data: any) => void, changed: () => void}} to
 * @returns {() => void}
 */
export function listen(id, to) {
  let next = 0;
  const passing = (/** @type {string} */ name) => (/** @type {any} */ data) => {
    to.passing(name, data);
    to.changed();
  };
  return events(() => `/api/runs/${encodeURIComponent(id)}/events?from=${next}`, {
    messages: (/** @type {{name: string, data: any}[]} */ list) => {
      next += list.length;
      list.forEach((one) => to.message(one.name, one.data));
      to.changed();
    },
    state: passing('state'),
    progress: passing('progress'),
    fetched: passing('fetched'),
  });
}

export const LIVE = ['queued', 'running', 'paused'];

/**
 * The buttons with which a run is steered.
 *
 * @param {HTMLElement} place
 * @param {string} id
 * @param {string} state
 * @param {string} kind in words, such as search
 */
export function steer(place, id, state, kind) {
  if (place.dataset.state === state) {
    return;
  }
  place.dataset.state = state;
  /** @param {string} verb @param {string} label @param {string} [look] */
  const act = (verb, label, look) => h(`button${look ?? ''}`, {type: 'button', onclick: async () => {
    try {
      await post(`/api/runs/${encodeURIComponent(id)}/${verb}`);
    } catch (e) {
      toast(/** @type {Error} */ (e).message, true);
    }
  }}, label);
  put(place,
    state === 'running' || state === 'queued' ? act('pause', 'Pause') : null,
    state === 'paused' ? act('go', 'Go on', '.primary') : null,
    LIVE.includes(state) ? act('stop', 'Stop') : null,
    state === 'stopped' ? act('resume', `Resume the ${kind}`, '.primary') : null);
}

/**
 * The runs of one kind, as a table from which one is opened.
 *
 * @param {HTMLElement} place @param {string} title @param {string} empty @param {any[]} runs @param {string | null} chosen
 * @param {(run: any) => string} outcome @param {(id: string) => void} open @param {() => void} changed
 */
export function runTable(place, title, empty, runs, chosen, outcome, open, changed) {
  if (!runs.length) {
    put(place, h('h2', null, title), h('p.empty', null, empty));
    return;
  }
  put(place, h('h2', null, title),
    h('div.scroll', {tabindex: 0, role: 'region', 'aria-label': title}, h('table', null,
      h('caption.sr', null, title),
      h('thead', null, h('tr', null, ['Run', 'State', 'Data', 'Begun', 'Outcome'].map((x) => h('th', {scope: 'col'}, x)), h('th', {scope: 'col'}, h('span.sr', null, 'Actions')))),
      h('tbody', null, runs.map((run) => h('tr', {'aria-selected': String(run.id === chosen)},
        h('td', null, h('button.quiet.small', {type: 'button', onclick: () => open(run.id)}, run.id)),
        h('td', null, h(`span.tag.${run.state}`, null, run.state)),
        h('td', null, base(run.data ?? '')),
        h('td', null, when(run.began)),
        h('td', null, outcome(run)),
        h('td', null, LIVE.includes(run.state) ? null : h('button.quiet.small.danger', {type: 'button', 'aria-label': `Delete ${run.id}`, onclick: async () => {
          if (!confirm(`Delete ${run.id} with all its files?`)) {
            return;
          }
          try {
            await remove(`/api/runs/${encodeURIComponent(run.id)}`);
            changed();
          } catch (e) {
            toast(/** @type {Error} */ (e).message, true);
          }
        }}, 'Delete'))))))));
}

/** Hangs a refusal on the field that it is about, or shows it. @param {Map<string, any>} controls @param {HTMLElement} problem @param {any} e */
export function refusedAt(controls, problem, e) {
  const control = e?.setting ? controls.get(e.setting) : null;
  problem.textContent = e instanceof Error ? e.message : String(e);
  problem.hidden = false;
  if (control) {
    control.setAttribute('aria-invalid', 'true');
    control.parentElement?.append(problem);
    control.focus();
  }
}

/** @param {Map<string, any>} controls @param {HTMLElement} problem */
export function accepted(controls, problem) {
  problem.hidden = true;
  for (const control of controls.values()) {
    control.removeAttribute('aria-invalid');
  }
}
