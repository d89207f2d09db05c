/** Numbers of laws: over the number of parameters, and by kind. */
(function (Lawsweep) {
  'use strict';

  const VERDICTS = ['complete', 'complete-if-independent', 'extra', 'always', 'sometimes', 'never', 'undecided', 'failed', 'skipped', 'left'];

  function sizesSentence(rows) {
    const {count, number} = Lawsweep;
    const open = rows.filter(({verdict}) => verdict === 'undecided').reduce((sum, {networks}) => sum + networks, 0);
    return `From ${number(rows[0].parameters)} to ${number(rows.at(-1).parameters)} parameters, from ${number(rows.reduce((least, {laws}) => Math.min(least, laws), Infinity))} to `
      + `${number(rows.reduce((most, {laws}) => Math.max(most, laws), 0))} laws${open > 0 ? `; ${count(open)} undecided` : ''}.`;
  }

  /** Settings by how many networks have them, those of most first; plain gradient flow has no words for it. */
  function settingsOf(rows) {
    const networks = new Map();
    for (const row of rows) {
      networks.set(row.setting, (networks.get(row.setting) ?? 0) + row.networks);
    }
    return [...networks].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([setting]) => setting);
  }

  const PLAIN = 'plain gradient flow';

  /** Laws over D by verdict, for one setting at a time: laws of different flows are laws of different things. */
  Lawsweep.sizes = (all, held) => {
    const {count, element, number} = Lawsweep;
    const chart = Lawsweep.figure('laws');
    const settings = settingsOf(all);
    const control = Lawsweep.select('laws.setting', 'Flow and data', settings.map((setting) => [setting, setting || PLAIN]));
    const phases = element('p', {class: 'hint'}, 'With momentum laws are functions of weights and velocities, of 2D numbers.');
    const draw = () => {
      const rows = all.filter(({setting}) => setting === control.value);
      const text = sizesSentence(rows);
      phases.hidden = !control.value.startsWith('flow momentum');
      chart.show({
        template: 'laws',
        markers: {verdicts: VERDICTS.filter((verdict) => rows.some((row) => row.verdict === verdict))},
        datasets: {rows},
        tooltip: (row) => [['parameters', number(row.parameters)], [row.verdict === 'undecided' ? 'laws, known or at most' : 'laws', number(row.laws)], ['verdict', row.verdict], ['networks', count(row.networks)]],
        text,
        held: Lawsweep.heldNetworks(held, settings.length > 1 ? [{label: 'setting', value: control.value || PLAIN}] : []),
        label: `Numbers of laws against numbers of parameters, by verdict. ${text}`,
        columns: [...['parameters', 'laws'].map((label) => ({label, numeric: true})), {label: 'verdict', show: String}, {label: 'networks', numeric: true}],
        rows: rows.map((row) => [row.parameters, row.laws, row.verdict, row.networks]),
      });
    };
    Lawsweep.state.listen('laws.', draw);
    draw();
    return Lawsweep.section('laws', 'Laws over D', settings.length > 1 ? element('div', {class: 'controls'}, control.node) : null, chart.node, phases);
  };

  function kindsSentence(rows) {
    const {number} = Lawsweep;
    const totals = new Map();
    for (const {kind, laws, networks} of rows) {
      totals.set(kind, (totals.get(kind) ?? 0) + laws * networks);
    }
    const all = [...totals.values()].reduce((sum, laws) => sum + laws, 0);
    const parts = [...totals].toSorted((a, b) => b[1] - a[1]).map(([kind, laws]) => `${kind === 'beyond' ? 'beyond the known ones' : kind} ${laws < 0.0005 * all ? 'below 0.1' : number(Math.round(1000 * laws / all) / 10)} %`);
    return rows.length === 0 ? 'No network with laws by kind passes these filters.' : `Shares of all laws: ${Lawsweep.series(parts)}.`;
  }

  /** The laws of lines by kind, along the first axis of the map, under its filters. */
  Lawsweep.kinds = (cube, held, choice) => {
    const {count, number} = Lawsweep;
    const chart = Lawsweep.figure('kinds');
    const order = cube.kinds.filter((kind) => kind !== 'networks');
    const draw = () => {
      const rows = Lawsweep.kindsAlong(cube, choice.x, choice.filters);
      const text = kindsSentence(rows);
      chart.show({
        template: 'kinds',
        markers: {'x-title': choice.x?.label ?? '', kinds: order.filter((kind) => rows.some((row) => row.kind === kind))},
        datasets: {rows},
        tooltip: (row) => [[choice.x?.label ?? '', choice.x ? row.x : ''], ['kind', row.kind], ['laws, mean', number(row.laws)], ['networks', count(row.networks)]].filter(([, value]) => value !== ''),
        text,
        held: Lawsweep.heldNetworks(held, choice.chosen),
        label: `Bars of the mean numbers of laws by kind. ${text}`,
        columns: [{label: choice.x?.label ?? 'group', show: String}, {label: 'kind', show: String}, {label: 'laws, mean', numeric: true}, {label: 'networks', numeric: true}],
        rows: rows.map((row) => [row.x, row.kind, row.laws, row.networks]),
      });
    };
    Lawsweep.state.listen('map.', draw);
    draw();
    return Lawsweep.section('kinds', 'Laws by kind', chart.node,
      Lawsweep.element('p', {class: 'hint'}, 'Means over the networks of each bar, along the axis that is across in the map and under its filters.'));
  };
})(globalThis.Lawsweep ??= {});
