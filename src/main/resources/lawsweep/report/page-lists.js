/** The lists of architectures that want attention, each with the command that counts it again. */
(function (Lawsweep) {
  'use strict';

  const LISTS = [
    ['lines', 'Networks and their laws', 'What each line gives: its known laws by kind, and what is proved of them.'],
    ['extra', 'Architectures with extra laws', 'More conservation laws than the known ones.'],
    ['never', 'Networks that never reach φ', 'In none of their draws the dimension is that of φ; other weights may reach it.'],
    ['undecided', 'Undecided', 'No proof was found, for the reason given; the dimension is a lower bound.'],
    ['failed', 'Failed', 'An error ended these cells; all others are unaffected.'],
    ['skipped', 'Skipped', 'Not counted: the estimate was above a limit, or a count could not prove anything. The reason says which.'],
  ];
  const ORDER = ['widths', 'net', 'assigned', 'outcome', 'family', 'extra_laws', 'laws', 'known_laws', 'why', 'error_bound', 'drawn', 'reason', 'lie_dim', 'level_dims', 'parameters', 'bias', 'fields', 'seed'];
  /** Of networks that a line says, what a design choice does to the numbers comes first. */
  const ORDER_OF_LINES = ['net', 'assigned', 'laws', 'known_kinds', 'outcome', 'parameters', 'lie_dim', 'level_dims', 'fields'];
  const LABELS = {seed: 'draw', net: 'network', assigned: 'over', known_kinds: 'known laws by kind', outcome: 'verdict', level_dims: 'dim W_k', parameters: 'D', lie_dim: 'dim Lie', known_laws: 'known', extra_laws: 'extra', error_bound: 'how sure', why: 'why', drawn: 'draws'};
  /** What an unfinished search knows are bounds. */
  const BOUNDS = {lie_dim: 'dim Lie ≥', laws: 'laws ≤', extra_laws: 'extra ≤'};
  const DRAWN = {lie_dim: 'largest dim Lie', laws: 'fewest laws', extra_laws: 'below φ by'};
  const NUMERIC = new Set(['seed', 'parameters', 'lie_dim', 'laws', 'known_laws', 'extra_laws', 'drawn']);

  const sure = (bound) => (bound === 0 ? 'proved' : bound === null ? '–' : `wrong with probability below ${Lawsweep.number(bound)}`);

  /** Many layers may be broken into lines after the commas. */
  function widthsNode(widths) {
    const {element} = Lawsweep;
    return element('span', {class: 'widths'}, String(widths).split(/(?<=,)/).flatMap((width) => [width, element('wbr')]));
  }

  /** Layers of a line may be broken into lines before their signs. */
  function lineNode(line) {
    const {element} = Lawsweep;
    return element('span', {class: 'net'}, String(line).split(/(?= [>|] )/).flatMap((layer) => [layer, element('wbr')]));
  }

  /** The columns that tell something, what matters most first; the CSV has all, the cell's long key among them. */
  function telling(key, list) {
    const plain = new Set([null, '', 'none', 0, '0']);
    const family = list.columns.indexOf('family');
    const mixed = new Set(list.rows.map((row) => row[family])).size > 1;
    return (key === 'lines' ? ORDER_OF_LINES : ORDER).filter((name) => (name !== 'error_bound' || key === 'extra') && (name !== 'family' || mixed)).map((name) => list.columns.indexOf(name))
      .filter((i) => i >= 0 && (list.columns[i] === 'error_bound' || list.rows.some((row) => !plain.has(row[i]))));
  }

  function columns(key, names) {
    const bounds = {undecided: BOUNDS, never: DRAWN}[key] ?? {};
    const shown = names.map((name) => ({
      label: bounds[name] ?? LABELS[name] ?? name,
      numeric: NUMERIC.has(name),
      show: {widths: widthsNode, net: lineNode, error_bound: sure, assigned: (numbers) => String(numbers ?? '').replaceAll(/[{}]/g, ''),
        level_dims: (dims) => String(dims ?? '').replaceAll(',', ', '),
        ...Object.fromEntries(['reason', 'why', 'known_kinds'].map((text) => [text, (value) => Lawsweep.element('span', {class: text}, value ?? '')]))}[name],
    }));
    return key === 'lines' ? shown : [...shown, {label: 'command', fixed: true, show: Lawsweep.command}];
  }

  /** A row knows in which bin of each axis of the map it lies. */
  function rowsOf(list, places) {
    return list.rows.map((row, i) => ({
      within: (filters) => Object.entries(filters).every(([axis, bin]) => list.bins[axis][i] === bin),
      values: [...places.map((place) => row[place]), list.commands[i]],
    }));
  }

  function extent(list, shown, filtered) {
    const {element, count} = Lawsweep;
    const link = element('a', {href: list.table}, list.table);
    if (filtered) {
      const among = list.rows.length < list.total ? `the first ${count(list.rows.length)} of ${count(list.total)}` : `${count(list.total)}`;
      return ['The filters of the map leave ', count(shown), ` of ${among}; all are in `, link, '.'];
    }
    return list.rows.length < list.total ? [`The first ${count(list.rows.length)} of ${count(list.total)}; all are in `, link, '.']
      : [`${Lawsweep.plural(list.total, 'network')}; the cells of all seeds are in `, link, '.'];
  }

  /** What the long verdict says, where it occurs. */
  function ifIndependent(list) {
    const place = list.columns.indexOf('outcome');
    return list.rows.some((row) => row[place] === 'complete-if-independent')
      ? ' complete-if-independent: the known laws are all, provided that the values of smooth functions and roots, which a count chooses freely, are independent; here that is not proved.' : '';
  }

  function listSection([key, title, meaning], list, choice) {
    const {element, section} = Lawsweep;
    const places = telling(key, list);
    const headings = columns(key, places.map((place) => list.columns[place]));
    const all = rowsOf(list, places);
    const note = element('p', {class: 'extent', role: 'status'});
    const place = element('div');
    const draw = () => {
      const {filters} = choice;
      const shown = all.filter(({within}) => within(filters));
      const filtered = Object.keys(filters).length > 0;
      note.replaceChildren(...extent(list, shown.length, filtered));
      place.replaceChildren(shown.length === 0 ? '' : Lawsweep.table(`Table: ${title}`, headings, shown.map(({values}) => values)));
    };
    Lawsweep.state.listen('map.only.', draw);
    draw();
    return section(`list-${key}`, title, element('p', {class: 'meaning'}, meaning, key === 'lines' ? ifIndependent(list) : ''), note, place);
  }

  /** A section for each of the named lists that is not empty. */
  Lawsweep.lists = (lists, names, choice) => LISTS.filter(([key]) => names.includes(key) && lists[key]?.total > 0)
    .map((list) => listSection(list, lists[list[0]], choice));
})(globalThis.Lawsweep ??= {});
