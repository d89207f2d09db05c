/** Where laws start, and the singular values of balance matrices at both ends of a run. */
(function (Lawsweep) {
  'use strict';

  const HIGHEST = 900;

  /** Singular values are drawn on a logarithmic axis where they differ by more than this, down to that far below the largest. */
  const WIDE = 30;
  const DEEPEST = 1e-6;

  const withCounts = (run) => run.groups.filter(({place}) => run.spread[place]?.counts);

  Lawsweep.startGroups = (run) => withCounts(run);

  /** So many bins are drawn for so many laws or more; fewer laws have wider bins. */
  const FINEST = 400;
  const FINE = 60;

  /** Neighbouring bins together. */
  function joined(counts, all) {
    const by = all >= FINEST || counts.length === 1 ? 1 : all >= FINE ? 2 : 4;
    return Array.from({length: counts.length / by}, (_, i) => counts.slice(i * by, (i + 1) * by).reduce((a, b) => a + b, 0));
  }

  function bins({range: [low, high], counts: fine}) {
    const all = fine.reduce((a, b) => a + b, 0);
    const counts = joined(fine, all);
    const [from, to] = low === high ? [low - 0.05 * (Math.abs(low) || 1), high + 0.05 * (Math.abs(high) || 1)] : [low, high];
    const width = (to - from) / counts.length;
    return counts.map((count, i) => ({from: from + i * width, to: from + (i + 1) * width, count, share: count / all}));
  }

  const zero = (rows) => (Math.min(...rows.map(({from}) => from)) <= 0 && Math.max(...rows.map(({to}) => to)) >= 0 ? [{at: 0}] : []);

  /** Where the middle of a histogram lies. */
  function middle(rows) {
    let below = 0;
    return rows.find(({share}) => (below += share) >= 0.5);
  }

  const side = ({from, to}) => ((from + to) / 2 > 0.02 ? 'the outgoing side is heavier' : (from + to) / 2 < -0.02 ? 'the incoming side is heavier' : 'both sides weigh the same');

  const balances = ({kind}) => kind === 'balance' || kind === 'matrix';

  /** One group of a run, as bars. */
  Lawsweep.driftStart = (run, group) => {
    const rows = bins(run.spread[group.place]).filter(({count}) => count > 0);
    const at = middle(rows);
    const text = `${group.label}: ${Lawsweep.plural(group.count, 'law')}, half of them up to ${Lawsweep.number(at.to)}${balances(group) ? ` (${side(at)})` : ''}.`;
    return {
      template: 'drift-start', markers: {}, datasets: {rows, zero: zero(rows)},
      adjust: (spec) => {
        const most = Math.max(...rows.map(({count}) => count));
        if (most <= 5) {
          spec.layer[0].encoding.y.axis.values = Array.from({length: most + 1}, (_, i) => i);
        }
      },
      tooltip: (row) => (row.count === undefined ? null : [['from', Lawsweep.number(row.from)], ['to', Lawsweep.number(row.to)], ['laws', Lawsweep.count(row.count)]]),
      title: '', heading: `Imbalance of ${group.label} at the start of ${run.label}`, held: '', text,
      label: `Bars: how many laws start at which value. ${text}`,
      columns: [{label: 'from', numeric: true}, {label: 'to', numeric: true}, {label: 'laws', numeric: true, show: Lawsweep.count}],
      rows: rows.map(({from, to, count}) => [from, to, count]),
    };
  };

  /** All groups of a run, a strip each. */
  Lawsweep.driftStrips = (run) => {
    const groups = withCounts(run);
    const rows = groups.flatMap((group, gi) => bins(run.spread[group.place]).filter(({count}) => count > 0).map((bin) => ({...bin, group: group.label, gi, full: group.group})));
    const text = `Where the laws of ${Lawsweep.plural(groups.length, 'group')} start in ${run.label}: the darker, the fewer. The dashed line is exact balance.`;
    return {
      template: 'drift-strips', markers: {}, datasets: {rows, zero: zero(rows)},
      adjust: (spec) => {
        spec.height = {step: Math.max(3, Math.min(24, HIGHEST / groups.length))};
        spec.encoding.y.axis.labelLimit = Math.min(330, spec.width * 0.4);
        spec.layer[0].encoding.color.legend.gradientLength = Math.min(240, spec.width * 0.45);
      },
      tooltip: (row) => (row.count === undefined ? null : [['laws', row.full], ['from', Lawsweep.number(row.from)], ['to', Lawsweep.number(row.to)], ['how many', Lawsweep.count(row.count)]]),
      title: '', heading: `Imbalance at the start of ${run.label}`, held: '', text,
      label: `Strips whose colours tell how many laws start at which value, a strip for each group. ${text}`,
      columns: [{label: 'group', show: String}, {label: 'from', numeric: true}, {label: 'to', numeric: true}, {label: 'laws', numeric: true, show: Lawsweep.count}],
      rows: rows.map(({full, from, to, count}) => [full, from, to, count]),
    };
  };

  Lawsweep.spectraGroups = (run) => run.groups.filter(({place}) => run.spread[place]?.spectra);

  /** The singular values of a group of matrices at the first and the last checkpoint. */
  Lawsweep.driftSpectra = (run, group) => {
    const {side: width, matrices, places, first, last} = run.spread[group.place].spectra;
    const names = [`step ${Lawsweep.count(run.steps[0])}`, `step ${Lawsweep.count(run.steps.at(-1))}`];
    const all = [[names[0], first], [names[1], last]].flatMap(([when, values]) => places.map((place, i) => ({place, when, value: values.middle[i], low: values.low[i], high: values.high[i], band: matrices > 1})));
    const largest = Math.max(...all.map(({high}) => high));
    const least = Math.max(largest * DEEPEST, Math.min(...all.map(({low}) => low)));
    const logarithmic = largest > 0 && largest / least > WIDE;
    const rows = logarithmic ? all.filter(({value}) => value >= least).map((row) => ({...row, low: Math.max(row.low, least)})) : all;
    const moved = Math.max(...first.middle.map((value, i) => Math.abs(last.middle[i] - value)));
    const text = `${group.label}: ${matrices === 1 ? `a balance matrix of side ${width}` : `${Lawsweep.count(matrices)} balance matrices of side ${width}; the lines are medians, the bands hold all`}. The largest singular value was ${Lawsweep.number(first.middle[0])} and is ${Lawsweep.number(last.middle[0])}; none moved by more than ${Lawsweep.number(moved)}.`;
    return {
      template: 'drift-spectra', markers: {'y-title': 'singular value of out − in'}, datasets: {rows},
      adjust: (spec) => {
        Object.assign(spec.encoding.color.scale, {domain: names, range: Lawsweep.palette([0, 1])});
        spec.layer[1].encoding.strokeDash.scale.domain = names;
        if (logarithmic) {
          spec.layer[1].encoding.y.scale = {type: 'log', nice: false};
          spec.layer[1].encoding.y.axis.tickCount = 5;
          spec.layer[1].encoding.y.axis.format = '~g';
        }
      },
      tooltip: (row) => [['place', Lawsweep.count(row.place)], ['when', row.when], ['singular value', Lawsweep.number(row.value)], ...(row.band ? [['all', `${Lawsweep.number(row.low)} to ${Lawsweep.number(row.high)}`]] : [])],
      title: '', heading: `Singular values of ${group.label} in ${run.label}`, held: '', text,
      label: `Singular values in decreasing order, at the first and at the last checkpoint. ${text}`,
      columns: [{label: 'when', show: String}, {label: 'place', numeric: true}, {label: 'singular value', numeric: true}],
      rows: all.map(({when, place, value}) => [when, place, value]),
    };
  };
})(globalThis.Lawsweep ??= {});
