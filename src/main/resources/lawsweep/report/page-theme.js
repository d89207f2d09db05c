/** Light or dark: as the system has it, unless the reader chooses. */
(function (Lawsweep) {
  'use strict';

  const system = matchMedia('(prefers-color-scheme: dark)');
  const chosen = () => Lawsweep.state.get('theme', '', ['light', 'dark']);

  /** light or dark. */
  Lawsweep.theme = () => chosen() || (system.matches ? 'dark' : 'light');

  Lawsweep.startTheme = () => {
    const select = document.getElementById('theme');
    const show = () => {
      select.value = chosen();
      document.documentElement.dataset.theme = Lawsweep.theme();
      Lawsweep.redrawCharts();
    };
    select.addEventListener('change', () => Lawsweep.state.set({theme: select.value || null}));
    Lawsweep.state.listen('theme', show);
    system.addEventListener('change', show);
    show();
  };
})(globalThis.Lawsweep ??= {});
