/**
 * Parquet files, written by many threads: {@link lawsweep.parquet.ParquetFile} appends groups of rows, each of which is
 * made in memory by a {@link lawsweep.parquet.RowGroupBuilder}. Pages have the first version of the format, plain or
 * dictionary-coded values and Snappy compression. Source: the format's definition, parquet.thrift and Encodings.md of
 * Apache Parquet 2.10.
 */
package lawsweep.parquet;
