/** The counts of the networks by all axes, and their sums over any part. */
(function (Lawsweep) {
  'use strict';

  const SUMS = ['networks', 'complete', 'complete-if-independent', 'extra', 'always', 'sometimes', 'never', 'undecided', 'skipped', 'failed', 'left', 'surprises', 'draws', 'reach', 'seconds'];
  const MAXIMA = ['extra_laws', 'laws', 'lie_dim', 'parameters_max'];

  /** Verdicts in the order in which one of them stands for a group: the first that occurs. */
  const VERDICTS = ['failed', 'extra', 'never', 'undecided', 'left', 'sometimes', 'complete-if-independent', 'complete', 'always', 'skipped'];

  /** Takes the columns into typed arrays; what is not known is NaN. */
  Lawsweep.cube = ({axes, columns}) => {
    const taken = {};
    for (const axis of axes) {
      taken[axis.key] = Uint16Array.from(columns[axis.key]);
    }
    for (const measure of [...SUMS, ...MAXIMA]) {
      taken[measure] = Float64Array.from(columns[measure], (value) => value ?? NaN);
    }
    return {axes, columns: taken, size: taken.networks.length};
  };

  /** The rows that pass the filters, an object of bin numbers by axis: one byte each. */
  function selected(cube, filters) {
    const passes = new Uint8Array(cube.size).fill(1);
    for (const [key, bin] of Object.entries(filters)) {
      const column = cube.columns[key];
      for (let i = 0; i < passes.length; i++) {
        passes[i] &= column[i] === bin ? 1 : 0;
      }
    }
    return passes;
  }

  function verdict(group) {
    return VERDICTS.find((name) => group[name] > 0) ?? 'left';
  }

  function reduceInto(target, places, passes, column, combine, start) {
    target.fill(start);
    for (let i = 0; i < places.length; i++) {
      if (passes[i] && !Number.isNaN(column[i])) {
        target[places[i]] = combine(target[places[i]], column[i]);
      }
    }
  }

  const add = (a, b) => a + b;
  const larger = (a, b) => (Number.isNaN(a) || b > a ? b : a);

  /** Sums over all rows that pass the filters. */
  Lawsweep.totals = (cube, filters) =>
    Lawsweep.groups(cube, null, null, filters)[0] ?? Object.fromEntries(SUMS.map((name) => [name, 0]));

  /** One object for each group of networks along two axes (null: not divided), as the chart of the map takes them. */
  Lawsweep.groups = (cube, xAxis, yAxis, filters) => {
    const passes = selected(cube, filters);
    const xs = xAxis ? cube.columns[xAxis.key] : null;
    const ys = yAxis ? cube.columns[yAxis.key] : null;
    const across = xAxis ? xAxis.bins.length : 1;
    const places = new Uint32Array(cube.size);
    for (let i = 0; i < places.length; i++) {
      places[i] = (xs ? xs[i] : 0) + across * (ys ? ys[i] : 0);
    }
    const count = across * (yAxis ? yAxis.bins.length : 1);
    const measures = {};
    for (const name of SUMS) {
      reduceInto(measures[name] = new Float64Array(count), places, passes, cube.columns[name], add, 0);
    }
    for (const name of MAXIMA) {
      reduceInto(measures[name] = new Float64Array(count), places, passes, cube.columns[name], larger, NaN);
    }
    const groups = [];
    for (let place = 0; place < count; place++) {
      if (measures.networks[place] > 0) {
        groups.push(group(measures, place, place % across, Math.floor(place / across), xAxis, yAxis));
      }
    }
    return groups;
  };

  function group(measures, place, xi, yi, xAxis, yAxis) {
    const result = {x: xAxis ? xAxis.bins[xi] : 'all', y: yAxis ? yAxis.bins[yi] : 'all', xi, yi};
    for (const [name, values] of Object.entries(measures)) {
      result[name] = Number.isNaN(values[place]) ? null : values[place];
    }
    result.verdict = verdict(result);
    return result;
  }
})(globalThis.Lawsweep ??= {});
