/** Drift of all groups at a glance: along checkpoints, over the laws of each group, or layer by layer. */
(function (Lawsweep) {
  'use strict';

  const LEVELS = ['least', '10 %', '25 %', 'median', '75 %', '90 %', 'most'];

  /** Rows of this height or more have numbers in their cells, if cells are this wide. */
  const WIDE = 46;

  /** What a map is no higher than, in pixels. */
  const HIGHEST = 900;

  /** A name with its first number left out, and that number. */
  function layer(group) {
    const found = /(^|\.)(\d+)\./.exec(group);
    const pattern = found === null ? group : group.replaceAll(new RegExp(`(^|[.>+])${found[2]}\\.`, 'g'), '$1*.');
    return {number: found === null ? null : Number(found[2]), pattern};
  }

  /** True if groups are those of layers that are alike: then a map has a column for each layer. */
  const layered = (model) => {
    const patterns = Map.groupBy(model.groups, ({group, kind}) => `${kind} ${layer(group).pattern}`);
    return model.groups.length >= 4 && patterns.size * 2 <= model.groups.length;
  };

  Lawsweep.heatShapes = (model) => [...(layered(model) ? [['layers', 'layers × groups']] : []),
    ...(model.runs.some(({spread}) => spread.some((one) => one?.drifts)) ? [['laws', 'groups × laws']] : []),
    ['course', 'groups × checkpoints']];

  const SHAPES = {
    course: (run, measure) => ({
      title: 'step',
      cells: run.groups.flatMap((group, yi) => run.steps.slice(1).map((step, i) => ({x: String(step), xi: i, y: group.label, yi, value: group[measure]?.[i + 1] ?? null, label: group.label, group: group.group, where: `step ${step}`}))),
    }),
    laws: (run) => ({
      title: 'laws in order of their drift',
      cells: run.groups.flatMap((group, yi) => LEVELS.map((level, xi) => ({x: level, xi, y: group.label, yi, value: run.spread[group.place]?.drifts?.[xi] ?? null, label: group.label, group: group.group, where: `${level} of ${Lawsweep.plural(group.count, 'law')}`}))),
    }),
    layers: (run, measure) => {
      const found = run.groups.map((group) => ({group, ...layer(group.group)}));
      const patterns = [...new Set(found.map(({group, pattern}) => `${group.kind} ${pattern}`))];
      const numbers = [...new Set(found.map(({number}) => number))].toSorted((a, b) => (a ?? -1) - (b ?? -1));
      const names = patterns.map((pattern) => found.find(({group, pattern: own}) => `${group.kind} ${own}` === pattern).group.label.replace(/^\S*?\d+(?:\.(?=\S+: )|: )/, ''));
      const places = names.map((name, i) => (names.indexOf(name) === i ? name : `${name} (${patterns[i].split(' ')[0]})`));
      return {
        title: 'layer',
        cells: found.map(({group, number, pattern}) => {
          const yi = patterns.indexOf(`${group.kind} ${pattern}`);
          return {x: number === null ? '–' : String(number), xi: numbers.indexOf(number), y: places[yi], yi, value: Lawsweep.lastOf(group[measure]), label: group.label, group: group.group, where: `${Lawsweep.plural(group.count, 'law')}, at the end`};
        }),
      };
    },
  };

  /** A run: {run, measure, shape}. */
  Lawsweep.driftHeat = (model) => ({run: number, measure, shape}) => {
    const run = model.runs[number];
    const rel = measure === 'rel' || shape === 'laws';
    const {title, cells} = SHAPES[shape](run, rel ? 'rel' : 'index');
    const values = cells.map(({value}) => value).filter((value) => value > 0);
    const rows = cells.map((cell) => ({...cell, value: rel && !(cell.value > 0) ? null : cell.value, shown: cell.value === null ? '' : rel ? (cell.value === 0 ? '0' : cell.value.toExponential(0)) : cell.value.toFixed(2)}));
    const worst = cells.filter(({value}) => value !== null).reduce((a, b) => (a === null || b.value > a.value ? b : a), null);
    const measured = rel ? 'relative drift' : 'index';
    const text = worst === null ? `No ${rel ? 'drift' : 'index'} of ${run.label} is known.`
      : `${run.label}: the largest ${rel ? `drift, ${Lawsweep.percent(worst.value)},` : `index, ${Lawsweep.number(worst.value)},`} is that of ${worst.label} (${worst.where}).`;
    const places = {rows: new Set(rows.map(({yi}) => yi)).size, columns: new Set(rows.map(({xi}) => xi)).size};
    const labels = Math.min(330, 12 + 7.4 * Math.max(...rows.map(({y}) => y.length)));
    return {
      template: 'drift-heat', markers: {'x-title': title, 'colour-title': shape === 'laws' ? 'drift of a law' : measured},
      grid: {labels: labels + 30, columns: places.columns},
      datasets: {rows},
      adjust: (spec, width) => {
        const step = spec.width.step ?? 34;
        spec.width = {step: Math.min(step, 90)};
        spec.height = {step: Math.max(3, Math.min(24, HIGHEST / places.rows))};
        // Where no browser measures text, letters count as wider than they are: names are cut only where room ends.
        spec.encoding.y.axis.labelLimit = Math.min(1.3 * labels, width / 2 - 30);
        const {scale, legend} = spec.layer[0].encoding.color;
        const few = values.length > 0 && Math.max(...values) / Math.min(...values) < 1.01;
        Object.assign(scale, rel ? {type: 'log', domain: values.length === 0 ? [0.1, 1] : few ? [values[0] / 2, values[0] * 2] : [Math.min(...values), Math.max(...values)]} : {type: 'linear', domain: [0, 1]});
        legend.format = rel ? '.0e' : '~g';
        legend.gradientLength = Math.min(240, Math.max(120, spec.width.step * places.columns));
        if (spec.width.step < WIDE || spec.height.step < 16) {
          spec.layer.length = 1;
        }
      },
      tooltip: (row) => [['laws', row.group], ['where', row.where], [rel ? 'relative drift' : 'index', Lawsweep.number(row.value)]],
      title: '', heading: `Drift of ${run.label}: ${shape === 'layers' ? 'layers × groups of laws' : shape === 'laws' ? 'groups × laws' : 'groups × checkpoints'}`, held: '', text,
      label: `A map whose colours tell the ${measured}${shape === 'laws' ? ' of laws relative to a typical one' : ''}: a row for each group of laws. ${text}`,
      columns: [{label: 'laws', show: String}, {label: 'where', show: String}, {label: rel ? 'relative drift' : 'index', numeric: true}],
      rows: cells.map(({group, where, value}) => [group, where, value]),
    };
  };
})(globalThis.Lawsweep ??= {});
