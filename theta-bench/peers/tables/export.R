# Writes tables that R's packages bring as CSV files, words and gaps as R writes them (a gap is NA), without row names.
#   Rscript export.R FOLDER < lines of "name package object"
# A table whose package is not there is left out: the caller sees which files are missing.
folder <- commandArgs(trailingOnly = TRUE)[1]
for (line in readLines(file("stdin"))) {
  word <- strsplit(line, " ")[[1]]
  try({
    table <- tryCatch(getExportedValue(word[2], word[3]), error = function(e) {
      home <- new.env()
      suppressWarnings(data(list = word[3], package = word[2], envir = home))
      get(word[3], envir = home)
    })
    table <- as.data.frame(table)
    write.csv(table, file.path(folder, paste0(word[1], ".csv")), row.names = FALSE)
  }, silent = TRUE)
}
