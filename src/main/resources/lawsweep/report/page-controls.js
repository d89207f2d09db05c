/** Native controls that make choices. */
(function (Lawsweep) {
  'use strict';

  /**
   * A labelled select for a key of the state. Options are [value, text]; the first is the default unless another is
   * given, or a function that says it, and the default is not written into the address.
   */
  Lawsweep.select = (key, label, options, standard = options[0][0]) => {
    const {element, state} = Lawsweep;
    const values = options.map(([value]) => value);
    const first = typeof standard === 'function' ? standard : () => standard;
    const select = element('select', {
      id: `choose-${key.replaceAll(/[^a-z0-9]/gi, '-')}`,
      onchange: () => state.set({[key]: select.value === first() ? null : select.value}),
    }, options.map(([value, text]) => element('option', {value}, text)));
    const show = () => {
      select.value = state.get(key, first(), values);
    };
    state.listen(key, show);
    show();
    const node = element('p', {class: 'control'}, element('label', {for: select.id}, label), select);
    return {node, show, get value() {
      return state.get(key, first(), values);
    }};
  };

  /** A labelled box for words to look for, kept under a key of the state. */
  Lawsweep.searchBox = (key, label) => {
    const {element, state} = Lawsweep;
    const box = element('input', {
      id: `choose-${key.replaceAll(/[^a-z0-9]/gi, '-')}`, type: 'search', spellcheck: 'false', autocomplete: 'off',
      oninput: () => state.set({[key]: box.value === '' ? null : box.value}),
    });
    const show = () => {
      if (box.value !== state.get(key, '')) {
        box.value = state.get(key, '');
      }
    };
    state.listen(key, show);
    show();
    return {node: element('p', {class: 'control'}, element('label', {for: box.id}, label), box), get words() {
      return state.get(key, '').toLowerCase().split(' ').filter(Boolean);
    }};
  };
})(globalThis.Lawsweep ??= {});
