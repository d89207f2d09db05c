/** The parameters by which simulations differ. */
(function (Lawsweep) {
  'use strict';

  const LABELS = {depth: 'depth N', beta: 'β', kappa: 'κ', width: 'width d', dynamics: 'dynamics', scheme: 'scheme', side: 'side',
    energy: 'energy', step: 'step', replicas: 'replicas', seed: 'draw'};

  const numberOf = (value) => (value === 'inf' ? Infinity : Number(value));

  function ordered(values) {
    return [...values].sort((a, b) => {
      const [x, y] = [numberOf(a), numberOf(b)];
      return Number.isNaN(x) || Number.isNaN(y) ? String(a).localeCompare(String(b)) : x - y || 0;
    });
  }

  /** A value as text: a cell's depth of inf is the limit of infinitely many layers. */
  Lawsweep.valueText = (value) => (value === null || value === undefined || value === '' ? '–' : value === 'inf' ? '∞' : String(value));

  /** Parameters with more than one value, in the order in which one would colour by them: {key, label, values}. */
  Lawsweep.parameters = (cells) => Object.entries(LABELS)
    .map(([key, label]) => ({key, label, values: ordered(new Set(cells.map((cell) => String(cell[key] ?? ''))))}))
    .filter(({values}) => values.length > 1);

  /** Whether the values of some parameters settle that of another one, among these cells. */
  Lawsweep.settled = (cells, keys, key) => {
    const seen = new Map();
    return cells.every((cell) => {
      const tuple = keys.map((name) => String(cell[name])).join('\n');
      const value = String(cell[key]);
      if (!seen.has(tuple)) {
        seen.set(tuple, value);
      }
      return seen.get(tuple) === value;
    });
  };
})(globalThis.Lawsweep ??= {});
