package lawsweep.parquet;

/**
 * What a file's directory says of the pages of one leaf in a group of rows.
 *
 * @param leaf the leaf
 * @param entries how many entries its pages have, missing ones included
 * @param hasDictionary whether the first page is a dictionary
 * @param dictionary how many bytes that takes, 0 without one
 * @param plainBytes how many bytes all pages take before they are compressed, headers included
 * @param bytes how many they take in the file
 */
record ColumnChunk(
    LeafWriter.Leaf leaf,
    long entries,
    boolean hasDictionary,
    long dictionary,
    long plainBytes,
    long bytes) {}
