/** How dimensions are distributed over drawn weights. */
(function (Lawsweep) {
  'use strict';

  const percent = (share) => `${Number((share * 100).toFixed(1))} %`;

  function sentence(rows) {
    const networks = new Set(rows.map((row) => row.network)).size;
    const most = Math.max(...rows.map((row) => row.phi - row.value));
    return `${Lawsweep.plural(networks, 'network')}; no draw exceeds the dimension of φ, and the lowest lies ${most} below it.`;
  }

  function tooltip(row) {
    return row.share === undefined ? null : [['network', row.network], [row.dimension, String(row.value)], ['of φ', String(row.phi)],
      ['share', percent(row.share)], ['draws', Lawsweep.count(row.draws)]];
  }

  function atPhi(rows) {
    const chart = Lawsweep.figure('at-phi');
    const shares = rows.map((row) => row.rank_share ?? 0);
    const text = `The share of draws whose dim W_0 is that of φ lies between ${percent(Math.min(...shares))} and ${percent(Math.max(...shares))}.`;
    chart.show({
      template: 'at-phi',
      datasets: {rows: rows.map((row) => ({...row, rank_share: row.rank_share ?? 0}))},
      tooltip: (row) => (row.rank_share === undefined ? null : [['networks', row.networks], ['depth', String(row.depth)],
        ['width', String(row.width)], ['at φ', percent(row.rank_share)], ['draws', Lawsweep.count(row.draws)]]),
      text,
      label: `Lines of the share of draws at the dimension of φ against the width, one for each depth. ${text}`,
      columns: [{label: 'networks', show: String}, {label: 'depth', numeric: true}, {label: 'width', numeric: true},
        {label: 'share', numeric: true, show: percent}, {label: 'draws', numeric: true}],
      rows: rows.map((row) => [row.networks, row.depth, row.width, row.rank_share ?? 0, row.draws]),
    });
    return chart.node;
  }

  Lawsweep.draws = (rows, shares) => {
    const {element} = Lawsweep;
    const chart = Lawsweep.figure('draws');
    chart.show({
      template: 'draws',
      datasets: {rows},
      tooltip,
      text: sentence(rows),
      label: `For each network the shares of draws with each dim W_0 and each dim Lie. ${sentence(rows)}`,
      columns: [{label: 'network', show: String}, {label: 'dimension', show: String}, ...['value', 'of φ'].map((label) => ({label, numeric: true})),
        {label: 'share', numeric: true, show: percent}, {label: 'draws', numeric: true}],
      rows: rows.map((row) => [row.network, row.dimension, row.value, row.phi, row.share, row.draws]),
    });
    return Lawsweep.section('draws', 'Distributions over weights', chart.node,
      element('p', {class: 'hint'}, 'Diamonds mark the dimension of φ. All draws of all seeds of a network together.'), atPhi(shares));
  };
})(globalThis.Lawsweep ??= {});
