/** Builds the page of drift from its data. */
(function (Lawsweep) {
  'use strict';

  const json = (id) => JSON.parse(document.getElementById(id).textContent);

  function tiles(drift) {
    const {element} = Lawsweep;
    const verdicts = Map.groupBy(drift.runs, ({total}) => total.verdict);
    const shown = [[drift.runs.length === 1 ? 'laws' : 'laws of each run', Lawsweep.count(Math.max(...drift.runs.map(({total}) => total.count))), Lawsweep.plural(drift.groups.length, 'group')],
      ...(drift.runs.length === 1 ? [['verdict', drift.runs[0].total.verdict, ''], ['drift', Lawsweep.percent(Lawsweep.lastOf(drift.runs[0].total.rel)), 'of what the laws are made of'],
        ['index', Lawsweep.number(Lawsweep.lastOf(drift.runs[0].total.index)), '0: kept, 1: not at all']]
        : [...verdicts].map(([verdict, {length}]) => [verdict, Lawsweep.count(length), length === 1 ? 'run' : 'runs'])),
      ...(drift.fit ? [['slope', Lawsweep.slopeText(drift.fit), 'of drift on the learning rate; 1: exact laws']] : [])];
    return element('ul', {class: 'tiles'}, shown.map(([label, value, note]) => element('li', {class: 'tile'},
      element('span', {class: 'label'}, label), element('span', {class: 'value'}, value), element('span', {class: 'note'}, note))));
  }

  function sections(drift) {
    const {element, section} = Lawsweep;
    return [element('section', {id: 'overview', 'aria-labelledby': 'answer'},
      element('p', {class: 'sweep'}, drift.net), element('h1', {id: 'answer'}, drift.sentence), tiles(drift)),
    element('nav', {'aria-label': 'Contents'}),
    ...Lawsweep.driftParts(drift, '').map(({id, title, nodes}) => section(id, title, ...nodes)),
    section('words', 'What the numbers mean', ...Lawsweep.driftWords())];
  }

  function fillContents() {
    const {element} = Lawsweep;
    const entries = [...document.querySelectorAll('main > section > h2')].map((heading) => heading.parentElement);
    document.querySelector('nav').append(element('ul', null, entries.map(({id}) =>
      element('li', null, Lawsweep.innerLink(id, null, document.getElementById(`${id}-title`).textContent)))));
  }

  function start() {
    Lawsweep.charts = json('charts');
    const {drift: [drift]} = json('data');
    Lawsweep.state.read();
    Lawsweep.startTheme();
    document.getElementById('content').append(...sections(drift));
    fillContents();
    document.documentElement.dataset.ready = 'true';
  }

  document.addEventListener('DOMContentLoaded', () => Lawsweep.attempt('This page could not be shown', start));
})(globalThis.Lawsweep ??= {});
