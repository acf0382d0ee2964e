// Makes elements. Texts are always set as text and never as markup.

/**
 * @typedef {Node | string | number | null | undefined | false} Child
 */

/**
 * An element: `h('button.primary', {onclick: go}, 'Go')`.
 *
 * @param {string} what tag, then classes
 * @param {Record<string, any> | Child} [props] attributes; those that begin with on are listeners
 * @param {...(Child | Child[])} children
 * @returns {any}
 */
export function h(what, props, ...children) {
  const [tag, ...classes] = what.split('.');
  const element = document.createElement(tag || 'div');
  if (classes.length) {
    element.className = classes.join(' ');
  }
  return fill(element, props, children);
}

/**
 * An element of a drawing.
 *
 * @param {string} tag
 * @param {Record<string, any>} props
 * @param {...(Child | Child[])} children
 * @returns {any}
 */
export function s(tag, props, ...children) {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', tag), props, children);
}

/** @param {Element} element @param {any} props @param {any[]} children */
function fill(element, props, children) {
  const plain = props === null || typeof props !== 'object' || props instanceof Node || Array.isArray(props);
  const all = plain ? [props, ...children] : children;
  for (const [name, value] of Object.entries(plain ? {} : props)) {
    if (value === null || value === undefined || value === false) {
      continue;
    }
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (name === 'value' || name === 'checked' || name === 'selected' || name === 'disabled') {
      /** @type {any} */ (element)[name] = value;
    } else if (name === 'style') {
      for (const [property, set] of Object.entries(value)) { // by the DOM: the page allows no style attributes
        /** @type {any} */ (element).style.setProperty(property, String(set));
      }
    } else {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
  element.append(...nodes(all));
  return element;
}

/** @param {any[]} children @returns {(Node | string)[]} */
function nodes(children) {
  return children
    .flat(3)
    .filter((child) => child !== null && child !== undefined && child !== false)
    .map((child) => (child instanceof Node ? child : String(child)));
}

/**
 * Replaces what an element holds.
 *
 * @param {Element} element
 * @param {...(Child | Child[])} children
 */
export function put(element, ...children) {
  element.replaceChildren(...nodes(children));
}

/** A number that no other element of the page has in its id. */
let ids = 0;

/**
 * A control with its label and a line of help.
 *
 * @param {string} label
 * @param {any} control
 * @param {string} [help]
 */
export function field(label, control, help) {
  const id = control.id || `f${++ids}`;
  control.id = id;
  const note = help ? h('p.note', {id: `${id}-help`}, help) : null;
  if (note) {
    control.setAttribute('aria-describedby', note.id);
  }
  return h('div.field', null, h('label', {for: id}, label), control, note);
}

/**
 * A list to choose from.
 *
 * @param {{value: string, text: string}[] | string[]} options
 * @param {string} value
 * @param {(value: string) => void} change
 * @returns {HTMLSelectElement}
 */
export function select(options, value, change) {
  const list = h('select', {onchange: () => change(list.value)});
  for (const option of options) {
    const one = typeof option === 'string' ? {value: option, text: option} : option;
    list.append(h('option', {value: one.value, selected: one.value === value}, one.text));
  }
  return list;
}

/**
 * A table with a caption for readers of screens.
 *
 * @param {string} caption
 * @param {(string | {text: string, num: boolean})[]} heads
 * @param {Child[][]} rows
 */
export function table(caption, heads, rows) {
  const all = heads.map((head) => (typeof head === 'string' ? {text: head, num: false} : head));
  return h('div.scroll', {tabindex: 0, role: 'region', 'aria-label': caption},
    h('table', null,
      h('caption.sr', null, caption),
      h('thead', null, h('tr', null, all.map((head) => h(head.num ? 'th.num' : 'th', {scope: 'col'}, head.text)))),
      h('tbody', null, rows.map((row) => h('tr', null,
        row.map((cell, i) => h(all[i].num ? 'td.num' : 'td', null, cell)))))));
}

/** Names and values. @param {[string, Child][]} pairs */
export function facts(pairs) {
  return h('dl.facts', null, pairs.flatMap(([name, value]) => [h('dt', null, name), h('dd', null, value)]));
}

/** A few large numbers. @param {[string, Child][]} pairs */
export function figures(pairs) {
  return h('dl.figures', null, pairs.map(([name, value]) => h('div', null, h('dt', null, name), h('dd', null, value))));
}

/** Says something for a few seconds. @param {string} words @param {boolean} [bad] */
export function toast(words, bad) {
  const box = h(bad ? 'div.bad' : 'div', null, words);
  document.getElementById('toasts')?.append(box);
  setTimeout(() => box.remove(), bad ? 9000 : 4000);
}

/** The value of a colour or size of the theme, such as `--c1`. @param {string} name */
export function token(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** Calls back when the theme changes. @param {() => void} redraw @returns {() => void} ends it */
export function onTheme(redraw) {
  addEventListener('theta-theme', redraw);
  return () => removeEventListener('theta-theme', redraw);
}
