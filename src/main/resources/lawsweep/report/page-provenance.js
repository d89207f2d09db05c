/** Where the results come from. */
(function (Lawsweep) {
  'use strict';

  Lawsweep.provenance = (data) => {
    const {element} = Lawsweep;
    return [
      Lawsweep.section('provenance', 'Provenance', element('dl', {class: 'facts'},
        data.provenance.map(({label, value}) => element('div', null, element('dt', null, label), element('dd', null, String(value)))))),
      Lawsweep.section('spec', 'Spec', element('p', {class: 'hint'}, 'As it was run.'),
        element('pre', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Text of the spec'}, element('code', null, data.spec))),
    ];
  };
})(globalThis.Lawsweep ??= {});
