# Unit tests: each src/**/x_test.c is a program, linked with its own layer and those below it.

ALL_TESTS := $(patsubst src/%.c,%,$(TEST_SOURCES))
TESTS :=
ifneq ($(TESTS),)
WANTED := $(patsubst src/%,%,$(patsubst %/,%,$(basename $(TESTS))))
UNIT_TESTS := $(filter $(WANTED) $(addsuffix /%,$(WANTED)),$(ALL_TESTS))
$(if $(UNIT_TESTS),,$(error no unit test is named $(TESTS)))
else
UNIT_TESTS := $(ALL_TESTS)
endif
UNIT_PROGRAMS := $(addprefix $(BUILD)/test/,$(UNIT_TESTS))

# $(call unit_rule,base/json_test,base)
define unit_rule
$(BUILD)/test/$(1): $(BUILD)/obj/src/$(1).o $(call archives,$(2))
	@mkdir -p $$(@D)
	@echo "  LINK    $$@"
	@$(LINK) $(LDFLAGS) -o $$@ $$^ -lcmocka $(LDLIBS)
endef
below_all := $(LAYERS)
layer_of = $(if $(findstring /,$(1)),$(firstword $(subst /, ,$(1))),all)
$(foreach test,$(ALL_TESTS),$(eval $(call unit_rule,$(test),$(call layer_of,$(test)))))

.PHONY: unit unit-programs
unit-programs: $(UNIT_PROGRAMS)

unit: $(UNIT_PROGRAMS) ## runs the unit tests (TESTS=src/base/json_test for some)
	@tool/unit.sh $(UNIT_PROGRAMS)
