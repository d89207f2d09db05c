/**
 * What runs conserve, to look at: the page of {@code lawsweep drift} ({@link lawsweep.report.drift.DriftPage}), and
 * what the reports of sweeps say and draw of drift ({@link lawsweep.report.drift.DriftData}, {@link
 * lawsweep.report.drift.DriftPictures}). The size of a page is bounded whatever the number of laws. The scripts are in
 * the resource {@code lawsweep/report/drift}.
 */
package lawsweep.report.drift;
