// The story beside a screen: paragraphs, and buttons that make happen what they say.
import {h} from './dom.js';

/** @param {string} words @returns {Node} */
export function tell(words) {
  return h('p', null, words);
}

/** @param {string} words @param {() => void} act @returns {Node} */
export function tryIt(words, act) {
  return h('p.try', null, h('button.small', {type: 'button', onclick: act}, words));
}
