/** What goes wrong is said at the top of the page. */
(function (Lawsweep) {
  'use strict';

  Lawsweep.showError = (what, error) => {
    const box = document.getElementById('errors');
    box.hidden = false;
    box.append(Lawsweep.element('p', null, `${what}: ${error?.message ?? error}`));
  };

  /** Runs a part of the page; if it fails, the others are still shown. */
  Lawsweep.attempt = (what, part) => {
    try {
      return part();
    } catch (error) {
      Lawsweep.showError(what, error);
      return null;
    }
  };

  addEventListener('error', (event) => Lawsweep.showError('This page has an error', event.error ?? event.message));
  addEventListener('unhandledrejection', (event) => Lawsweep.showError('This page has an error', event.reason));
})(globalThis.Lawsweep ??= {});
