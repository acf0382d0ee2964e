package io.bigtheta.data;

/**
 * What a column of a file holds, and what becomes of it.
 *
 * @param kind a word for what it holds, such as {@code numbers}, {@code words} or {@code dates}
 * @param range the smallest and the largest number or date, or the most frequent words
 * @param missing the number of cells without a value
 * @param distinct the number of different values; −1 if they were not counted
 * @param use what becomes of the column, in a few words
 */
public record ColumnInfo(
    String name, String kind, String range, long missing, long distinct, String use) {}
