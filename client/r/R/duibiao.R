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
# which is started for it.  Only jsonlite is needed.

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

# ASCII, so that it passes through any locale.
escape_json <- function(text) {
  code <- utf8ToInt(enc2utf8(text))
  high <- code > 0xffff
  pair <- code - 0x10000
  paste(ifelse(code < 128, intToUtf8(code, multiple = TRUE),
        ifelse(!high, sprintf("\\u%04x", code),
               sprintf("\\u%04x\\u%04x",
                       0xd800 + bitwShiftR(pmax(pair, 0), 10),
                       0xdc00 + bitwAnd(pmax(pair, 0), 0x3ff)))),
        collapse = "")
}

# Parameters that the protocol has as lists; all others are one value.
lists <- c("counties", "measures")

params_json <- function(params) {
  params <- params[!vapply(params, is.null, logical(1))]
  if (length(params) == 0)
    return("{}")
  if (is.null(names(params)) || any(names(params) == ""))
    stop("parameters have names: duibiao_ask(db, method, year = 2021)")
  for (name in setdiff(names(params), lists))
    params[[name]] <- unbox(params[[name]])
  escape_json(toJSON(params, digits = NA))
}

# The shell's words for a command of the program.
command <- function(db, ...) {
  words <- c(db$program, ..., "--lang=en")
  if (!is.null(db$socket))
    words <- c(words, paste0("--socket=", db$socket))
  paste(shQuote(words), collapse = " ")
}

# ---- in ----

# An error of the daemon is a condition of class duibiao_<its name>, so that
# tryCatch(..., duibiao_not_found = function(e) ...) works.
fail <- function(errors, status) {
  message <- sub("^duibiao: ", "", paste(errors, collapse = "\n"))
  name <- sub("^([a-z_]+): .*", "\\1", message)
  if (grepl("[^a-z_]", name))
    name <- if (status == 3) "no_daemon" else "failed"
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
  text <- run(command(db, "call", method, params_json(list(...)),
                      paste0("--wait=", db$wait)))
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
  do.call(rbind, Filter(nrow, pages))
}

# What can be asked: a data frame of method and summary.
duibiao_methods <- function(db) {
  methods <- duibiao_ask(db, "rpc.discover")$methods
  data.frame(method = methods$name, summary = methods$summary)
}
