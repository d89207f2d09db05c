/** The parameters of simulations, as the data lists them: their values, and which of them settle others. */
(function (Lawsweep) {
  'use strict';

  /** Stands for the value of a parameter that means nothing to a cell. */
  const NOTHING = '–';

  /** Longer values are shortened in controls and legends. */
  const MOST_LETTERS = 40;

  /** Cells with their numbers and with their values as texts, different for different values. */
  Lawsweep.numbered = (cells) => cells.map((cell, index) => ({...cell, index,
    texts: Object.fromEntries(Object.entries(cell.values).map(([key, value]) => [key, String(value ?? NOTHING)]))}));

  /** A cell's value of a parameter as text. */
  Lawsweep.valueOf = (cell, key) => cell.texts[key];

  /** Whether a parameter means something to a cell. */
  Lawsweep.means = (cell, key) => Lawsweep.valueOf(cell, key) !== NOTHING;

  const place = (value) => (value === 'inf' ? Infinity : value === NOTHING ? NaN : Number(value));

  /** Numbers by size, what means nothing after them; words as the sweep has them. */
  function ordered(values, number) {
    return number ? values.toSorted((a, b) => {
      const [x, y] = [place(a), place(b)];
      return Number.isNaN(x) || Number.isNaN(y) ? Number.isNaN(x) - Number.isNaN(y) : x === y ? 0 : x - y;
    }) : values;
  }

  /** Long values by their two ends; with their numbers among all where these do not tell them apart. */
  function shortened(values) {
    const half = MOST_LETTERS / 2 - 1;
    const cut = (value) => (value.length <= MOST_LETTERS ? value : `${value.slice(0, half)}…${value.slice(-half)}`);
    const apart = new Set(values.map(cut)).size === values.length;
    return new Map(values.map((value, i) => [value, value.length <= MOST_LETTERS || apart ? cut(value) : `${cut(value)} (${i + 1})`]));
  }

  /**
   * The parameters with the values that cells have: {key, label, symbol, number, values, shown}. A value's shown text is short
   * and tells it from the others; a depth of inf is the limit of infinitely many layers.
   */
  Lawsweep.parameters = (list, cells) => list.map((parameter) => {
    const values = ordered([...new Set(cells.map((cell) => Lawsweep.valueOf(cell, parameter.key)))], parameter.number);
    const short = shortened(values);
    return {...parameter, values, shown: (value) => (value === 'inf' ? '∞' : short.get(value) ?? value)};
  });

  /** Whether the values of some parameters settle that of another one, among these cells. */
  Lawsweep.settled = (cells, keys, key) => {
    const seen = new Map();
    return cells.every((cell) => {
      const tuple = Lawsweep.tuple(cell, keys);
      const value = Lawsweep.valueOf(cell, key);
      if (!seen.has(tuple)) {
        seen.set(tuple, value);
      }
      return seen.get(tuple) === value;
    });
  };

  /** A cell's values of some parameters as one text. */
  Lawsweep.tuple = (cell, keys) => keys.map((key) => Lawsweep.valueOf(cell, key)).join('\n');
})(globalThis.Lawsweep ??= {});
