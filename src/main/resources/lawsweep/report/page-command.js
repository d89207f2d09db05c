/** A command line that can be copied. */
(function (Lawsweep) {
  'use strict';

  function selectText(node) {
    const range = document.createRange();
    range.selectNodeContents(node);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }

  /** The clipboard is closed to some pages opened from files: then the text is selected, to be copied by hand. */
  async function copy(code, button) {
    let said = 'copied';
    try {
      await navigator.clipboard.writeText(code.textContent);
    } catch {
      selectText(code);
      said = 'selected: press Ctrl+C';
    }
    button.textContent = said;
    setTimeout(() => {
      button.textContent = 'copy';
    }, 2500);
  }

  Lawsweep.command = (text) => {
    const {element} = Lawsweep;
    const code = element('code', null, text);
    const button = element('button', {type: 'button', class: 'quiet', 'aria-label': `Copy the command ${text}`,
      onclick: () => copy(code, button)}, 'copy');
    return element('span', {class: 'command'}, code, button);
  };
})(globalThis.Lawsweep ??= {});
