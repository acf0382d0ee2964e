// Numbers as people read them.

/** @param {number | null | undefined} value a share in [0, 1] @param {number} [digits] */
export function percent(value, digits = 1) {
  return value === null || value === undefined || Number.isNaN(value) ? '–' : `${(100 * value).toFixed(digits)} %`;
}

/** @param {number | null | undefined} value @param {number} [digits] significant ones */
export function number(value, digits = 4) {
  if (value === null || value === undefined || Number.isNaN(value)) {
    return '–';
  }
  const size = Math.abs(value);
  return size !== 0 && (size < 1e-4 || size >= 1e7) ? value.toExponential(Math.max(0, digits - 2)) : String(Number(value.toPrecision(digits)));
}

/** @param {number} value */
export function count(value) {
  return value.toLocaleString('en-GB');
}

/** @param {number | null | undefined} value in seconds */
export function seconds(value) {
  if (value === null || value === undefined || !Number.isFinite(value)) {
    return '–';
  }
  if (value < 60) {
    return `${value < 10 ? value.toFixed(1) : value.toFixed(0)} s`;
  }
  const minutes = Math.floor(value / 60);
  return minutes < 60 ? `${minutes} min ${Math.round(value % 60)} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** @param {string} time ISO 8601 */
export function when(time) {
  const date = new Date(time);
  const today = new Date().toDateString() === date.toDateString();
  return today
    ? date.toLocaleTimeString('en-GB', {hour: '2-digit', minute: '2-digit'})
    : date.toLocaleDateString('en-GB', {day: 'numeric', month: 'short', year: 'numeric'});
}

/** The last part of a path. @param {string} path */
export function base(path) {
  return path.replace(/[/\\]+$/, '').split(/[/\\]/).pop() || path;
}
