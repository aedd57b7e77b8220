# Ask duibiaod how China's counties compare.
#
#   db <- duibiao()
#   reply <- duibiao_ask(db, "compare.rank", measure = "sangong.total",
#                        year = 2021, stage = "final", scope = "county",
#                        per = "resident")
#   reply$rows                        # a data frame
#   reply$missing$n                   # how many counties are not in it
#
# Base R has no Unix socket, so every question goes through `duibiao call`,
# which is started for it.  Only jsonlite is needed.  R has no exact decimals:
# amounts are doubles, which hold every fen up to 90 000 000 000 000 yuan.

# Where the program is: DUIBIAO_PROGRAM, else the PATH's.
find_program <- function() {
  program <- Sys.getenv("DUIBIAO_PROGRAM", unname(Sys.which("duibiao")))
  if (!nzchar(program))
    stop("there is no program duibiao; install it, or set DUIBIAO_PROGRAM")
  program
}

# A daemon to ask.  socket: its path; NULL: DUIBIAO_SOCKET or the usual places.
# wait: seconds to wait for a daemon that is not there yet.
duibiao <- function(socket = NULL, program = find_program(), wait = 0) {
  structure(list(socket = socket, program = program, wait = wait),
            class = "duibiao")
}

print.duibiao <- function(x, ...) {
  cat("<duibiao ", if (is.null(x$socket)) "at its usual place" else x$socket,
      ">\n", sep = "")
  invisible(x)
}

# ---- out ----

# As UTF-8.  What is UTF-8 already is believed to be, also in the locale C.
as_utf8 <- function(text) {
  plain <- Encoding(text) == "unknown" & validUTF8(text)
  Encoding(text[plain]) <- "UTF-8"
  enc2utf8(text)
}

# UTF-8 that no locale translates on the way to the shell.
as_bytes <- function(text) {
  text <- as_utf8(text)
  Encoding(text) <- "unknown"
  text
}

# Parameters that the protocol has as lists; all others are one value.
lists <- c("counties", "measures")

params_json <- function(params) {
  params <- params[!vapply(params, is.null, logical(1))]
  if (length(params) == 0)
    return("{}")
  if (is.null(names(params)) || any(names(params) == ""))
    stop("parameters have names: duibiao_ask(db, method, year = 2021)")
  words <- vapply(params, is.character, logical(1))
  params[words] <- lapply(params[words], as_utf8)
  for (name in setdiff(names(params), lists))
    params[[name]] <- unbox(params[[name]])
  toJSON(params, digits = NA)
}

# The shell's words for a command of the program.
command <- function(db, ...) {
  words <- c(db$program, ..., "--lang=en", paste0("--wait=", db$wait))
  if (!is.null(db$socket))
    words <- c(words, paste0("--socket=", db$socket))
  paste(shQuote(as_bytes(words)), collapse = " ")
}

# ---- in ----

# An error of the daemon is a condition of class duibiao_<its name>, so that
# tryCatch(..., duibiao_not_found = function(e) ...) works.
fail <- function(errors, status) {
  message <- sub("^duibiao: ", "", paste(errors, collapse = "\n"))
  name <- sub("^([a-z_]+): .*", "\\1", message)
  if (grepl("[^a-z_]", name))
    name <- if (status %in% c(3, 3 * 256)) "no_daemon" else "failed"
  stop(structure(
    class = c(paste0("duibiao_", name), "duibiao_error", "error", "condition"),
    list(message = message, call = NULL, name = name)))
}

# The output of a command, as UTF-8 whatever the locale is.
run <- function(line) {
  said <- tempfile("duibiao")
  on.exit(unlink(said))
  out <- pipe(paste(line, "2>", shQuote(said)), "r")
  text <- readLines(out, warn = FALSE, encoding = "UTF-8")
  status <- close(out)
  if (!is.null(status) && status != 0)
    fail(readLines(said, warn = FALSE, encoding = "UTF-8"), status)
  text
}

# One question, by the name of its method in the protocol.  The reply is a
# list; its rows are a data frame, in which NA is what is nowhere: never zero.
duibiao_ask <- function(db, method, ...) {
  text <- run(command(db, "call", method, params_json(list(...))))
  reply <- fromJSON(paste(text, collapse = "\n"))
  # Without rows, there is nothing that tells a data frame from a list.
  if ("rows" %in% names(reply) && length(reply$rows) == 0)
    reply$rows <- data.frame()
  attr(reply, "method") <- method
  structure(reply, class = "duibiao_reply")
}

print.duibiao_reply <- function(x, ...) {
  cat("<", attr(x, "method"), ": data version ", x$data_version, ">\n",
      sep = "")
  if (is.data.frame(x$rows))
    print(head(x$rows, 20))
  if (!is.null(x$missing))
    cat(x$missing$n, "are missing\n")
  invisible(x)
}

# Every row of a list, through all its pages, as one data frame.
duibiao_rows <- function(db, method, ...) {
  pages <- list()
  cursor <- NULL
  repeat {
    page <- duibiao_ask(db, method, ..., cursor = cursor)
    pages[[length(pages) + 1]] <- page$rows
    cursor <- page$`next`
    if (is.null(cursor))
      break
  }
  if (length(pages) > 1)
    pages <- Filter(nrow, pages)
  do.call(rbind, pages)
}

# Every figure, as many as there are, in pages that are given to
# handler(page); without one, all together as one data frame.  The parameters
# are those of export.facts, e.g. province = "云南省".
duibiao_export <- function(db, ..., handler = NULL, pagesize = 5000) {
  params <- lapply(list(...), paste, collapse = ",")
  options <- sprintf("--%s=%s", gsub("_", "-", names(params)),
                     as.character(params))
  said <- tempfile("duibiao")
  on.exit(unlink(said))
  line <- command(db, "export", "--format=ndjson", options)
  out <- pipe(paste(line, "2>", shQuote(said)), "r")
  rows <- stream_in(out, handler, pagesize = pagesize, verbose = FALSE)
  # stream_in() leaves an open connection open.
  status <- close(out)
  if (!is.null(status) && status != 0)
    fail(readLines(said, warn = FALSE, encoding = "UTF-8"), status)
  invisible(rows)
}

# What can be asked: a data frame of method and summary.
duibiao_methods <- function(db) {
  methods <- duibiao_ask(db, "rpc.discover")$methods
  data.frame(method = methods$name, summary = methods$summary)
}
