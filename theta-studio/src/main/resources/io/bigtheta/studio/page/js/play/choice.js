// A control for a recipe, such as adam(beta1=0.8): its name from a list, and its settings as a text.
import {field, h, select} from '../dom.js';

/**
 * @typedef {object} Choice
 * @property {HTMLElement} element
 * @property {HTMLSelectElement} list
 * @property {(text: string) => void} set
 */

/**
 * @param {string} label
 * @param {{name: string, text: string}[]} recipes
 * @param {string} text the recipe chosen at first; may be empty for the usual one
 * @param {(text: string) => void} change
 * @param {{usual?: string, first?: Record<string, string>}} [more] what an empty text is called; settings that a recipe gets when it is chosen
 * @returns {Choice}
 */
export function choice(label, recipes, text, change, more = {}) {
  const options = recipes.map((recipe) => ({value: recipe.name, text: recipe.name}));
  const list = select(more.usual ? [{value: '', text: more.usual}, ...options] : options, '', () => {
    inner.value = more.first?.[list.value] ?? '';
    describe();
    tell();
  });
  const inner = h('input', {type: 'text', 'aria-label': `Settings of the ${label.toLowerCase()}`, onchange: () => tell()});
  const tell = () => change(inner.value.trim() ? `${list.value}(${inner.value.trim()})` : list.value);
  const describe = () => {
    const known = recipes.find((recipe) => recipe.name === list.value)?.text ?? '';
    const settings = known.includes('(') ? known.slice(known.indexOf('(') + 1, -1) : '';
    inner.hidden = !settings;
    inner.setAttribute('placeholder', settings);
    inner.setAttribute('title', settings);
  };
  const set = (/** @type {string} */ recipe) => {
    const at = recipe.indexOf('(');
    list.value = at < 0 ? recipe : recipe.slice(0, at);
    inner.value = at < 0 ? '' : recipe.slice(at + 1, -1);
    describe();
  };
  set(text);
  const element = field(label, list);
  element.append(inner);
  return {element, list, set};
}
