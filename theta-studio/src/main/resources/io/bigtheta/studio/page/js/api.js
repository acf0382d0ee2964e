// Talks to the studio's server.

/** The secret, if the studio is open to other machines: from the address, then kept for this tab. */
const given = new URLSearchParams(location.search).get('token');
if (given) {
  sessionStorage.setItem('theta-token', given);
}
const token = sessionStorage.getItem('theta-token') || '';

/** What the server refused, in its own words. */
export class Refused extends Error {
  /** @param {number} status @param {string} words @param {string} setting the field it is about, or '' */
  constructor(status, words, setting) {
    super(words);
    this.status = status;
    this.setting = setting;
  }
}

/** @param {string} path @param {RequestInit} [how] */
async function call(path, how = {}) {
  const headers = new Headers(how.headers);
  if (token) {
    headers.set('Authorization', `Bearer ${token}`);
  }
  let answer;
  try {
    answer = await fetch(path, {...how, headers});
  } catch (e) {
    throw new Refused(0, 'The studio does not answer. Is it still running in its terminal?', '');
  }
  if (!answer.ok) {
    let words = `${answer.status} ${answer.statusText}`;
    let setting = '';
    try {
      const body = await answer.json();
      words = body.error || words;
      setting = body.setting || '';
    } catch (e) {
      // an answer without JSON, such as one from Jetty itself
    }
    throw new Refused(answer.status, words, setting);
  }
  return answer;
}

/** @param {string} path @returns {Promise<any>} */
export async function get(path) {
  return (await call(path)).json();
}

/** @param {string} path @returns {Promise<ArrayBuffer>} */
export async function bytes(path) {
  return (await call(path)).arrayBuffer();
}

/** @param {string} path @param {any} [body] an object as JSON, or bytes @returns {Promise<any>} */
export async function post(path, body) {
  const raw = body instanceof Blob || body instanceof ArrayBuffer || ArrayBuffer.isView(body);
  const answer = await call(path, {
    method: 'POST',
    body: raw ? /** @type {any} */ (body) : JSON.stringify(body ?? {}),
    headers: {'Content-Type': raw ? 'application/octet-stream' : 'application/json'},
  });
  return answer.status === 204 ? null : answer.json();
}

/** @param {string} path */
export async function remove(path) {
  await call(path, {method: 'DELETE'});
}

/**
 * Follows events until closed. The browser connects anew by itself when the connection is lost.
 *
 * @param {() => string} path asked for every connection, so that it can say where to go on
 * @param {Record<string, (data: any) => void>} handlers by the names of the events
 * @param {(open: boolean) => void} [connected]
 * @returns {() => void} closes it
 */
export function events(path, handlers, connected) {
  /** @type {EventSource | undefined} */
  let source;
  let closed = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const open = () => {
    const url = path();
    source = new EventSource(token ? `${url}${url.includes('?') ? '&' : '?'}token=${encodeURIComponent(token)}` : url);
    source.onopen = () => connected?.(true);
    source.onerror = () => {
      source?.close();
      connected?.(false);
      if (!closed) {
        timer = setTimeout(open, 1000);
      }
    };
    for (const [name, handle] of Object.entries(handlers)) {
      source.addEventListener(name, (event) => handle(JSON.parse(/** @type {MessageEvent} */ (event).data)));
    }
  };
  open();
  return () => {
    closed = true;
    clearTimeout(timer);
    source?.close();
  };
}

/** @param {string} path an address of the server that the browser opens itself, such as a download */
export function link(path) {
  return token ? `${path}${path.includes('?') ? '&' : '?'}token=${encodeURIComponent(token)}` : path;
}
