/**
 * How the cells of a table's columns are read: as amounts in a style of writing, as parts of dates, or as words. A
 * reading is part of a model, so a model reads new rows as it read those it was trained on.
 */
@NullMarked
package io.bigtheta.data.reading;

import org.jspecify.annotations.NullMarked;
