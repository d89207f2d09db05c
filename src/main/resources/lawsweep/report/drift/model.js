/** Runs and groups of laws under names that fit into charts. Runs without a page. */
(function (Lawsweep) {
  'use strict';

  /** Groups with their own colours; the others are grey. */
  const MOST_COLOURS = 6;
  const LONGEST = 30;

  const KINDS = {balance: 'balances', matrix: 'balance matrices', norm: 'norms', sum: 'sums', still: 'parameters that do not move'};

  /** What all names begin with, up to a dot. */
  function stem(names) {
    let length = names[0].length;
    for (const name of names) {
      let same = 0;
      while (same < Math.min(length, name.length) && name[same] === names[0][same]) {
        same++;
      }
      length = same;
    }
    return names[0].slice(0, names[0].lastIndexOf('.', length - 1) + 1);
  }

  const cut = (name, most) => (name.length <= most ? name
    : `${name.slice(0, Math.ceil(most / 2) - 1)}…${name.slice(name.length - Math.floor(most / 2))}`);

  /** Names of a side: all of two, else the first and how many more. */
  const some = (names) => (names.length < 3 ? names.join('+') : `${names[0]}+${names.length - 1} more`);

  /** What the tensors of all groups begin with; where a number follows, the word before it stays: layers.0. */
  function begin(groups) {
    const names = groups.flatMap(({group}) => group.split(/[>+]/));
    const shared = groups.length > 1 ? stem(names) : '';
    return names.some((name) => /^\d/.test(name.slice(shared.length))) ? shared.slice(0, shared.lastIndexOf('.', shared.length - 2) + 1) : shared;
  }

  /** A group's name as it is, if it is short; else what its tensors share is said once: layers.0.mlp: up>down. */
  function brief(full, from) {
    if (full.length <= LONGEST) {
      return full;
    }
    const tensors = full.split(/[>+]/).map((name) => name.slice(from));
    const group = full.replaceAll(/[^>+]+/g, (name) => name.slice(from));
    const shared = tensors.length > 1 ? stem(tensors) : '';
    const own = group.split('>').map((side) => some(side.split('+').map((name) => name.slice(shared.length).replace(/(^|\.)weight(?=\[|$)/, '') || name.slice(shared.length)))).join('>');
    return cut(shared === '' ? own : `${shared.slice(0, -1)}: ${own}`, LONGEST + 22);
  }

  /** Labels, all different. */
  function labelled(groups) {
    const from = begin(groups).length;
    const labels = groups.map(({group}) => brief(group, from));
    const times = Map.groupBy(labels, (label) => label);
    return groups.map((group, i) => {
      const same = times.get(labels[i]).length > 1;
      const alike = same && groups.filter((other, j) => labels[j] === labels[i] && other.kind === group.kind).length > 1;
      return {...group, label: same ? `${labels[i]} ${alike ? `(${i + 1})` : `(${group.kind})`}` : labels[i]};
    });
  }

  const rate = ({lr}) => (lr.length === 0 ? null : lr.length === 1 ? lr[0][1] : `${Lawsweep.number(lr[0][1])} …`);

  /** What runs may be told apart by, besides their names: [key, words, value of a run]. */
  const TELLING = [['optimizer', 'optimizer', (run) => run.optimizer], ['lr', 'learning rate', rate],
    ['momentum', 'momentum', (run) => run.momentum], ['decay', 'weight decay', (run) => run.weight_decay],
    ['types', 'stored type', (run) => run.types.join(', ')], ['verdict', 'verdict', (run) => run.total.verdict]];

  Lawsweep.driftModel = (drift) => {
    const groups = labelled(drift.groups);
    const runs = drift.runs.map((run, index) => ({...run, index,
      groups: run.groups.map((group, place) => ({...group, place, ...groups[group.of], count: group.count}))}));
    const telling = TELLING.filter(([, , value]) => new Set(runs.map(value)).size > 1);
    return {drift, net: drift.net, runs, detailed: runs.filter((run) => run.groups.length > 0), groups, telling, timed: runs.every(({times}) => times !== null),
      laws: Math.max(...runs.map(({total}) => total.count))};
  };

  Lawsweep.kindWords = (kind) => KINDS[kind] ?? kind;

  /** The last number of a column; null if there is none. */
  Lawsweep.lastOf = (column) => column?.at(-1) ?? null;

  /** A share in percent, or a power of ten where percent have too many zeros. */
  Lawsweep.percent = (share) => (share === null || share === undefined ? '–' : share === 0 ? '0'
    : share >= 1e-5 ? `${Number((100 * share).toPrecision(2))} %` : share.toExponential(1));

  /**
   * Lines with names and colours: of many, those with the largest values at the end have their own, and the rest share
   * grey. Lines are {name, size, all}; all is the line of everything.
   */
  Lawsweep.coloured = (lines, rest) => {
    const single = lines.filter(({all}) => !all);
    const kinds = new Set(single.map(({name}) => name));
    const largest = [...kinds].map((name) => ({name, size: Math.max(...single.filter((line) => line.name === name).map(({size}) => size ?? 0))}))
      .toSorted((a, b) => b.size - a.size).slice(0, kinds.size <= MOST_COLOURS ? kinds.size : MOST_COLOURS).map(({name}) => name);
    const own = [...kinds].filter((name) => largest.includes(name));
    const others = kinds.size - own.length;
    const restName = others > 0 ? rest(others) : '';
    const all = lines.find((line) => line.all);
    const domain = [...own, ...(all ? [all.name] : []), ...(others > 0 ? [restName] : [])];
    const colours = [...own.keys(), ...(all ? [6] : []), ...(others > 0 ? [7] : [])];
    return {domain, colours, nameOf: (line) => (line.all || own.includes(line.name) ? line.name : restName), isRest: (line) => !line.all && !own.includes(line.name)};
  };

  /** Colours by their places in the palette of the page. */
  Lawsweep.palette = (places) => {
    const {category} = Lawsweep.charts.config[Lawsweep.theme()].range;
    return places.map((place) => category[place]);
  };

  /** Columns of a legend that do not overlap. */
  Lawsweep.legendColumns = (names, width) => Math.max(1, Math.min(4,
    Math.floor((width + 10) / (Math.max(...names.map((name) => name.length)) * 6.9 + 62))));
})(globalThis.Lawsweep ??= {});
