/** Where a listed architecture lies on the axes of the map. */
(function (Lawsweep) {
  'use strict';

  const VALUES = {
    family: (row) => row.family,
    bias: (row) => row.bias,
    draw: (row) => row.seed,
    depth: (row) => row.layers.length - 1,
    width: (row) => Math.max(...row.layers.slice(1, -1)),
    narrowest: (row) => Math.min(...row.layers),
    output: (row) => row.layers[0],
    input: (row) => row.layers[row.layers.length - 1],
    parameters: (row) => row.parameters,
  };

  /** A row of a list as an object, with its widths as numbers. */
  Lawsweep.architecture = (columns, row) => {
    const named = Object.fromEntries(columns.map((name, i) => [name, row[i]]));
    return {...named, layers: String(named.widths).split(',').map(Number)};
  };

  /** Whether a value is in a bin: a word, a number, a range 5-8, or an open end such as 33+. */
  Lawsweep.inBin = (value, bin) => {
    if (String(value) === bin) {
      return true;
    }
    const range = /^(\d+)\s*[-–]\s*(\d+)$/.exec(bin);
    if (range) {
      return value >= Number(range[1]) && value <= Number(range[2]);
    }
    const open = /^(?:≥|>=)?\s*(\d+)\s*\+?$/.exec(bin);
    return open !== null && bin !== open[1] && value >= Number(open[1]);
  };

  /** Whether a listed architecture passes filters, an object of bin labels by axis. */
  Lawsweep.within = (architecture, filters) => Object.entries(filters).every(([key, bin]) => {
    if (!VALUES[key]) {
      throw new Error(`lists cannot be filtered by ${key}`);
    }
    return Lawsweep.inBin(VALUES[key](architecture), bin);
  });
})(globalThis.Lawsweep ??= {});
