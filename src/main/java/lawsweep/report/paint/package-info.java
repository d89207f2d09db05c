/**
 * How pages and pictures are made: templates of pages filled with styles, scripts and data ({@link
 * lawsweep.report.paint.PageParts}), charts by their names ({@link lawsweep.report.paint.ChartTemplate}), and charts
 * drawn as SVG without a browser ({@link lawsweep.report.paint.ChartPainter}). The files are in the resource {@code
 * lawsweep/report}. The room knows nothing of what is shown.
 */
package lawsweep.report.paint;
