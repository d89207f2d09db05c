/** The counts of the networks by all axes, and their sums over any part. */
(function (Lawsweep) {
  'use strict';

  const SUMS = ['networks', 'complete', 'complete-if-independent', 'extra', 'always', 'sometimes', 'never', 'undecided', 'skipped', 'failed', 'left', 'surprises', 'draws', 'reach', 'seconds'];
  const MAXIMA = ['extra_laws', 'laws', 'lie_dim', 'parameters_max'];

  /** Verdicts in the order in which one of them stands for a group: the first that occurs. */
  const VERDICTS = ['failed', 'extra', 'never', 'undecided', 'left', 'sometimes', 'complete-if-independent', 'complete', 'always', 'skipped'];

  /** Takes the columns into typed arrays; what is not known is NaN. */
  Lawsweep.cube = ({axes, kinds, columns}) => {
    const taken = {};
    for (const axis of axes) {
      taken[axis.key] = Uint16Array.from(Lawsweep.unpackNumbers(columns[axis.key]));
    }
    for (const measure of [...SUMS, ...MAXIMA, ...kinds.map((kind) => `kind_${kind}`)]) {
      taken[measure] = Lawsweep.unpackNumbers(columns[measure]);
    }
    const nothing = new Set(Object.keys(taken).filter((name) => SUMS.includes(name) && taken[name].every((value) => value === 0)));
    return {axes, kinds, columns: taken, nothing, size: taken.networks.length};
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

  /** Of each axis the numbers of its bins that occur among the rows that pass the filters, and how many networks lack it. */
  Lawsweep.occurring = (cube, filters) => {
    const passes = selected(cube, filters);
    return cube.axes.map((axis) => {
      const column = cube.columns[axis.key];
      const networks = new Float64Array(axis.bins.length);
      for (let i = 0; i < passes.length; i++) {
        networks[column[i]] += passes[i] ? cube.columns.networks[i] : 0;
      }
      const all = networks.reduce((sum, n) => sum + n, 0);
      const none = axis.bins.indexOf('–');
      return {axis, bins: networks.filter((n) => n > 0).length, lacking: all === 0 || none < 0 ? 0 : networks[none] / all};
    });
  };

  /** The known laws by kind, and those beyond them, along an axis: {x, xi, kind, laws, networks}, laws as means over the networks. */
  Lawsweep.kindsAlong = (cube, axis, filters) => {
    const passes = selected(cube, filters);
    const size = axis ? axis.bins.length : 1;
    const places = new Uint32Array(cube.size);
    if (axis) {
      places.set(cube.columns[axis.key]);
    }
    const sums = (name) => {
      const target = new Float64Array(size);
      reduceInto(target, places, passes, cube.columns[name], add, 0);
      return target;
    };
    const counted = sums('kind_networks');
    return cube.kinds.filter((kind) => kind !== 'networks').flatMap((kind) => [...sums(`kind_${kind}`)].map((laws, xi) =>
      ({x: axis ? axis.bins[xi] : 'all', xi, kind, laws: laws / counted[xi], networks: counted[xi]})))
      .filter(({laws, networks}) => networks > 0 && laws > 0);
  };

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
      measures[name] = new Float64Array(count);
      if (!cube.nothing.has(name)) {
        reduceInto(measures[name], places, passes, cube.columns[name], add, 0);
      }
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
