# counts.R PROVINCE: every figure of a province, streamed page by page, counted
# by measure, in constant memory.
#
#   Rscript client/r/examples/counts.R 云南省
library(duibiao)

province <- commandArgs(trailingOnly = TRUE)[1]
if (is.na(province))
  stop("usage: counts.R PROVINCE")

counts <- list()
duibiao_export(duibiao(), province = province, handler = function(page) {
  seen <- table(page$measure)
  for (measure in names(seen))
    counts[[measure]] <<- sum(counts[[measure]], seen[[measure]])
})
most <- sort(unlist(counts), decreasing = TRUE)
cat(sprintf("%6d  %s\n", most, names(most)), sep = "")
