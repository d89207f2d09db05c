/** How far laws drift in the course of runs: a line for each group of laws, or for each run. */
(function (Lawsweep) {
  'use strict';

  const MOST_WORDS = 4;

  /** More grey lines than this are fainter. */
  const MOST_LINES = 60;

  /** A floor that is further below the lines than this factor is said and not drawn. */
  const FARTHEST_FLOOR = 1e7;

  const MEASURES = {rel: 'relative drift of laws', index: 'index: drift per movement'};

  Lawsweep.driftMeasures = [['rel', 'relative drift'], ['index', 'index']];

  Lawsweep.driftAxis = (model, x) => (x === 'time' ? 'time: sum of learning rates' : 'step');

  /** Where a run is at its checkpoints. */
  const along = (run, x) => (x === 'time' ? run.times : run.steps);

  /** The drawn points of a line: what is 0 has no place on a logarithmic axis. */
  function points(run, column, x) {
    const places = along(run, x);
    return (column ?? []).map((y, i) => ({x: places[i], y, i})).filter(({y, i}) => i > 0 && y > 0);
  }

  /** From where the first run begins to where the last ends. */
  const range = (runs, x) => [Math.min(...runs.map((run) => along(run, x)[0])), Math.max(...runs.map((run) => along(run, x).at(-1)))];

  /** Whole decades around numbers; at least one. */
  function decades(values) {
    const low = Math.floor(Math.log10(Math.min(...values)) + 1e-9);
    const high = Math.ceil(Math.log10(Math.max(...values)) - 1e-9);
    return [10 ** low, 10 ** Math.max(high, low + 1)];
  }

  /** The shaded floor: the largest that rounding gives, run by run, at each place. */
  function floors(runs, x, least) {
    const longest = runs.reduce((a, b) => (Lawsweep.lastOf(along(b, x)) > Lawsweep.lastOf(along(a, x)) ? b : a));
    const column = longest.total.floor ?? [];
    return along(longest, x).map((place, i) => ({x: place, floor: column[i] > 0 ? column[i] : column[i + 1]})).filter(({floor}) => floor > 0 && floor > least / FARTHEST_FLOOR);
  }

  function chart(template, lines, floor, words) {
    const {domain, colours, nameOf, isRest} = Lawsweep.coloured(lines, words.rest);
    const rows = lines.flatMap((line) => line.points.map(({x, y, i}) => ({x, y, line: line.key, label: line.label, name: nameOf(line),
      all: line.all === true, rest: isRest(line), step: line.run.steps[i]})));
    const values = [...rows.map(({y}) => y), ...floor.map((one) => one.floor / 2)];
    const heights = values.length === 0 ? [0.1, 1] : decades(values);
    return {
      template,
      markers: {'x-title': words.x, 'y-title': words.y, 'colour-title': words.colour},
      datasets: {rows, floor: floor.map((one) => ({...one, bottom: heights[0]}))},
      adjust: (spec) => {
        const [, line] = spec.layer;
        line.encoding.y.scale.domain = heights;
        spec.encoding.x.scale.domain = words.range;
        spec.encoding.color.scale = {domain, range: Lawsweep.palette(colours)};
        line.encoding.strokeDash.scale.domain = domain;
        line.encoding.strokeDash.legend = domain.length > 1 ? undefined : null;
        line.encoding.opacity.condition.value = lines.length > MOST_LINES ? 0.15 : 0.45;
        spec.encoding.color.legend = domain.length > 1 ? {...spec.encoding.color.legend, columns: Lawsweep.legendColumns(domain, spec.width), labelLimit: Math.max(120, spec.width - 130)} : null;
      },
      tooltip: (row) => (row.line === undefined ? null : [[words.of, row.label], ['step', Lawsweep.number(row.step)], [words.short, Lawsweep.number(row.y)]]),
      rows,
    };
  }

  /** What the shade is, or that it lies below the chart. */
  function holds(floor, measure, runs) {
    const floors = runs.map(({total}) => Lawsweep.lastOf(total.floor)).filter((one) => one > 0);
    return measure !== 'rel' || floors.length === 0 ? '' : floor.length > 0 ? ' Shaded: the floor, the drift that rounding of the stored numbers alone would show.'
      : ` Rounding of the stored numbers alone would show ${Lawsweep.number(Math.max(...floors))}, far below.`;
  }

  function table(lines, measure) {
    return {
      columns: [{label: 'line', show: String}, {label: 'step', numeric: true}, {label: measure === 'rel' ? 'relative drift' : 'index', numeric: true}],
      rows: lines.flatMap((line) => (line.column ?? []).map((value, i) => [line.label, line.run.steps[i], value])),
    };
  }

  /** Groups without a line: those that did not move, and those with nothing to divide by. */
  function unseen(still, others, measure, some) {
    const without = measure === 'rel' ? 'that begin with all tensors 0, and so have no relative drift' : 'without an index, as those of single parameters';
    return `${still > 0 && some ? ` ${Lawsweep.plural(still, 'group')} did not move at all.` : ''}${others > 0 ? ` Groups ${without}: ${others}.` : ''}`;
  }

  /** A run: {run, measure, x}. */
  Lawsweep.driftOfGroups = (model) => ({run: number, measure, x}) => {
    const run = model.runs[number];
    const several = run.groups.length > 1;
    const lines = run.groups.map((group) => ({key: `g${group.of}`, label: group.label, name: group.label, run, column: group[measure],
      size: Lawsweep.lastOf(group[measure]), points: points(run, group[measure], x)}));
    const total = {key: 'all', label: 'all laws', name: 'all laws', all: true, run, column: run.total[measure], points: points(run, run.total[measure], x)};
    const shown = several ? [...lines, total] : lines;
    const drawn = shown.flatMap((line) => line.points.map(({y}) => y));
    const floor = measure === 'rel' && drawn.length > 0 ? floors([run], x, Math.min(...drawn)) : [];
    const largest = lines.filter(({size}) => size > 0).toSorted((a, b) => b.size - a.size).slice(0, MOST_WORDS)
      .map(({label, size}) => `${label} ${Lawsweep.percent(size)}`);
    const undrawn = lines.filter(({points: {length}}) => length === 0);
    const still = undrawn.filter(({column}) => column?.every((value) => value === 0)).length;
    const measured = measure === 'rel' ? 'Drift' : 'Index';
    const text = `${measured} at the end of ${run.label}: ${several ? `all laws ${Lawsweep.percent(Lawsweep.lastOf(run.total[measure]))}; ` : ''}${largest.length === 0 ? (still < undrawn.length ? 'nothing to divide by' : 'nothing moved') : `${several && lines.length > MOST_WORDS ? 'most ' : ''}${largest.join(', ')}`}.${holds(floor, measure, [run])}${unseen(still, undrawn.length - still, measure, largest.length > 0)}`;
    return {
      ...chart('drift-groups', shown, floor, {range: range([run], x), x: Lawsweep.driftAxis(model, x), y: MEASURES[measure], colour: null, of: 'laws', short: measure === 'rel' ? 'relative drift' : 'index',
        rest: (n) => `${Lawsweep.plural(n, 'other group')}`}),
      title: '', heading: `Drift of ${run.label} by groups of laws`, held: '', text,
      label: `Lines of the ${MEASURES[measure]} against the ${Lawsweep.driftAxis(model, x)}, a line for each group of laws; the vertical axis is logarithmic. ${text}`,
      ...table(shown, measure),
    };
  };

  const MOST_NAMES = 6;

  /** How runs are coloured first: by name if there are few, else by what tells them apart. */
  Lawsweep.standardColouring = ({runs, telling}) => (runs.length <= MOST_NAMES || telling.length === 0 ? '' : telling[0][0]);

  /** All runs: {group, measure, x, colour}; group is empty for all laws, or the number of a group. */
  Lawsweep.driftOfRuns = (model) => ({group, measure, x, colour}) => {
    const of = (run) => (group === '' ? run.total : run.groups.find((one) => String(one.of) === group));
    const [, words, value] = model.telling.find(([key]) => key === colour) ?? ['', 'run', (run) => run.label];
    const runs = model.runs.filter((run) => of(run));
    const lines = runs.map((run) => {
      const column = of(run)[measure];
      const told = value(run);
      return {key: `r${run.index}`, label: run.label, name: told === null ? 'not known' : typeof told === 'number' ? Lawsweep.number(told) : String(told), run, column,
        order: typeof told === 'number' ? told : 0, size: Lawsweep.lastOf(column), points: points(run, column, x)};
    });
    lines.sort((a, b) => a.order - b.order);
    const drawn = lines.flatMap((line) => line.points.map(({y}) => y));
    const floor = measure === 'rel' && drawn.length > 0 && group === '' ? floors(runs, x, Math.min(...drawn)) : [];
    const ranked = lines.filter(({size}) => size !== null).toSorted((a, b) => b.size - a.size);
    const what = group === '' ? 'all laws' : model.groups[Number(group)].label;
    const ends = ranked.length === 0 ? 'nothing moved' : ranked.length === 1 ? `${ranked[0].label} ${Lawsweep.percent(ranked[0].size)}`
      : `from ${Lawsweep.percent(ranked.at(-1).size)} (${ranked.at(-1).label}) to ${Lawsweep.percent(ranked[0].size)} (${ranked[0].label})`;
    const text = `${measure === 'rel' ? 'Drift' : 'Index'} of ${what} at the end of ${Lawsweep.plural(runs.length, 'run')}: ${ends}.${group === '' ? holds(floor, measure, runs) : ''}`;
    return {
      ...chart('drift-runs', lines, floor, {range: range(runs, x), x: Lawsweep.driftAxis(model, x), y: MEASURES[measure], colour: words, of: 'run', short: measure === 'rel' ? 'relative drift' : 'index',
        rest: (n) => `${Lawsweep.plural(n, 'other')}`}),
      title: '', heading: `Drift of ${what}, run by run`, held: '', text,
      label: `Lines of the ${MEASURES[measure]} against the ${Lawsweep.driftAxis(model, x)}, a line for each run; the vertical axis is logarithmic. ${text}`,
      ...table(lines, measure),
    };
  };
})(globalThis.Lawsweep ??= {});
