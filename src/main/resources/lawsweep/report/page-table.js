/** Tables: sortable by their headings, scrolling inside their own box. */
(function (Lawsweep) {
  'use strict';

  const collator = new Intl.Collator('en', {numeric: true});

  /** Smaller first; what is missing comes last in either direction. */
  function compare(a, b, direction) {
    const missing = (a === null || a === undefined) - (b === null || b === undefined);
    if (missing !== 0 || a === b) {
      return missing;
    }
    return direction * (typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(a, b));
  }

  /** Sorting by the keys of a column, which are made once: for very many rows. */
  function sortedByKeys(rows, key, direction) {
    const keyed = rows.map((row) => ({row, key: key(row)}));
    keyed.sort((a, b) => {
      const missing = (a.key === null || Number.isNaN(a.key)) - (b.key === null || Number.isNaN(b.key));
      return missing !== 0 || a.key === b.key ? missing : direction * (a.key < b.key ? -1 : 1);
    });
    return keyed.map(({row}) => row);
  }

  /**
   * A table. Columns are {label, numeric, show, of, key}: show makes text or a node of a value (and its row), and is
   * Lawsweep.number unless given. Rows are arrays of values; where columns have of, it gives the value of a row, and key what
   * the row is sorted by. No more than so many rows are shown until a reader asks for more.
   */
  Lawsweep.table = (label, columns, rows, most = Infinity) => {
    const {element} = Lawsweep;
    const body = element('tbody');
    let order = {column: null, direction: 1};
    let sorted = rows;
    const more = element('button', {type: 'button', onclick: () => append()}, 'Show more rows');

    const cell = (row, column, i) => {
      const content = (column.show ?? Lawsweep.number)(column.of ? column.of(row) : row[i], row);
      return element(i === 0 ? 'th' : 'td', {scope: i === 0 ? 'row' : null, class: column.numeric ? 'number' : null}, content);
    };

    function append() {
      const from = body.childElementCount;
      body.append(...sorted.slice(from, from + most).map((row) => element('tr', null, columns.map((column, i) => cell(row, column, i)))));
      more.hidden = body.childElementCount >= sorted.length;
    }

    const fill = () => {
      const key = order.column === null ? null : columns[order.column].key;
      sorted = order.column === null ? rows : key ? sortedByKeys(rows, key, order.direction)
        : rows.toSorted((a, b) => compare(a[order.column], b[order.column], order.direction));
      body.replaceChildren();
      append();
    };

    const headings = columns.map((column, i) => element('th', {scope: 'col', class: column.numeric ? 'number' : null},
      column.fixed ? column.label : element('button', {type: 'button', onclick: () => sort(i)}, column.label)));

    function sort(i) {
      order = {column: i, direction: order.column === i ? -order.direction : 1};
      headings.forEach((heading, j) => j === i
        ? heading.setAttribute('aria-sort', order.direction > 0 ? 'ascending' : 'descending')
        : heading.removeAttribute('aria-sort'));
      fill();
    }

    fill();
    return element('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': label},
      element('table', null, element('thead', null, element('tr', null, headings)), body), most === Infinity ? null : more);
  };

  /** A table that is folded away, and made when it is opened: what the summary says, and the table's own label. */
  Lawsweep.foldedTable = (summary, label) => {
    const {element} = Lawsweep;
    const place = element('div');
    let make = () => element('p', null, 'No values.');
    const node = element('details', {class: 'values', ontoggle: () => node.open && place.replaceChildren(make())},
      element('summary', null, summary), place);
    return {
      node,
      fill(columns, rows) {
        make = () => Lawsweep.table(label, columns, rows);
        if (node.open) {
          place.replaceChildren(make());
        }
      },
    };
  };
})(globalThis.Lawsweep ??= {});
