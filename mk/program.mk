# The server: once without assets (it knows its OpenAPI document, from which the page's types are
# made), then with the page and the browser tracker inside.

MAIN_OBJECTS := $(call object,$(filter-out $(addprefix src/,$(addsuffix /%,$(LAYERS))),$(SOURCES)))
NO_ASSETS := $(BUILD)/lib/no_assets.a

# An archive, so that it is linked only where nobody else defines the table.
$(NO_ASSETS): $(BUILD)/flags src/net/asset.h
	@mkdir -p $(BUILD)/gen $(@D)
	@printf '%s\n' '#include "net/asset.h"' 'const struct http_asset http_assets[1];' \
	    'const size_t http_assets_count;' > $(BUILD)/gen/no_assets.c
	@$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $(BUILD)/gen/no_assets.o $(BUILD)/gen/no_assets.c
	@rm -f $@
	@$(AR) rcsD $@ $(BUILD)/gen/no_assets.o

$(BUILD)/mainstay-bare: $(MAIN_OBJECTS) $(ALL_ARCHIVES) $(NO_ASSETS)
	@echo "  LINK    $@"
	@$(LINK) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/openapi.json: $(BUILD)/mainstay-bare
	@echo "  OPENAPI $@"
	@$< openapi > $@.new
	@mv $@.new $@
