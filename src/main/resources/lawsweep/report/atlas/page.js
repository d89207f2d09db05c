/** The page of an atlas: its families can be filtered and unfolded, and their commands copied. */
(function (Lawsweep) {
  'use strict';

  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  /** True if a text has all the words that a reader typed, whatever their case. */
  Lawsweep.hasWords = (text, words) =>
    words.toLowerCase().split(/[\s,]+/).every((word) => text.toLowerCase().includes(word));

  /** There are no charts here. */
  Lawsweep.redrawCharts = () => {};

  function filter(input, found) {
    let shown = 0;
    const families = all('.family');
    for (const family of families) {
      const chapter = family.closest('.chapter').querySelector('h2').textContent;
      family.hidden = !Lawsweep.hasWords(`${chapter} ${family.textContent}`, input.value);
      shown += family.hidden ? 0 : 1;
    }
    for (const chapter of all('.chapter')) {
      chapter.hidden = all('.family:not([hidden])', chapter).length === 0;
    }
    found.textContent = shown === families.length ? Lawsweep.plural(shown, 'family', 'families')
      : `${Lawsweep.count(shown)} of ${Lawsweep.plural(families.length, 'family', 'families')}`;
  }

  /** Commands get their buttons when they are first seen: there may be thousands. */
  function equip(family) {
    for (const command of all('.command:not(:has(button))', family)) {
      command.replaceWith(Lawsweep.command(command.textContent));
    }
  }

  function openTarget() {
    const target = location.hash.length > 1 && !location.hash.includes('=')
      ? document.getElementById(location.hash.slice(1)) : null;
    if (target?.matches('details')) {
      target.open = true;
      target.scrollIntoView();
    }
  }

  function start() {
    openTarget();
    Lawsweep.state.read();
    Lawsweep.startTheme();
    const finder = document.getElementById('finder');
    const input = document.getElementById('filter');
    const refresh = () => filter(input, finder.querySelector('.found'));
    input.value = Lawsweep.state.get('words', '');
    input.addEventListener('input', () => Lawsweep.state.set({words: input.value || null}));
    Lawsweep.state.listen('words', () => {
      if (input.value !== Lawsweep.state.get('words', '')) {
        input.value = Lawsweep.state.get('words', '');
      }
      refresh();
    });
    document.getElementById('unfold').addEventListener('click', () => {
      for (const family of all('.family:not([hidden])')) {
        family.open = true;
      }
    });
    document.addEventListener('toggle', (event) => event.target.matches('.family') && event.target.open && equip(event.target), true);
    all('.family[open]').forEach(equip);
    finder.hidden = false;
    refresh();
    document.documentElement.dataset.ready = 'true';
  }

  document.addEventListener('DOMContentLoaded', () => Lawsweep.attempt('This atlas could not be shown', start));
})(globalThis.Lawsweep ??= {});
