# What proves a change: `check` in seconds to a minute, `test` everything.

C_FILES := $(wildcard src/*.[ch] src/*/*.[ch] src/*/*.cpp tool/*.c test/*/*.[ch])
CLANG_FORMAT := $(firstword $(shell command -v clang-format-14 clang-format) clang-format-14)
SANITIZE_MAKE = $(MAKE) --no-print-directory WEB=0 TESTS=$(TESTS)

.PHONY: check check-source fmt test deps \
    asan ubsan tsan sanitize coverage

check: check-source $(BUILD)/mainstay ## source rules, unit tests, fuzz corpora, API on SQLite
	@BUILD=$(BUILD) MAKE="$(MAKE)" tool/test.sh unit fuzz-replay api-sqlite

test: ## everything: unit, API on both engines, real clients, browser, crash, fuzz corpora, page
	@tool/install_deps.sh server page test
	+@$(MAKE) --no-print-directory all
	+@BUILD=$(BUILD) MAKE="$(MAKE)" tool/test.sh

SOURCE_CHECKS := check-rules check-format check-shell check-generated check-image check-test
.PHONY: $(SOURCE_CHECKS)

check-source: ## layers, banned functions, format, stale files, packages of the image; names all
	@$(MAKE) --no-print-directory --keep-going $(SOURCE_CHECKS)

check-rules:
	@perl tool/check_source.pl

check-format:
	@$(CLANG_FORMAT) --dry-run -Werror $(C_FILES)

check-shell:
	@for f in tool/*.sh .ci/run test/*/*.sh; do [ ! -f "$$f" ] || bash -n "$$f"; done
	@if command -v shellcheck >/dev/null; then shellcheck -x tool/*.sh .ci/run; fi

ifneq ($(WEB),0)
check-generated: $(BUILD)/schema.checked
endif

check-image: $(BUILD)/mainstay-bare
	@tool/check_image.sh $<

# Types and format of the black-box suites, by the page's tools.
ifneq ($(WEB),0)
check-test: test/node_modules/.installed web/node_modules/.installed
	@$(WITH_NODE) test npm run --silent types
	@$(WITH_NODE) web node_modules/.bin/biome check --log-level=error $(TEST_SCRIPTS)
endif
TEST_SCRIPTS = $(addprefix ../,$(wildcard test/*.ts test/*/*.ts tool/*.mjs client/*.mjs \
    client/*/*.js client/*/*.ts))

fmt: ## formats the C sources and the page
	@$(CLANG_FORMAT) -i $(C_FILES)
	@if [ -d web/node_modules ]; then $(WITH_NODE) web npm run --silent format; \
	    $(WITH_NODE) web node_modules/.bin/biome check --write --log-level=error $(TEST_SCRIPTS); fi

deps: ## installs what building, running and testing need
	@tool/install_deps.sh server page test

# Sanitizers: each in a build folder of its own; unit tests first, then the API suite on SQLite.
# TSan drives the ingestion tests only (the rest is slow under it and shares the same threads).
asan: ## unit and API tests with AddressSanitizer
	+@$(SANITIZE_MAKE) BUILD=$(BUILD)/asan SANITIZE=address sanitize
ubsan: ## unit and API tests with UndefinedBehaviorSanitizer
	+@$(SANITIZE_MAKE) BUILD=$(BUILD)/ubsan SANITIZE=undefined sanitize
tsan: ## unit and ingestion tests with ThreadSanitizer
	+@$(SANITIZE_MAKE) BUILD=$(BUILD)/tsan SANITIZE=thread API_FILTER=ingest sanitize

API_FILTER :=
sanitize: $(BUILD)/mainstay $(UNIT_PROGRAMS)
	@BUILD=$(BUILD) MAKE="$(MAKE)" MAINSTAY_API_FILTER=$(API_FILTER) tool/test.sh unit api-sqlite

coverage: ## lines of src/ that unit and API tests reach: build/coverage/report.txt and html/
	@tool/install_deps.sh server test coverage
	+@$(SANITIZE_MAKE) BUILD=$(BUILD)/coverage CC=clang CXX=clang++ OPTIMIZE='-O0 -g' \
	    HARDEN='-fprofile-instr-generate -fcoverage-mapping' coverage-run
.PHONY: coverage-run
coverage-run: $(BUILD)/mainstay $(UNIT_PROGRAMS)
	+@BUILD=$(BUILD) MAKE="$(MAKE)" tool/coverage.sh $(UNIT_PROGRAMS)
