package lawsweep.parquet;

/**
 * A column of a file.
 *
 * @param name its name
 * @param type what it holds
 */
public record ParquetColumn(String name, ParquetType type) {}
