# Sources, flags, and how one file becomes an object. One archive per layer, so that a test of a
# lower layer builds and links while an upper one does not even compile.

SOURCES := $(filter-out %_test.c,$(wildcard src/*.c src/*/*.c src/*/*.cpp))
TEST_SOURCES := $(wildcard src/*_test.c src/*/*_test.c)

LIBRARIES := libmicrohttpd sqlite3 libpq libsodium libcurl libutf8proc zlib simdjson xlsxwriter
LIBRARY_CFLAGS := $(shell pkg-config --cflags $(LIBRARIES) 2>/dev/null)
LIBRARY_LIBS := $(shell pkg-config --libs $(LIBRARIES) 2>/dev/null)

OPTIMIZE := -O2 -g
WARNINGS := -Wall -Wextra -Werror -Wshadow -Wvla
WARNINGS_C := -Wstrict-prototypes -Wmissing-prototypes
HARDEN := -fstack-protector-strong
SANITIZE :=
ifneq ($(SANITIZE),)
OPTIMIZE := -O1 -g -fno-omit-frame-pointer
HARDEN := -fsanitize=$(SANITIZE) -fno-sanitize-recover=all
endif

MODE := $(OPTIMIZE) $(HARDEN) -pthread
DEFINES := -D_GNU_SOURCE -DMAINSTAY_VERSION='"$(VERSION)"'
CFLAGS := -std=c17 $(MODE) $(WARNINGS) $(WARNINGS_C)
CXXFLAGS := -std=c++17 $(MODE) $(WARNINGS)
CPPFLAGS := -Isrc $(DEFINES) $(LIBRARY_CFLAGS)
LDFLAGS := $(MODE) -Wl,--as-needed -Wl,-z,relro,-z,now
LDLIBS := $(LIBRARY_LIBS) -lm
# The C++ compiler links: it knows the run-time libraries of C++ and of its sanitizers.
LINK := $(CXX)

# Two notes in the build folder tell when everything must be compiled or archived anew.
define remember
ifneq ($$(strip $$(file <$(BUILD)/$(1))),$$(strip $(2)))
$$(shell mkdir -p $(BUILD))
$$(file >$(BUILD)/$(1),$(2))
endif
endef
FLAGS_NOW := $(CC) $(CXX) $(CPPFLAGS) $(CFLAGS) $(CXXFLAGS) $(LDFLAGS) $(LDLIBS)
ifeq ($(filter clean help deps,$(MAKECMDGOALS)),)
$(eval $(call remember,flags,$$(FLAGS_NOW)))
$(eval $(call remember,sources,$$(SOURCES)))
endif

object = $(patsubst %,$(BUILD)/obj/%.o,$(basename $(1)))

$(BUILD)/obj/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D)
	@echo "  CC      $<"
	@$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/obj/%.o: %.cpp $(BUILD)/flags
	@mkdir -p $(@D)
	@echo "  CXX     $<"
	@$(CXX) $(CPPFLAGS) $(CXXFLAGS) -MMD -MP -c -o $@ $<

# $(call archive_rule,base): the archive of one layer.
define archive_rule
$(BUILD)/lib/$(1).a: $(call object,$(filter src/$(1)/%,$(SOURCES))) $(BUILD)/sources
	@mkdir -p $$(@D)
	@rm -f $$@
	@$(AR) rcsD $$@ $$(filter %.o,$$^)
endef
$(foreach layer,$(LAYERS),$(eval $(call archive_rule,$(layer))))

# $(call archives,model): the archives that code of that layer is linked with.
archives = $(patsubst %,$(BUILD)/lib/%.a,$(below_$(1))) $(NO_ASSETS)
ALL_ARCHIVES := $(patsubst %,$(BUILD)/lib/%.a,$(LAYERS))

-include $(patsubst %.o,%.d,$(call object,$(SOURCES) $(TEST_SOURCES)))
