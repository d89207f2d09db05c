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

  const MINUS = '−';
  const signed = (text) => text.replace('-', MINUS);

  /** Digits behind the point of two significant ones of an error. */
  const decimals = (error) => 1 - Math.floor(Math.log10(Number(error.toPrecision(2))));

  /**
   * A mean with its standard error, if it has one, both to two digits of the error: 0.106 ± 0.014; (1.06 ± 0.14)e−5 where
   * many zeros would have to be counted.
   */
  Lawsweep.measured = (mean, error) => {
    if (mean === null || mean === undefined || !(error > 0) || !Number.isFinite(error) || !Number.isFinite(mean)) {
      return Lawsweep.number(mean);
    }
    const size = Math.max(Math.abs(mean), error);
    const power = size < 1e-3 || size >= 1e6 ? Math.floor(Math.log10(size)) : 0;
    const scale = 10 ** power;
    const digits = Math.max(0, Math.min(20, decimals(error / scale)));
    const text = `${signed((mean / scale).toFixed(digits))} ± ${(error / scale).toFixed(digits)}`;
    return power === 0 ? text : `(${text})e${signed(String(power))}`;
  };

  /** A mean alone, to the digits that its error allows. */
  Lawsweep.meanOf = (mean, error) => (error > 0 && Number.isFinite(error) ? Lawsweep.measured(mean, error).replace(/ ± [^)]*/, '').replace(/[()]/g, '') : Lawsweep.number(mean));

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
