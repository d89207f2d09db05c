/** How the Lie algebra grows with the length of the brackets. */
(function (Lawsweep) {
  'use strict';

  const percent = (share) => `${Number((share * 100).toFixed(1))} %`;

  function sentence(rows) {
    const first = rows.filter((row) => row.level === 0).map((row) => row.share);
    const last = Math.max(...rows.map((row) => row.level));
    const low = Math.min(...first);
    const high = Math.max(...first);
    return `Before any bracket the fields span ${low === high ? percent(low) : `between ${percent(low)} and ${percent(high)}`} of the Lie algebra on the average${new Set(rows.map((row) => row.depth)).size > 1 ? ', ' : '; '}`
      + `${new Set(rows.map((row) => row.depth)).size > 1 ? 'by depth; ' : ''}${rows.some((row) => row.level === last && row.share < 1) ? 'levels are told up to' : 'the longest growth ends at level'} ${last}. Lines are means, bands hold the middle 80 % of the cells.`;
  }

  function tooltip(row) {
    return row.share === undefined ? null : [['family', row.family], ...(row.depth === '–' ? [] : [['depth', String(row.depth)]]), ['level', String(row.level)],
      ['share', percent(row.share)], ['range', `${percent(row.low)} to ${percent(row.high)}`], ['cells', Lawsweep.count(row.cells)]];
  }

  Lawsweep.growth = (rows, held) => {
    const {element, number} = Lawsweep;
    const chart = Lawsweep.figure('levels');
    const families = [...new Set(rows.map((row) => row.family))];
    const control = Lawsweep.select('levels.family', 'Family', [...families.map((family) => [family, family === 'net' ? 'net (said by lines)' : family]), ['', 'all']]);
    const draw = () => {
      const shown = rows.filter((row) => control.value === '' || row.family === control.value);
      chart.show({
        template: 'levels',
        datasets: {rows: shown},
        tooltip,
        text: sentence(shown),
        held: Lawsweep.heldNetworks(held, control.value === '' ? [] : [{label: 'family', value: control.value}]),
        label: `Lines of the share of the Lie algebra reached at each level. ${sentence(shown)}`,
        columns: [{label: 'family', show: String}, ...['depth', 'level'].map((label) => ({label, numeric: true})),
          ...['share', 'least', 'largest'].map((label) => ({label, numeric: true, show: percent})), {label: 'cells', numeric: true, show: number}],
        rows: shown.map((row) => [row.family, row.depth, row.level, row.share, row.low, row.high, row.cells]),
      });
    };
    Lawsweep.state.listen('levels.', draw);
    draw();
    return Lawsweep.section('growth', 'Growth of the Lie algebra',
      families.length > 1 ? element('div', {class: 'controls'}, control.node) : null, chart.node);
  };
})(globalThis.Lawsweep ??= {});
