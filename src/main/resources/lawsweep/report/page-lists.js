/** The lists of architectures that want attention, each with the command that counts it again. */
(function (Lawsweep) {
  'use strict';

  const LISTS = [
    ['lines', 'Networks and their laws', 'What each line gives: its known laws by kind, and what is proved of them.'],
    ['extra', 'Architectures with extra laws', 'More conservation laws than the known ones.'],
    ['never', 'Networks that never reach φ', 'In none of their draws the dimension is that of φ; other weights may reach it.'],
    ['complete-if-independent', 'Not proved to be independent', 'The known laws are all, provided that the values of smooth functions and roots, which a count chooses freely, are independent; here that is not proved.'],
    ['undecided', 'Undecided', 'No proof was found, for the reason given; a dimension is a lower bound.'],
    ['failed', 'Failed', 'An error ended these cells; all others are unaffected.'],
    ['skipped', 'Skipped', 'Not counted: the estimate was above a limit, or a count could not prove anything. The reason says which.'],
  ];
  const ORDER = ['widths', 'net', 'laws_of', 'assigned', 'setting', 'outcome', 'family', 'extra_laws', 'laws', 'known_laws', 'survives', 'why', 'error_bound', 'drawn', 'reason', 'lie_dim', 'level_dims', 'parameters', 'bias', 'fields', 'seed'];
  /** Of networks that a line says, what a design choice does to the numbers comes first. */
  const ORDER_OF_LINES = ['net', 'laws_of', 'assigned', 'setting', 'laws', 'known_laws', 'known_kinds', 'survives', 'outcome', 'parameters', 'lie_dim', 'level_dims', 'fields'];
  const LABELS = {seed: 'draw', net: 'network', laws_of: 'laws of', assigned: 'over', known_kinds: 'known laws by kind', survives: 'of these survive', outcome: 'verdict', level_dims: 'dim W_k', parameters: 'D', lie_dim: 'dim Lie', known_laws: 'known', extra_laws: 'extra', error_bound: 'how sure', why: 'why', drawn: 'draws'};
  /** What an unfinished search knows are bounds. */
  const BOUNDS = {lie_dim: 'dim Lie ≥', laws: 'laws ≤', extra_laws: 'extra ≤'};
  const DRAWN = {lie_dim: 'largest dim Lie', laws: 'fewest laws', extra_laws: 'below φ by'};
  const NUMERIC = new Set(['seed', 'parameters', 'lie_dim', 'laws', 'known_laws', 'extra_laws', 'drawn']);

  const sure = (bound) => (bound === 0 ? 'proved' : bound === null ? '–' : `wrong with probability below ${Lawsweep.number(bound)}`);

  /** Many layers may be broken into lines after the commas. */
  function widthsNode(widths) {
    const {element} = Lawsweep;
    if (widths === null) {
      return '–';
    }
    return element('span', {class: 'widths'}, String(widths).split(/(?<=,)/).flatMap((width) => [width, element('wbr')]));
  }

  /** Layers of a line may be broken into lines before their signs. */
  function lineNode(line) {
    const {element} = Lawsweep;
    if (line === null) {
      return '–';
    }
    return element('span', {class: 'net'}, String(line).split(/(?= [>|] )/).flatMap((layer) => [layer, element('wbr')]));
  }

  /** heads 8454144, gains 266240: with a mark between thousands, each number beside its word. */
  function numbersNode(kinds, name) {
    const {element} = Lawsweep;
    const parts = String(kinds ?? '').split(', ').map((part) => part.replace(/[0-9]+$/, (digits) => Lawsweep.count(Number(digits))).replaceAll('_', ' '));
    return element('span', {class: name}, parts.flatMap((part, i) => [element('span', {class: 'kind'}, i < parts.length - 1 ? `${part};` : part), ' ']));
  }

  /** The columns that tell something, what matters most first; the CSV has all, the cell's long key among them. */
  function telling(key, list) {
    const plain = new Set([null, '', '{}', 'none', 0, '0']);
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
      show: {widths: widthsNode, net: lineNode, error_bound: sure, assigned: (numbers) => String(numbers ?? '').replaceAll(/[{}]/g, ''),
        parameters: (d) => (d === null ? '–' : Lawsweep.count(d)),
        level_dims: (dims) => String(dims ?? '').replaceAll(',', ', '),
        ...Object.fromEntries(['known_kinds', 'survives'].map((text) => [text, (value) => numbersNode(value, text)])),
        ...Object.fromEntries(['reason', 'why'].map((text) => [text, (value) => Lawsweep.element('span', {class: text}, value ?? '')]))}[name],
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

  /** What the long verdict says. */
  const IF_INDEPENDENT = ' complete-if-independent: the known laws are all, provided that the values of smooth functions and roots, which a count chooses freely, are independent; here that is not proved.';

  /** How many rows of the list of lines are shown at once. */
  const SHOWN = 200;

  /** The columns of packed values as a table takes them; rows are numbers. Columns that tell nothing are left out. */
  function packedColumns(list) {
    const values = new Map(list.columns.map((name, i) => [name, 'patterns' in list.values[i] ? Lawsweep.unpackTexts(list.values[i]) : Lawsweep.unpackNumbers(list.values[i])]));
    const tells = (name) => {
      const {patterns} = list.values[list.columns.indexOf(name)];
      return patterns ? patterns.some((pattern) => pattern !== '' && pattern !== '{}') : values.get(name).some((value) => !Number.isNaN(value));
    };
    // Known laws are all where there is a count; where there is none they stand alone.
    const told = ORDER_OF_LINES.filter((name) => list.columns.includes(name) && tells(name) && (name !== 'known_laws' || tells('survives')));
    return columns('lines', told).map((column, i) => {
      const taken = values.get(told[i]);
      const number = (row) => (Number.isNaN(taken[row]) ? null : taken[row]);
      return 'key' in taken ? {...column, of: taken.at, key: taken.key} : {...column, of: number, key: (row) => taken[row]};
    });
  }

  function extentOfLines(list, found, narrowed) {
    const {element, count} = Lawsweep;
    const link = element('a', {href: list.table}, list.table);
    const here = list.rows < list.total ? `the first ${count(list.rows)} of ${count(list.total)} networks` : Lawsweep.plural(list.total, 'network');
    return narrowed ? [`${count(found)} of ${here}; all are in `, link, '.'] : [`${here[0].toUpperCase()}${here.slice(1)}; the cells of all seeds are in `, link, '.'];
  }

  /** All networks that lines say, narrowed by the filters of the map and by words of their lines. */
  function linesSection([key, title, meaning], list, choice) {
    const {element, section} = Lawsweep;
    const headings = packedColumns(list);
    const texts = headings[0].of;
    const lower = [];
    const bins = Object.fromEntries(Object.entries(list.bins).map(([axis, packed]) => [axis, Lawsweep.unpackNumbers(packed)]));
    const outcomes = Lawsweep.unpackTexts(list.values[list.columns.indexOf('outcome')]);
    const search = Lawsweep.searchBox('lines.text', 'Lines with these words');
    const note = element('p', {class: 'extent', role: 'status'});
    const place = element('div');
    const draw = () => {
      const filters = Object.entries(choice.filters);
      const {words} = search;
      const {shown} = choice;
      const found = [];
      for (let i = 0; i < list.rows; i++) {
        if (filters.every(([axis, bin]) => bins[axis][i] === bin) && (shown === '' || outcomes.at(i) === shown)
          && (words.length === 0 || words.every((word) => (lower[i] ??= texts(i).toLowerCase()).includes(word)))) {
          found.push(i);
        }
      }
      note.replaceChildren(...extentOfLines(list, found.length, filters.length > 0 || words.length > 0 || shown !== ''));
      place.replaceChildren(found.length === 0 ? '' : Lawsweep.table(`Table: ${title}`, headings, found, SHOWN));
    };
    for (const prefix of ['map.only.', 'map.shown', 'lines.']) {
      Lawsweep.state.listen(prefix, draw);
    }
    draw();
    const open = list.values[list.columns.indexOf('outcome')].patterns.includes('complete-if-independent');
    return section(`list-${key}`, title, element('p', {class: 'meaning'}, meaning, open ? IF_INDEPENDENT : '', uncounted(headings.some(({label}) => label === LABELS.survives))),
      element('div', {class: 'controls'}, search.node), note, place);
  }

  /** What empty cells of a list say, and what numbers of known laws do not, where networks are too large to be counted. */
  function uncounted(some) {
    return some
      ? ' Where the number of laws is empty, a network is too large to be counted, and known laws alone are named: those of the gradient flow with eps = 0 in norms and without dropout. How many of them survive is said for eps > 0, for dropout on embeddings and residual branches, for weight decay that spares biases and gains (up to a known factor), for momentum, and for AdamW.' : '';
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
    return section(`list-${key}`, title, element('p', {class: 'meaning'}, meaning, uncounted(list.columns.includes('survives') && list.rows.some((row) => row[list.columns.indexOf('survives')] !== null))), note, place);
  }

  /** A section for each of the named lists that is not empty. */
  Lawsweep.lists = (lists, names, choice) => LISTS.filter(([key]) => names.includes(key) && lists[key]?.total > 0)
    .map((list) => (list[0] === 'lines' ? linesSection : listSection)(list, lists[list[0]], choice));
})(globalThis.Lawsweep ??= {});
