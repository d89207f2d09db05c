/** Columns of many rows, as the data has them in few characters. */
(function (Lawsweep) {
  'use strict';

  /** Stands for a number in a pattern of texts. */
  const MARK = '\u0001';

  const DIGITS = 15;

  /** Numbers that stand in a plain list, or as runs of equal ones. What is missing is NaN. */
  Lawsweep.unpackNumbers = (packed) => {
    if (Array.isArray(packed)) {
      return Float64Array.from(packed, (value) => value ?? NaN);
    }
    const {runs} = packed;
    let size = 0;
    for (let i = 1; i < runs.length; i += 2) {
      size += runs[i];
    }
    const numbers = new Float64Array(size);
    let end = 0;
    for (let i = 0; i < runs.length; i += 2) {
      numbers.fill(runs[i] ?? NaN, end, end += runs[i + 1]);
    }
    return numbers;
  };

  /**
   * Texts that differ in their numbers mostly: {at, key}. at(i) is the text of a row or null; key(i) sorts like it with
   * numbers by size.
   */
  Lawsweep.unpackTexts = ({patterns, which, numbers}) => {
    const parts = patterns.map((pattern) => pattern.split(MARK));
    const places = Lawsweep.unpackNumbers(which);
    const values = Lawsweep.unpackNumbers(numbers);
    const starts = new Uint32Array(places.length);
    let next = 0;
    for (let i = 0; i < places.length; i++) {
      starts[i] = next;
      next += Number.isNaN(places[i]) ? 0 : parts[places[i]].length - 1;
    }
    const text = (i, number) => {
      if (Number.isNaN(places[i])) {
        return null;
      }
      const pieces = parts[places[i]];
      let written = pieces[0];
      for (let j = 1; j < pieces.length; j++) {
        written += number(values[starts[i] + j - 1]) + pieces[j];
      }
      return written;
    };
    return {at: (i) => text(i, String), key: (i) => text(i, (number) => String(number).padStart(DIGITS, '0'))};
  };
})(globalThis.Lawsweep ??= {});
