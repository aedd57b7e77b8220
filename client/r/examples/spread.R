# spread.R [YEAR]: how whole counties' final accounts of san gong spread per
# resident, from the ranking, beside what the daemon computes itself.
#
#   R CMD INSTALL client/r && Rscript client/r/examples/spread.R 2021
library(duibiao)

arguments <- commandArgs(trailingOnly = TRUE)
year <- if (length(arguments) > 0) as.integer(arguments[1]) else 2021L
group <- list(measure = "sangong.total", year = year, stage = "final",
              scope = "county", per = "resident")

db <- duibiao()
ranks <- do.call(duibiao_rows, c(list(db, "compare.rank"), group))
told <- do.call(duibiao_ask, c(list(db, "compare.distribution"), group))

cat("Yuan per resident,", year, "final accounts,", nrow(ranks), "counties\n\n")
print(ranks[, c("rank", "province", "county", "value", "yuan", "persons")],
      row.names = FALSE)

# R's own quantiles are of type 7, which is R-7, the daemon's method.  The
# values that they are taken of are rounded to four decimals here.
mine <- quantile(ranks$value, c(0.25, 0.5, 0.75), names = FALSE)
both <- rbind(duibiao = unlist(told$rows[1, c("p25", "median", "p75")]),
              R = round(mine, 4))
cat("\n")
print(both)
stopifnot(all(abs(both["duibiao", ] - both["R", ]) < 0.0002))

cat("\n", told$missing$n, " counties are missing; data version ",
    told$data_version, "\n", sep = "")
