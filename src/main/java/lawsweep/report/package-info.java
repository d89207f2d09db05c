/**
 * The report of a result directory: a page that needs no network, pictures, and tables. Begin with
 * {@link lawsweep.report.SweepReport}: it loads records into a database ({@code SweepTables}), asks it questions, and
 * writes the answers into the page, whose scripts lie in the resource {@code lawsweep/report}. The pictures are drawn
 * from the same templates and the same choice of cells as the page. The room may use the kinds and
 * {@code lawsweep.export}.
 */
package lawsweep.report;
