/** Numbers and words as a reader wants them. */
(function (Lawsweep) {
  'use strict';

  const grouped = new Intl.NumberFormat('en', {maximumFractionDigits: 0});

  /** A count: 12,345. */
  Lawsweep.count = (n) => grouped.format(n);

  /** A count of things: 1 cell, 12,345 cells. */
  Lawsweep.plural = (n, one, many) => `${grouped.format(n)} ${n === 1 ? one : many ?? one + 's'}`;

  /** A measured number with four significant digits; a dash where there is none. */
  Lawsweep.number = (x) => {
    if (x === null || x === undefined || Number.isNaN(x)) {
      return '–';
    }
    if (typeof x !== 'number') {
      return String(x);
    }
    if (Number.isInteger(x) && Math.abs(x) < 1e9) {
      return grouped.format(x);
    }
    const size = Math.abs(x);
    return size !== 0 && (size < 1e-3 || size >= 1e6) ? x.toExponential(2) : String(Number(x.toPrecision(4)));
  };

  /** A mean with its standard error, if it has one: 1.234 ± 0.005. */
  Lawsweep.measured = (mean, error) =>
    error === null || error === undefined || Number.isNaN(error) ? Lawsweep.number(mean)
      : `${Lawsweep.number(mean)} ± ${Number(error.toPrecision(2))}`;

  /** Seconds in the unit that suits them. */
  Lawsweep.duration = (seconds) => {
    if (!(seconds > 0)) {
      return '0 s';
    }
    if (seconds < 1) {
      return `${Number((seconds * 1000).toPrecision(2))} ms`;
    }
    if (seconds < 120) {
      return `${Number(seconds.toPrecision(3))} s`;
    }
    return seconds < 7200 ? `${Number((seconds / 60).toPrecision(3))} min` : `${Number((seconds / 3600).toPrecision(3))} h`;
  };

  /** a, b and c. */
  Lawsweep.series = (words) =>
    words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
})(globalThis.Lawsweep ??= {});
