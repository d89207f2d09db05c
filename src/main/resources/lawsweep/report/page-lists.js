/** The lists of architectures that want attention, each with the command that counts it again. */
(function (Lawsweep) {
  'use strict';

  const LISTS = [
    ['extra', 'Architectures with extra laws', 'More conservation laws than the known ones.'],
    ['never', 'Networks that never reach φ', 'In none of their draws the dimension is that of φ; other weights may reach it.'],
    ['undecided', 'Undecided', 'A limit ended the search before a proof; the dimension is a lower bound.'],
    ['failed', 'Failed', 'An error ended these cells; all others are unaffected.'],
    ['skipped', 'Skipped', 'Not started, because the estimate was above a limit.'],
  ];
  const ORDER = ['widths', 'family', 'extra_laws', 'laws', 'known_laws', 'why', 'error_bound', 'drawn', 'reason', 'lie_dim', 'parameters', 'bias', 'seed'];
  const LABELS = {seed: 'draw', parameters: 'D', lie_dim: 'dim Lie', known_laws: 'known', extra_laws: 'extra', error_bound: 'how sure', why: 'why', drawn: 'draws'};
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

  /** The columns that tell something, what matters most first; the CSV has all, the cell's long key among them. */
  function telling(key, list) {
    const plain = new Set([null, '', 'none', 0, '0']);
    const family = list.columns.indexOf('family');
    const mixed = new Set(list.rows.map((row) => row[family])).size > 1;
    return ORDER.filter((name) => (name !== 'error_bound' || key === 'extra') && (name !== 'family' || mixed)).map((name) => list.columns.indexOf(name))
      .filter((i) => i >= 0 && (list.columns[i] === 'error_bound' || list.rows.some((row) => !plain.has(row[i]))));
  }

  function columns(key, names) {
    const bounds = {undecided: BOUNDS, never: DRAWN}[key] ?? {};
    const shown = names.map((name) => ({
      label: bounds[name] ?? LABELS[name] ?? name,
      numeric: NUMERIC.has(name),
      show: {widths: widthsNode, error_bound: sure,
        ...Object.fromEntries(['reason', 'why'].map((text) => [text, (value) => Lawsweep.element('span', {class: text}, value ?? '')]))}[name],
    }));
    return [...shown, {label: 'command', fixed: true, show: Lawsweep.command}];
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
    return section(`list-${key}`, title, element('p', {class: 'meaning'}, meaning), note, place);
  }

  /** A section for each of the named lists that is not empty. */
  Lawsweep.lists = (lists, names, choice) => LISTS.filter(([key]) => names.includes(key) && lists[key]?.total > 0)
    .map((list) => listSection(list, lists[list[0]], choice));
})(globalThis.Lawsweep ??= {});
