# Fuzz targets: test/fuzz/fuzz_x.c with the corpus test/fuzz/corpus/x/ (and test/fuzz/x.dict if
# there is one). With libFuzzer (clang) they search; the same targets linked with tool/fuzz_replay.c
# replay the corpus in any build, which is what `make check` does.

FUZZ_TARGETS := $(patsubst test/fuzz/fuzz_%.c,%,$(wildcard test/fuzz/fuzz_*.c))
FUZZ_SECONDS := 60
FUZZ_BUILD := $(BUILD)/fuzz
FUZZ_MAKE := $(MAKE) --no-print-directory BUILD=$(FUZZ_BUILD) CC=clang CXX=clang++ \
    SANITIZE=address,undefined,fuzzer-no-link TESTS=

-include $(FUZZ_TARGETS:%=$(BUILD)/obj/test/fuzz/fuzz_%.d)

$(BUILD)/replay/fuzz_%: $(BUILD)/obj/test/fuzz/fuzz_%.o $(BUILD)/obj/tool/fuzz_replay.o \
    $(ALL_ARCHIVES) $(NO_ASSETS)
	@mkdir -p $(@D)
	@echo "  LINK    $@"
	@$(LINK) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/libfuzzer/fuzz_%: $(BUILD)/obj/test/fuzz/fuzz_%.o $(ALL_ARCHIVES) $(NO_ASSETS)
	@mkdir -p $(@D)
	@echo "  LINK    $@"
	@$(LINK) $(LDFLAGS) -fsanitize=fuzzer -o $@ $^ $(LDLIBS)

# The same build serves the unit tests under both sanitizers: what CI runs of them costs one build.
.PHONY: unit-sanitized
unit-sanitized: ## unit tests with ASan and UBSan, in the build of the fuzz targets
	+@$(FUZZ_MAKE) TESTS="$(TESTS)" unit

.PHONY: fuzz fuzz-corpus fuzz-replay fuzz-programs

fuzz-programs: $(FUZZ_TARGETS:%=$(BUILD)/libfuzzer/fuzz_%)

fuzz: ## searches with every fuzz target, FUZZ_SECONDS=60 each; finds are kept in build/fuzz/found
	+@$(FUZZ_MAKE) fuzz-programs
	@tool/fuzz.sh search $(FUZZ_BUILD) $(FUZZ_SECONDS) $(FUZZ_TARGETS)

fuzz-corpus: ## replays the corpora through the libFuzzer targets with ASan and UBSan
	+@$(FUZZ_MAKE) fuzz-programs
	@tool/fuzz.sh corpus $(FUZZ_BUILD) $(FUZZ_TARGETS)

fuzz-replay: $(FUZZ_TARGETS:%=$(BUILD)/replay/fuzz_%) ## replays the corpora in this build
	@tool/fuzz.sh replay $(BUILD) $(FUZZ_TARGETS)
