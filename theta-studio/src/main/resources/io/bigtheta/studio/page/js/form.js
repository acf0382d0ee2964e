// The form of a training. Fields, help, defaults and choices all come from the recipes of the engine.
import {field, h, put, select} from './dom.js';
import {get} from './api.js';

/**
 * @typedef {object} RecipeForm
 * @property {HTMLElement} element
 * @property {() => Record<string, string>} fields those that somebody has set
 * @property {() => string} recipe the named recipe, or ''
 * @property {(name: string, words: string) => boolean} refused hangs a refusal on its field; whether there is such a field. With '', none is
 *     refused any more
 */

/** @returns {Promise<RecipeForm>} */
export async function recipeForm() {
  const form = await get('/api/form');
  /** @type {Map<string, {control: any, words: HTMLElement, group: HTMLDetailsElement | null}>} */
  const controls = new Map();
  const preset = h('p.note', null, '');
  const recipes = select([{value: '', text: 'chosen to suit the data'}, ...form.recipes.map((/** @type {any} */ one) => ({value: one.title, text: one.title}))], '', (title) => {
    const set = form.recipes.find((/** @type {any} */ one) => one.title === title)?.fields ?? {};
    const words = Object.entries(set).map(([name, value]) => `${name} ${value}`).join(', ');
    put(preset, words ? `It sets ${words}. What you fill in below counts more.` : '');
    for (const [name, one] of controls) {
      if (one.control.tagName === 'INPUT') {
        one.control.placeholder = set[name] ?? one.control.dataset.usual;
      }
    }
  });

  const groups = form.groups.map((/** @type {any} */ group) => {
    const fields = h('div.fields', null);
    const box = h('details', {open: group.open}, h('summary', null, group.title), h('div', {style: {height: '12px'}}), fields);
    for (const one of group.fields) {
      fields.append(make(one, box, controls));
    }
    return box;
  });

  return {
    element: h('div.stack', null, field('Recipe', recipes), preset, groups),
    recipe: () => recipes.value,
    fields: () => Object.fromEntries([...controls]
      .map(([name, one]) => [name, one.control.value.trim()])
      .filter(([, value]) => value !== '')),
    refused(name, words) {
      for (const one of controls.values()) {
        one.words.hidden = true;
        one.control.removeAttribute('aria-invalid');
      }
      const found = controls.get(name);
      if (!found || !words) {
        return false;
      }
      found.words.textContent = words;
      found.words.hidden = false;
      found.control.setAttribute('aria-invalid', 'true');
      if (found.group) {
        found.group.open = true;
      }
      found.control.focus();
      return true;
    },
  };
}

/** @param {any} one @param {HTMLDetailsElement} group @param {Map<string, any>} controls */
function make(one, group, controls) {
  const words = h('p.problem', {role: 'alert', hidden: true});
  /** @type {any} */
  let control;
  if (one.choices.length) {
    control = select([{value: '', text: one.usual ? `default: ${one.usual}` : 'default'}, ...one.choices.map((/** @type {string} */ x) => ({value: x, text: x}))], '', () => {
      words.hidden = true;
    });
  } else {
    const usual = one.usual || 'default';
    control = h('input', {type: 'text', placeholder: usual, 'data-usual': usual, autocomplete: 'off', spellcheck: 'false', oninput: () => {
      words.hidden = true;
      control.removeAttribute('aria-invalid');
    }});
    if (one.recipes.length) {
      const id = `recipes-${one.name}`;
      control.setAttribute('list', id);
      const list = h('datalist', {id}, one.recipes.map((/** @type {string} */ recipe) => h('option', {value: recipe.replace(/\[.*?\]|=…/g, '')}, recipe)));
      group.append(list);
    }
  }
  controls.set(one.name, {control, words, group});
  // the words are those of the command line, where fields are options
  const help = one.help.replace(/--([a-z][a-z-]*)/g, (/** @type {string} */ _, /** @type {string} */ name) => `“${label(name)}”`).replace(/"/g, '');
  const end = help.search(/\. (?=[A-Z])/) + 1;
  const box = field(label(one.name), control, end > 0 ? help.slice(0, end) : help);
  if (end > 0) {
    const rest = h('span', {hidden: true}, ` ${help.slice(end).trim()}`);
    const more = h('button.more', {type: 'button', 'aria-expanded': 'false', 'aria-label': `More about ${label(one.name)}`, onclick: () => {
      rest.hidden = !rest.hidden;
      more.setAttribute('aria-expanded', String(!rest.hidden));
      more.textContent = rest.hidden ? 'more' : 'less';
    }}, 'more');
    box.querySelector('.note')?.append(rest, ' ', more);
  }
  box.append(words);
  return box;
}

/** @param {string} name */
function label(name) {
  const words = /** @type {Record<string, string>} */ ({hidden: 'Hidden units', rate: 'Learning rate', batch: 'Batch size', average: 'Moving average of the weights', from: 'Go on with a model', test: 'Test share', validation: 'Validation share'});
  const plain = name.replace(/-/g, ' ');
  return words[name] ?? plain[0].toUpperCase() + plain.slice(1);
}
