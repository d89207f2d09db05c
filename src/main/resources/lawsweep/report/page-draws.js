/** How dimensions are distributed over drawn weights. */
(function (Lawsweep) {
  'use strict';

  const DIMENSIONS = ['dim Lie', 'dim W_0'];

  const percent = (share) => `${Number((share * 100).toFixed(1))} %`;

  function sentence(rows, all) {
    const networks = new Set(rows.map((row) => row.network)).size;
    const most = Math.max(...rows.map((row) => row.phi - row.value));
    return `${networks < all ? `The first ${networks} of ${all} networks (the table draws.csv has all)` : Lawsweep.plural(networks, 'network')}; `
      + `no draw exceeds the dimension of φ, ${most === 0 ? 'and all have it' : `and the lowest lies ${most} below it`}.`;
  }

  const tooltip = (row) => (row.share === undefined ? null : [['network', row.network], [row.dimension, String(row.value)],
    ['of φ', String(row.phi)], ['below φ by', String(row.phi - row.value)], ['share', percent(row.share)], ['draws', Lawsweep.count(row.draws)]]);

  /** Below this width of a place the share is not written into it. */
  const ROOM = 24;

  /** One of the panels of the template, as wide as there is room. */
  function alone(spec, rows) {
    const {layer, encoding, height} = spec.spec;
    const places = 1 + Math.max(...rows.map(({phi, value}) => phi - value));
    encoding.y.axis.labelLimit = Math.min(encoding.y.axis.labelLimit, spec.width / 2);
    delete spec.facet;
    delete spec.spec;
    Object.assign(spec, {layer, encoding, height: height.step * new Set(rows.map((row) => row.network)).size});
    if ((spec.width - encoding.y.axis.labelLimit) / places < ROOM) {
      layer.length = 1;
    } else {
      delete layer[1].transform;
    }
  }

  function distributions(rows, all, held) {
    const chart = Lawsweep.figure('draws');
    const control = Lawsweep.select('draws.dimension', 'Dimension', DIMENSIONS.map((dimension) => [dimension, dimension]));
    const draw = () => {
      const shown = rows.filter((row) => row.dimension === control.value);
      const text = sentence(shown, all);
      chart.show({
        template: 'draws',
        datasets: {rows: shown},
        adjust: (spec) => alone(spec, shown),
        tooltip,
        text,
        held: Lawsweep.heldNetworks(held, []),
        label: `For each network the shares of draws by how far their ${control.value} lies below the dimension of φ. ${text}`,
        columns: [{label: 'network', show: String}, ...[control.value, 'of φ'].map((label) => ({label, numeric: true})),
          {label: 'share', numeric: true, show: percent}, {label: 'draws', numeric: true}],
        rows: shown.map((row) => [row.network, row.value, row.phi, row.share, row.draws]),
      });
    };
    Lawsweep.state.listen('draws.dimension', draw);
    draw();
    return [Lawsweep.element('div', {class: 'controls'}, control.node), chart.node];
  }

  function shareTooltip(row) {
    return row.rank_share === undefined ? null : [['networks', row.networks], ['depth', String(row.depth)], ['width', String(row.width)],
      ['at φ', percent(row.rank_share)], ['draws', Lawsweep.count(row.draws)]];
  }

  function atPhi(rows, held) {
    const {element} = Lawsweep;
    const chart = Lawsweep.figure('at-phi');
    const networks = [...new Set(rows.map((row) => row.networks))];
    const control = Lawsweep.select('draws.networks', 'Networks', [...networks.map((each) => [each, each]), ['', 'all']]);
    const draw = () => {
      const shown = rows.filter((row) => control.value === '' || row.networks === control.value);
      const shares = shown.map((row) => row.rank_share);
      const [low, high] = [Math.min(...shares), Math.max(...shares)].map(percent);
      const text = `The share of draws whose dim W_0 is that of φ ${low === high ? `is ${low}` : `lies between ${low} and ${high}`}.`;
      chart.show({
        template: 'at-phi',
        datasets: {rows: shown},
        tooltip: shareTooltip,
        text,
        held: Lawsweep.heldNetworks(held, control.value === '' ? [] : [{label: 'networks', value: control.value}]),
        label: `Lines of the share of draws at the dimension of φ against the width, one for each depth. ${text}`,
        columns: [{label: 'networks', show: String}, {label: 'depth', numeric: true}, {label: 'width', numeric: true},
          {label: 'share', numeric: true, show: percent}, {label: 'draws', numeric: true}],
        rows: shown.map((row) => [row.networks, row.depth, row.width, row.rank_share, row.draws]),
      });
    };
    Lawsweep.state.listen('draws.networks', draw);
    draw();
    return [networks.length > 1 ? element('div', {class: 'controls'}, control.node) : null, chart.node];
  }

  Lawsweep.draws = ({draws, draw_networks: all, at_phi: shares, held}) => Lawsweep.section('draws', 'Distributions over weights',
    ...distributions(draws, all, held),
    Lawsweep.element('p', {class: 'hint'}, 'Each row: the network, the dimension of φ, and what share of its draws (in %) lies 0, 1, 2, … below it. The darker (in dark colours: the brighter), the more. '
      + 'All draws of all seeds of a network are taken together; undecided ones are not shown, but count in the shares.'),
    ...(shares.length > 0 ? atPhi(shares, held) : []));
})(globalThis.Lawsweep ??= {});
