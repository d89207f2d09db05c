/** The distribution of the singular values at the end, against the closed form where there is one. */
(function (Lawsweep) {
  'use strict';

  const MOST_GROUPS = 3;

  /** At least so many bins are seen. */
  const BINS = 40;

  /** So many times the average is a peak. */
  const PEAK = 3;

  const AXES = ['x', 'y'];

  function histogram(bins, group) {
    return bins.map(([lower, upper, density, stderr]) => ({lower, upper, density, stderr,
      low: density - 2 * (stderr ?? 0), high: density + 2 * (stderr ?? 0), group}));
  }

  /** Bins are narrow near zero, where few values fall into each: neighbours are joined until they are this wide on a scale. */
  function joined(bins, width, scale) {
    const result = [];
    let open = null;
    for (const [lower, upper, density, stderr] of bins) {
      open ??= {lower, mass: 0, variance: 0};
      open.mass += density * (upper - lower);
      open.variance += ((stderr ?? 0) * (upper - lower)) ** 2;
      if (scale(upper) - scale(open.lower) >= width * (1 - 1e-9)) {
        const size = upper - open.lower;
        result.push([open.lower, upper, open.mass / size, stderr === null ? null : Math.sqrt(open.variance) / size]);
        open = null;
      }
    }
    return result;
  }

  /** Values up to where the last half percent of the distribution begins, so that a long tail does not squeeze the rest. */
  function extent(rows) {
    const end = new Map();
    for (const {group, lower, upper, density} of rows) {
      const sum = (end.get(group)?.sum ?? 0) + density * (upper - lower);
      const at = end.get(group)?.at ?? null;
      end.set(group, {sum, at: at === null && sum > 0.995 ? upper : at, last: upper});
    }
    return Math.max(...[...end.values()].map(({at, last}) => at ?? last));
  }

  /** Whether a distribution has a peak at 0 that would hide the rest: then roots are drawn. */
  function peaked(rows, limit) {
    return rows.every(({lower}) => lower >= 0) && rows.some(({lower, density}) => lower < limit / BINS && density > PEAK / limit);
  }

  function sentence(values, groups, curves, by) {
    return `All ${values}s together at the end${by ? `, by ${by}` : ''}: ${groups.join('; ')}. `
      + (curves.length === 0 ? 'No closed form is known for these.' : `Dashed: ${[...new Set(curves)].join('; ')}.`);
  }

  /** The last layer of the template holds the closed forms. */
  function adjusted({layer}, top, roots, known) {
    Object.assign(layer[1].encoding.y.scale, {domain: [0, top]});
    if (roots) {
      layer.forEach(({encoding}) => AXES.forEach((axis) => {
        encoding[axis].scale = {...encoding[axis].scale, type: 'sqrt'};
      }));
    }
    if (!known) {
      layer.pop();
    }
  }

  function content(panel, densities, colourTitle, values) {
    const found = panel.groups.map(({label, cells}) => ({label, density: densities.get(cells[0].index)}));
    const fine = found.flatMap(({label, density}) => histogram(density.bins, label));
    const limit = extent(fine);
    const roots = peaked(found.flatMap(({label, density}) => histogram(joined(density.bins, limit / BINS, Number), label)), limit);
    const scale = roots ? Math.sqrt : Number;
    const all = found.flatMap(({label, density}) => histogram(joined(density.bins, scale(limit) / BINS, scale), label));
    const rows = all.filter(({lower}) => lower < limit).map((row) => (roots ? {...row, low: Math.max(0, row.low)} : row));
    const top = 1.1 * Math.max(...rows.map(({high}) => high));
    const curve = found.flatMap(({label, density}) => (density.closed_form?.points ?? [])
      .filter(([x]) => x <= limit).map(([x, value]) => ({x, density: value, group: label})));
    const text = sentence(values, found.map(({label}) => label), found.flatMap(({density}) => density.closed_form?.label ?? []), colourTitle)
      + (roots ? ' Both axes are drawn by square roots, so that the peak at 0 can be read.' : '');
    return {
      title: panel.title,
      heading: `${values[0].toUpperCase()}${values.slice(1)}s at the end`,
      template: 'density',
      markers: {'x-title': values, 'group-title': colourTitle},
      datasets: {rows, curve},
      adjust: (spec) => adjusted(spec, top, roots, curve.length > 0),
      tooltip: (row) => row.lower === undefined ? null : [['simulation', row.group], ['from', Lawsweep.number(row.lower)],
        ['to', Lawsweep.number(row.upper)], ['density', Lawsweep.measured(row.density, row.stderr)]],
      text,
      held: Lawsweep.heldText(panel),
      label: `Histograms. ${text}`,
      columns: [{label: 'simulation', show: String}, ...['from', 'to', 'density', 'standard error'].map((label) => ({label, numeric: true}))],
      rows: all.map((row) => [row.group, row.lower, row.upper, row.density, row.stderr]),
    };
  }

  /** What the panels of a view show. */
  Lawsweep.densityContents = (langevin, slices) => {
    const densities = new Map(langevin.densities.map((density) => [density.cell, density]));
    const eigen = new Set(langevin.averages.cell.filter((cell, i) => langevin.averages.observable[i].startsWith('eigenvalue')));
    return (view) => {
      const picked = slices.pick(view, '', {
        has: ({index}) => densities.has(index),
        known: ({index}) => densities.get(index).closed_form !== null,
        most: MOST_GROUPS,
      });
      const note = picked.panels.length === 0 ? 'These simulations have recorded no densities.'
        : picked.hidden > 0 ? `The first ${MOST_GROUPS} are drawn; use panels or filters for the others.` : '';
      return {note, panels: picked.panels.map((panel) => content(panel, densities, picked.colourTitle, eigen.has(panel.groups[0].cells[0].index) ? 'eigenvalue' : 'singular value'))};
    };
  };

  Lawsweep.densities = (langevin, slices, selection) => [Lawsweep.element('h3', null, langevin.observables.some((name) => name.startsWith('eigenvalue')) ? 'Distribution of the eigenvalues at the end' : 'Distribution of the singular values at the end'),
    ...Lawsweep.selectedCharts('density', Lawsweep.densityContents(langevin, slices), selection)];
})(globalThis.Lawsweep ??= {});
