/** What the networks of a chart have in common, in words. */
(function (Lawsweep) {
  'use strict';

  /** What all networks of the sweep share, and what filters hold, each {label, value}; a filter stands for what it narrows. */
  Lawsweep.heldNetworks = (held, chosen) => {
    const parts = [...held.filter(({label}) => chosen.every((one) => one.label !== label)), ...chosen]
      .map(({label, value}) => `${label} = ${value}`);
    return parts.length > 0 ? `Held: ${parts.join('; ')}.` : '';
  };
})(globalThis.Lawsweep ??= {});
