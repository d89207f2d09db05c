/** Drift against the learning rate at one time, and the line of least squares. */
(function (Lawsweep) {
  'use strict';

  const STEPS = 24;

  /** The line, with a band of one standard error of the slope around the middle of the points, and a line of slope 1. */
  function lineOf({taus, rel, slope, slope_se: error}, name, one) {
    const logs = (values) => values.reduce((sum, value) => sum + Math.log(value), 0) / values.length;
    const [x0, y0] = [logs(taus), logs(rel)];
    const [low, high] = [Math.min(...taus), Math.max(...taus)].map(Math.log);
    const at = (x, by) => Math.exp(y0 + by * (x - x0));
    const places = Array.from({length: STEPS + 1}, (_, i) => low + (high - low) * i / STEPS);
    const band = error > 0;
    return [...places.map((x) => {
      const ends = band ? [at(x, slope - error), at(x, slope + error)].sort((a, b) => a - b) : [at(x, slope), at(x, slope)];
      return {tau: Math.exp(x), rel: at(x, slope), low: ends[0], high: ends[1], band, name};
    }), ...[low, high].map((x) => ({tau: Math.exp(x), rel: at(x, 1), band: false, name: one}))];
  }

  /** Names beside points, where there is room for them: those that would lie on another one are left out. */
  function named(rows, [left, right], [low, high], width, height) {
    const taken = [];
    return rows.map((row) => {
      const x = width * Math.log(row.tau / left) / Math.log(right / left);
      const y = height * Math.log(row.rel / low) / Math.log(high / low);
      const wide = row.run.length * 6.5;
      const free = width > 360 && x + wide + 12 < width
        && [...taken, ...rows.filter((other) => other !== row).map((other) => ({x: width * Math.log(other.tau / left) / Math.log(right / left) - 6, wide: 6, y: height * Math.log(other.rel / low) / Math.log(high / low) + 10}))]
          .every((other) => Math.abs(other.y - y) > 13 || other.x > x + wide + 10 || other.x + other.wide < x);
      if (free) {
        taken.push({x, y, wide});
      }
      return {...row, label: free ? row.run : ''};
    });
  }

  Lawsweep.slopeText = ({slope, slope_se: error}) => Lawsweep.measured(slope, error ?? 0);

  Lawsweep.driftFit = (model) => {
    const {fit} = model.drift;
    const order = Math.abs(fit.slope - 1) <= 0.2 ? 'drift vanishes in proportion to the learning rate: the laws are exact, and steps of finite length are what moves them'
      : fit.slope < 0.2 ? 'drift does not vanish with the learning rate: training breaks the laws' : 'neither 1 (exact laws) nor 0 (broken laws)';
    const name = `fit: slope ${Lawsweep.slopeText(fit)}`;
    const one = 'slope 1';
    const text = `At time T = ${Lawsweep.number(fit.time)} drift grows as τ to the power ${Lawsweep.slopeText(fit)}${fit.slope_se > 0 ? ' (standard error)' : ''}: ${order}.`;
    const line = lineOf(fit, name, one);
    const rows = fit.taus.map((tau, i) => ({tau, rel: fit.rel[i], label: '', run: fit.runs[i]}));
    return {
      template: 'drift-fit', markers: {'y-title': `relative drift of all laws at T = ${Lawsweep.number(fit.time)}`},
      datasets: {rows, line},
      adjust: (spec) => {
        Object.assign(spec.encoding.color.scale, {domain: [name, one], range: Lawsweep.palette([0, 7])});
        spec.layer[1].encoding.strokeDash.scale.domain = [name, one];
        spec.encoding.color.legend.columns = Lawsweep.legendColumns([name, one], spec.width);
        const logs = fit.taus.map(Math.log10);
        const room = Math.max(0.1, Math.max(...logs) - Math.min(...logs));
        const across = [10 ** (Math.min(...logs) - room * 0.1), 10 ** (Math.max(...logs) + room * (spec.width > 360 ? 0.4 : 0.1))];
        const heights = [...fit.rel, ...line.flatMap(({rel, low, high}) => [rel, low ?? rel, high ?? rel])].map(Math.log10);
        const up = [10 ** Math.floor(Math.min(...heights)), 10 ** Math.ceil(Math.max(...heights))];
        spec.encoding.x.scale.domain = across;
        spec.encoding.x.axis.values = [...new Set(fit.taus)];
        spec.layer[1].encoding.y.scale.domain = up;
        spec.datasets = {...spec.datasets, rows: named(rows, across, up, spec.width - 70, spec.height)};
      },
      tooltip: (row) => (row.run === undefined ? null : [['run', row.run], ['τ', Lawsweep.number(row.tau)], ['relative drift', Lawsweep.number(row.rel)]]),
      title: '', heading: 'Drift against the learning rate', held: '', text,
      label: `Points of drift against the learning rate, both logarithmic, with the line of least squares. ${text}`,
      columns: [{label: 'run', show: String}, {label: 'τ', numeric: true}, {label: 'relative drift', numeric: true}],
      rows: rows.map(({run, tau, rel}) => [run, tau, rel]),
    };
  };
})(globalThis.Lawsweep ??= {});
