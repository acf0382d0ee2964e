// The frame: which screen is open, and what every screen may use.
import {h, put, toast} from './dom.js';
import {events, get} from './api.js';

/**
 * @typedef {object} Studio what a screen may use
 * @property {(screen: string, params?: Record<string, string>) => void} go opens a screen
 * @property {(params: Record<string, string | null | undefined>) => void} keep writes the state of the screen into the address
 * @property {any} about version, kernels, threads, folder
 *
 * @typedef {object} Screen
 * @property {string} id its path
 * @property {string} title
 * @property {string} lead what it is for, in a sentence
 * @property {(studio: Studio) => Node[]} guide the story beside it
 * @property {(work: HTMLElement, params: URLSearchParams, studio: Studio) => Promise<(() => void) | void>} open fills the screen; returns
 *     what closes it
 */

const TITLES = {
  draw: 'Draw',
  train: 'Train',
  inside: 'Inside',
  mistakes: 'Mistakes',
  size: 'How many units?',
  prune: 'Prune',
  playground: 'Playground',
  step: 'One step',
  experiments: 'Experiments',
};

const rail = /** @type {HTMLElement} */ (document.getElementById('rail'));
const main = /** @type {HTMLElement} */ (document.getElementById('main'));
const now = /** @type {HTMLElement} */ (document.getElementById('now'));
const theme = /** @type {HTMLElement} */ (document.getElementById('theme'));

/** @type {(() => void) | void} */
let close;
let opening = 0;

/** @type {Studio} */
const studio = {
  about: {},
  go(screen, params = {}) {
    const query = new URLSearchParams(params).toString();
    history.pushState(null, '', `/${screen}${query ? `?${query}` : ''}`);
    show(true);
  },
  keep(params) {
    const query = new URLSearchParams(location.search);
    query.delete('token');
    for (const [name, value] of Object.entries(params)) {
      if (value === null || value === undefined || value === '') {
        query.delete(name);
      } else {
        query.set(name, value);
      }
    }
    const text = query.toString();
    history.replaceState(null, '', `${location.pathname}${text ? `?${text}` : ''}`);
  },
};

/** Opens the screen of the address. @param {boolean} moved by the user, so that the focus follows */
async function show(moved) {
  const id = location.pathname.slice(1) || 'draw';
  const turn = ++opening;
  close?.();
  close = undefined;
  for (const link of rail.querySelectorAll('a')) {
    link.toggleAttribute('aria-current', link.dataset.go === id);
    if (link.dataset.go === id) {
      link.setAttribute('aria-current', 'page');
    }
  }
  try {
    const module = await import(`./screens/${id}.js`);
    /** @type {Screen} */
    const screen = module.screen;
    if (turn !== opening) {
      return;
    }
    document.title = `${screen.title} · Theta Studio`;
    const work = h('div.work', null, h('div.screen-head', null, h('h1', null, screen.title), h('p.lead', null, screen.lead)), h('p.loading', null, 'Loading …'));
    const guide = h('details.guide', {open: innerWidth > 1180}, h('summary', null, 'The story'), screen.guide(studio));
    put(main, h('div.screen', null, work, guide));
    if (moved) {
      main.focus({preventScroll: true});
      scrollTo(0, 0);
    }
    const closing = await screen.open(work, new URLSearchParams(location.search), studio);
    if (turn === opening) {
      close = closing;
    } else {
      closing?.();
    }
  } catch (e) {
    if (turn === opening) {
      console.warn(e);
      put(main, h('div.screen', null, h('div.work', null,
        h('h1', null, TITLES[/** @type {keyof typeof TITLES} */ (id)] || 'No such screen'),
        h('p.problem', null, e instanceof Error ? e.message : String(e)),
        h('p', null, h('button', {type: 'button', onclick: () => show(false)}, 'Try again')))));
    }
  }
}

function nav() {
  put(rail, h('ol', null, Object.entries(TITLES).map(([id, title]) => h('li', null,
    h('a', {href: `/${id}`, 'data-go': id}, title)))));
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[data-go]') : null;
    if (link instanceof HTMLAnchorElement && !event.metaKey && !event.ctrlKey && !event.shiftKey && event.button === 0) {
      event.preventDefault();
      studio.go(link.dataset.go || 'draw', Object.fromEntries(new URL(link.href).searchParams));
    }
  });
  addEventListener('popstate', () => show(true));
}

function themes() {
  const say = () => {
    const dark = document.documentElement.dataset.theme === 'dark';
    theme.textContent = dark ? '☀ Light' : '☾ Dark';
    theme.setAttribute('aria-label', dark ? 'Use light colours' : 'Use dark colours');
  };
  theme.addEventListener('click', () => {
    const other = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
    localStorage.setItem('theta-theme', other);
    document.documentElement.dataset.theme = other;
    dispatchEvent(new Event('theta-theme'));
  });
  addEventListener('theta-theme', say);
  say();
}

/** One line at the top that says what is being trained, on every screen. */
function follow() {
  events(() => '/api/now', {
    now: (/** @type {any} */ state) => {
      now.textContent = state.words;
      dispatchEvent(new CustomEvent('theta-runs', {detail: state}));
    },
  }, (open) => {
    if (!open) {
      now.textContent = 'The studio does not answer; trying again …';
    }
  });
}

async function start() {
  nav();
  themes();
  try {
    studio.about = await get('/api/about');
  } catch (e) {
    toast(e instanceof Error ? e.message : String(e), true);
  }
  await show(false);
  follow();
}

start();
