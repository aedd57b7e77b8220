# duibiao.  Two commands for a stranger: `make demo`, `make check`.
# `make help` lists the targets.  Variants build beside each other:
#   make BUILD=build/asan SAN="-fsanitize=address,undefined" OPT=-O1

BUILD ?= build
PREFIX ?= /usr/local
CC ?= cc
AWK ?= awk

WARN = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
	-Wmissing-prototypes -Wvla -Werror
OPT ?= -O2 -D_FORTIFY_SOURCE=2
HARDEN = -fstack-protector-strong -fPIE
ALL_CFLAGS = -std=c11 -D_GNU_SOURCE -g $(OPT) $(HARDEN) $(WARN) $(SAN) \
	-I. -I$(BUILD)/gen -I/usr/include/libxml2 -I/usr/include/postgresql -MMD -MP $(CFLAGS)
ALL_LDFLAGS = -pie -Wl,-z,relro,-z,now $(SAN) $(LDFLAGS)

LIBS_INGEST = -lxml2 -lzip -lz -lmd
LIBS_WORKER = -lseccomp
LIBS_DAEMON = -levent_core -levent_extra -lpq -ljansson -lcrypto -lsystemd
LIBS_CLIENT = -ljansson -lcrypto

# A folder's sources are its .c files; a program's main file and the tests are
# not part of its library.
MAINS = ingest/worker.c daemon/main.c client/duibiao.c
sources = $(filter-out $(MAINS) %_test.c,$(sort $(wildcard $(1)/*.c)))
objects = $(patsubst %.c,$(BUILD)/%.o,$(1))

INGEST = $(call objects,$(call sources,ingest))
DAEMON = $(call objects,$(call sources,daemon))
CLIENT = $(call objects,$(call sources,client) daemon/clock.c \
	daemon/jsonout.c daemon/nearest.c daemon/param_type.c daemon/pass.c)
TESTS = $(patsubst %.c,$(BUILD)/%,$(sort $(wildcard ingest/*_test.c \
	daemon/*_test.c client/*_test.c)))

# Tables that are compiled in; the columns that the programs need of them.
TABLES = $(basename $(notdir $(wildcard ingest/labels/*.tsv))) \
	divisions divisions_history function_classification
COLUMNS_divisions_history = code,name,valid_to,successor_code,level,province,prefecture
COLUMNS_function_classification = code,name,rank
GEN = $(BUILD)/gen/sql.h $(BUILD)/gen/migrations.h \
	$(BUILD)/gen/functions.h \
	$(TABLES:%=$(BUILD)/gen/%.h) $(BUILD)/gen/words.h \
	$(BUILD)/gen/sentences.h $(BUILD)/gen/report_css.h

# Kept: the checks read them too.
.SECONDARY: $(GEN)

.PHONY: all
all: $(BUILD)/duibiaod $(BUILD)/duibiao $(BUILD)/duibiao-worker

$(BUILD)/duibiao-worker: $(BUILD)/ingest/worker.o $(BUILD)/libingest.a
	$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIBS_INGEST) $(LIBS_WORKER)
$(BUILD)/duibiaod: $(BUILD)/daemon/main.o $(BUILD)/libdaemon.a \
    $(BUILD)/libingest.a
	$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIBS_DAEMON)
$(BUILD)/duibiao: $(BUILD)/client/duibiao.o $(BUILD)/libclient.a \
    $(BUILD)/libingest.a
	$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIBS_CLIENT)

$(BUILD)/libingest.a: $(INGEST)
$(BUILD)/libdaemon.a: $(DAEMON)
$(BUILD)/libclient.a: $(CLIENT)
$(BUILD)/%.a:
	rm -f $@ && $(AR) rcs $@ $^

$(BUILD)/%.o: %.c | $(GEN)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

# ---- generated from tables ----

$(BUILD)/gen/sql.h: daemon/sql2h.awk $(wildcard sql/*.sql)
	@mkdir -p $(@D)
	$(AWK) -f $^ > $@.new && mv $@.new $@
$(BUILD)/gen/migrations.h: daemon/sql2h.awk $(wildcard migrations/*.sql)
	@mkdir -p $(@D)
	$(AWK) -v list=migrations -f $^ > $@.new && mv $@.new $@
$(BUILD)/gen/functions.h: daemon/sql2h.awk $(sort $(wildcard functions/*/*.sql))
	@mkdir -p $(@D)
	$(AWK) -v list=functions -f $^ > $@.new
	cat $(wordlist 2,9999,$^) | sha256sum | $(AWK) '{ printf "static const \
	    char functions_digest[] = \"%s\";\n", $$1 }' >> $@.new
	mv $@.new $@
$(BUILD)/gen/report_css.h: client/text2h.awk client/report.css
	@mkdir -p $(@D)
	$(AWK) -v name=report_css -f $^ > $@.new && mv $@.new $@
$(BUILD)/gen/words.h: client/words2h.awk client/words.tsv
	@mkdir -p $(@D)
	$(AWK) -f $^ > $@.new && mv $@.new $@
$(BUILD)/gen/finding_words.h: ingest/labels/findings2h.awk \
    ingest/labels/finding_words.tsv
	@mkdir -p $(@D)
	$(AWK) -f $^ > $@.new && mv $@.new $@
$(BUILD)/gen/%.h: ingest/labels/%.tsv ingest/labels/table2h.awk
	@mkdir -p $(@D)
	$(AWK) -v columns=$(COLUMNS_$*) -f ingest/labels/table2h.awk $< > $@.new
	@mv $@.new $@
$(BUILD)/gen/%.h: client/%.tsv ingest/labels/table2h.awk
	@mkdir -p $(@D)
	$(AWK) -f ingest/labels/table2h.awk $< > $@.new && mv $@.new $@
$(BUILD)/gen/%.h: ingest/reference/%.csv ingest/labels/table2h.awk
	@mkdir -p $(@D)
	$(AWK) -v columns=$(COLUMNS_$*) -f ingest/labels/table2h.awk $< > $@.new
	@mv $@.new $@

# ---- unit tests: each includes its module, so statics are in reach ----

$(BUILD)/ingest/%_test: $(BUILD)/ingest/%_test.o $(BUILD)/libingest.a
	$(CC) $(ALL_LDFLAGS) -o $@ $^ -lcmocka $(LIBS_INGEST) $(LIBS_WORKER)
$(BUILD)/daemon/%_test: $(BUILD)/daemon/%_test.o $(BUILD)/libdaemon.a \
    $(BUILD)/libingest.a
	$(CC) $(ALL_LDFLAGS) -o $@ $^ -lcmocka $(LIBS_DAEMON)
$(BUILD)/client/%_test: $(BUILD)/client/%_test.o $(BUILD)/libclient.a \
    $(BUILD)/libingest.a
	$(CC) $(ALL_LDFLAGS) -o $@ $^ -lcmocka $(LIBS_CLIENT)

.PHONY: tests
tests: $(TESTS)

# ---- fuzz targets: clang, libFuzzer, both sanitizers ----

FUZZ = $(patsubst %.c,$(BUILD)/%,$(sort $(wildcard tests/fuzz/*.c)))
FUZZ_SECONDS ?= 20
SANITIZE = -fsanitize=address,undefined -fno-sanitize-recover=undefined

$(BUILD)/tests/fuzz/%: $(BUILD)/tests/fuzz/%.o $(BUILD)/libdaemon.a \
    $(BUILD)/libingest.a
	$(CC) $(ALL_LDFLAGS) -fsanitize=fuzzer -o $@ $^ $(LIBS_DAEMON) \
	    $(LIBS_INGEST)

.PHONY: fuzz fuzz-targets
fuzz-targets: $(FUZZ)
fuzz: fuzz-build
	FUZZ_SECONDS=$(FUZZ_SECONDS) BUILD=$(BUILD) tests/fuzz/all.t
.PHONY: fuzz-build
fuzz-build:
	@$(MAKE) --no-print-directory -s -j2 BUILD=$(BUILD)/fuzz CC=clang \
	    OPT=-O1 HARDEN=-fno-omit-frame-pointer \
	    SAN="$(SANITIZE) -fsanitize=fuzzer-no-link" fuzz-targets

# ---- everything a stranger types ----

.PHONY: help
help:
	@echo 'demo       install what is missing, build, show comparisons'
	@echo 'run        keep the daemon in the foreground'
	@echo 'check      every test, from nothing'
	@echo 'all tests  build the programs; the unit tests'
	@echo 'man        the manual pages, in $(BUILD)/man'
	@echo 'install    with DESTDIR= and PREFIX='
	@echo 'bench torture fuzz   figures; the long kill test; libFuzzer'
	@echo 'questions  the methods of client/python from the table'
	@echo 'format clean'

NEEDS_RUN = gcc libc6-dev libevent-dev libpq-dev libjansson-dev libssl-dev \
	libmd-dev libseccomp-dev libsystemd-dev libxml2-dev libzip-dev zlib1g-dev \
	poppler-utils poppler-data postgresql-15
NEEDS_TEST = $(NEEDS_RUN) libcmocka-dev python3 clang libclang-rt-dev \
	clang-format clang-tidy \
	cppcheck valgrind mandoc netcat-openbsd procps socat jq systemd \
	python3-pip mypy r-base-core r-cran-jsonlite

.PHONY: deps test-deps
deps:
	@.ci/install $(NEEDS_RUN)
test-deps:
	@.ci/install $(NEEDS_TEST)

.PHONY: demo run
demo: deps
	@$(MAKE) --no-print-directory -s -j2 all
	@examples/demo $(BUILD)
run: deps
	@$(MAKE) --no-print-directory -s -j2 all
	@examples/demo --serve $(BUILD)

.PHONY: check
check: test-deps
	@$(MAKE) --no-print-directory -s -j2 all tests asan fuzz-build
	@tests/run $(BUILD)

# The same sources under AddressSanitizer and UndefinedBehaviorSanitizer.
.PHONY: asan
asan:
	@$(MAKE) --no-print-directory -s -j2 BUILD=$(BUILD)/asan OPT=-O1 \
	    HARDEN=-fno-omit-frame-pointer \
	    SAN="$(SANITIZE)" all tests

.PHONY: torture bench
BENCH = $(BUILD)/tests/bench/rpc_bench $(BUILD)/tests/bench/extract_bench \
	$(BUILD)/tests/bench/format_bench
torture: test-deps all
	tests/torture/run --rounds 20 --documents 500 $(BUILD)
bench: test-deps all $(BENCH)
	tests/bench/run $(BUILD)

$(BUILD)/tests/bench/%: $(BUILD)/tests/bench/%.o $(BUILD)/libingest.a
	$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIBS_INGEST) $(LIBS_WORKER)

.PHONY: format
format:
	clang-format -i $(shell git ls-files -co --exclude-standard '*.c' '*.h')

# The Python client's methods, made anew from the table; committed, so that pip
# needs no daemon.
.PHONY: questions
questions: $(BUILD)/duibiaod
	$(BUILD)/duibiaod --describe | python3 client/python/generate.py \
	    > $(BUILD)/gen/questions.py
	mv $(BUILD)/gen/questions.py client/python/duibiao/questions.py

# ---- manual pages: lists of options and methods come from the tables ----

MAN = $(BUILD)/man/duibiao.1 $(BUILD)/man/duibiaod.8 \
	$(BUILD)/man/duibiao-worker.8 $(BUILD)/man/duibiao-protocol.7 \
	$(BUILD)/man/duibiao-guide.7 $(BUILD)/man/duibiao-guide.zh.7
.PHONY: man
man: $(MAN)
$(BUILD)/man/duibiaod.8 $(BUILD)/man/duibiao-protocol.7: \
    $(BUILD)/man/%: daemon/% $(BUILD)/duibiaod
	@mkdir -p $(@D)
	$(AWK) -v program=$(BUILD)/duibiaod -f daemon/man.awk $< > $@
$(BUILD)/man/duibiao.1 $(BUILD)/man/duibiao-guide.7 \
    $(BUILD)/man/duibiao-guide.zh.7: \
    $(BUILD)/man/%: client/%
	@mkdir -p $(@D)
	cp $< $@
$(BUILD)/man/duibiao-worker.8: ingest/duibiao-worker.8
	@mkdir -p $(@D)
	cp $< $@

.PHONY: install
BINDIR = $(DESTDIR)$(PREFIX)/bin
SBINDIR = $(DESTDIR)$(PREFIX)/sbin
LIBEXECDIR = $(DESTDIR)$(PREFIX)/libexec/duibiao
SHAREDIR = $(DESTDIR)$(PREFIX)/share/duibiao
MANDIR = $(DESTDIR)$(PREFIX)/share/man
UNITDIR = $(DESTDIR)$(PREFIX)/lib/systemd/system
SYSUSERSDIR = $(DESTDIR)$(PREFIX)/lib/sysusers.d
TMPFILESDIR = $(DESTDIR)$(PREFIX)/lib/tmpfiles.d
BASHDIR = $(DESTDIR)$(PREFIX)/share/bash-completion/completions
ZSHDIR = $(DESTDIR)$(PREFIX)/share/zsh/site-functions
install: all man
	install -d $(BINDIR) $(SBINDIR) $(LIBEXECDIR) $(SHAREDIR)/reference \
	    $(SHAREDIR)/labels $(MANDIR)/man1 $(MANDIR)/man7 $(MANDIR)/man8 \
	    $(MANDIR)/zh_CN/man7 $(UNITDIR) $(SYSUSERSDIR) $(TMPFILESDIR) \
	    $(BASHDIR) $(ZSHDIR)
	install -m 755 $(BUILD)/duibiao $(BINDIR)
	$(BUILD)/duibiao completion bash > $(BASHDIR)/duibiao
	$(BUILD)/duibiao completion zsh > $(ZSHDIR)/_duibiao
	chmod 644 $(BASHDIR)/duibiao $(ZSHDIR)/_duibiao
	install -m 755 $(BUILD)/duibiaod $(SBINDIR)
	install -m 755 $(BUILD)/duibiao-worker $(LIBEXECDIR)
	install -m 644 ingest/reference/*.csv $(SHAREDIR)/reference
	install -m 644 ingest/labels/*.tsv $(SHAREDIR)/labels
	install -m 644 $(BUILD)/man/*.1 $(MANDIR)/man1
	install -m 644 $(BUILD)/man/duibiao-protocol.7 \
	    $(BUILD)/man/duibiao-guide.7 $(MANDIR)/man7
	install -m 644 $(BUILD)/man/duibiao-guide.zh.7 \
	    $(MANDIR)/zh_CN/man7/duibiao-guide.7
	install -m 644 $(BUILD)/man/*.8 $(MANDIR)/man8
	sed 's|/usr/local/sbin|$(PREFIX)/sbin|' systemd/duibiaod.service \
	    > $(UNITDIR)/duibiaod.service
	chmod 644 $(UNITDIR)/duibiaod.service
	install -m 644 systemd/duibiaod.socket $(UNITDIR)
	install -m 644 systemd/duibiaod.sysusers $(SYSUSERSDIR)/duibiao.conf
	install -m 644 systemd/duibiaod.tmpfiles $(TMPFILESDIR)/duibiao.conf

.PHONY: clean
clean:
	rm -rf $(BUILD)

-include $(wildcard $(BUILD)/*/*.d $(BUILD)/tests/*/*.d)
