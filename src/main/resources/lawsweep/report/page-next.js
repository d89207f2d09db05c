/** How to go on with what is left, failed, undecided or skipped. */
(function (Lawsweep) {
  'use strict';

  /** Counts of all cells, simulations included. */
  function open(data, totals) {
    const counts = {undecided: totals?.undecided ?? 0};
    for (const label of ['left', 'failed', 'skipped']) {
      counts[label] = data.headline.find((entry) => entry.label === label)?.value ?? totals?.[label] ?? 0;
    }
    return counts;
  }

  function advice(totals, method, named) {
    const {plural} = Lawsweep;
    const steps = [];
    if (totals.left > 0) {
      steps.push([`${plural(totals.left, 'cell')} without a record: the same command goes on where it stopped.`,
        `lawsweep run DIR/spec.yaml --out DIR${method}`]);
    }
    if (totals.failed > 0) {
      steps.push([`${plural(totals.failed, 'failed cell')}: see the reasons below; once they are mended, run these again.`,
        `lawsweep run DIR/spec.yaml --out DIR${method} --retry failed`]);
    }
    if (totals.undecided > named) {
      steps.push([`${plural(totals.undecided - named, 'undecided cell')}: see the reasons below. Where a limit ended the search, raise limits.seconds or limits.bracket_length in a copy of the spec and run it into a new directory, or count them one by one with the commands below.`, null]);
    }
    if (named > 0) {
      steps.push([`${plural(named, 'network')} too large to count: known laws are named by kind, and that there are no others is not proved. Networks of the same layers with small sizes can be counted.`, null]);
    }
    if (totals.skipped > 0) {
      steps.push([`${plural(totals.skipped, 'skipped cell')}: see the reasons below. Where the estimate was above limits.memory or limits.bracket_length, raise that limit in a copy of the spec, on a machine that has the memory, and run it into a new directory.`, null]);
    }
    return steps;
  }

  /** The sweep goes on by the method that it was begun with. */
  function methodOption(data) {
    const method = data.provenance.find((entry) => entry.label === 'method')?.value ?? 'auto';
    return method === 'auto' ? '' : ` --method ${method}`;
  }

  /** Null where nothing is open. */
  Lawsweep.nextSteps = (data, totals) => {
    const {element} = Lawsweep;
    const steps = advice(open(data, totals), methodOption(data), data.networks?.named ?? 0);
    return steps.length === 0 ? null : Lawsweep.section('next', 'What is open, and how to go on',
      element('ul', {class: 'steps'}, steps.map(([text, command]) => element('li', null, element('p', null, text),
        command ? Lawsweep.command(command) : null))),
      steps.some(([, command]) => command) ? element('p', {class: 'hint'}, 'DIR stands for the directory of the results.') : null);
  };
})(globalThis.Lawsweep ??= {});
