import {h} from '../dom.js';
import {tell} from '../guide.js';

/** @type {import('../app.js').Screen} */
export const screen = {
  id: 'inside',
  title: 'inside',
  lead: '',
  guide: () => [tell('')],
  async open(work) {
    work.append(h('p.empty', null, 'Not built yet.'));
  },
};
