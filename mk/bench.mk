# Speed: programs of test/bench/ (bench_x.c, linked with the layers) and the runner
# test/bench/run.sh, which prints the tables of doc/performance.md.

BENCH_PROGRAMS := $(patsubst test/bench/%.c,$(BUILD)/bench/%,$(wildcard test/bench/bench_*.c))
-include $(patsubst $(BUILD)/bench/%,$(BUILD)/obj/test/bench/%.d,$(BENCH_PROGRAMS))

$(BUILD)/bench/%: $(BUILD)/obj/test/bench/%.o $(ALL_ARCHIVES) $(NO_ASSETS)
	@mkdir -p $(@D)
	@echo "  LINK    $@"
	@$(LINK) $(LDFLAGS) -o $@ $^ $(LDLIBS)

.PHONY: bench bench-grow bench-programs
bench-programs: $(BENCH_PROGRAMS)

bench: $(BUILD)/mainstay $(BENCH_PROGRAMS) ## measures speed and memory (doc/performance.md)
	@BUILD=$(BUILD) test/bench/run.sh

bench-grow: $(BUILD)/mainstay $(BENCH_PROGRAMS) ## measures how the cost grows with the accounts
	@BUILD=$(BUILD) test/bench/grow.sh
