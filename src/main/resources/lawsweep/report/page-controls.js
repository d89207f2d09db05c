/** Native controls that make choices. */
(function (Lawsweep) {
  'use strict';

  /**
   * A labelled select for a key of the state. Options are [value, text]; the first is the default unless another is
   * given, and the default is not written into the address.
   */
  Lawsweep.select = (key, label, options, standard = options[0][0]) => {
    const {element, state} = Lawsweep;
    const values = options.map(([value]) => value);
    const select = element('select', {
      id: `choose-${key.replaceAll(/[^a-z0-9]/gi, '-')}`,
      onchange: () => state.set({[key]: select.value === standard ? null : select.value}),
    }, options.map(([value, text]) => element('option', {value}, text)));
    const show = () => {
      select.value = state.get(key, standard, values);
    };
    state.listen(key, show);
    show();
    const node = element('p', {class: 'control'}, element('label', {for: select.id}, label), select);
    return {node, get value() {
      return state.get(key, standard, values);
    }};
  };
})(globalThis.Lawsweep ??= {});
