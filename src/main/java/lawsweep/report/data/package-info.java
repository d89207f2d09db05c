/**
 * What the data of a report's page is made of: columns of many rows in few characters
 * ({@link lawsweep.report.data.PackedNumbers}, {@link lawsweep.report.data.PackedTexts}), power laws fitted to points,
 * and questions that charts ask the tables of a report.
 */
package lawsweep.report.data;
