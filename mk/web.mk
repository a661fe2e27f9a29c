# The page and the browser tracker, and how they get into the server.
# Assets stand in $(BUILD)/asset: the page as Vite built it, and the tracker as mainstay.js.
# tool/embed turns the folder into a table and its bytes. With WEB=0 the folder holds only the
# tracker, as it is written, and Node is not needed.

WITH_NODE := tool/with_node.sh
PAGE_SOURCES := $(shell find web/src web/public web/index.html web/vite.config.ts \
    web/tsconfig.json -type f -not -name '*.test.ts' -not -name '*.test.tsx' 2>/dev/null)
TRACKER := client/src/mainstay.js
EMBED := $(BUILD)/tool/embed

web/node_modules/.installed: web/package.json web/package-lock.json
	@echo "  NPM     web"
	@$(WITH_NODE) web npm ci --no-audit --no-fund --loglevel=error
	@touch $@

test/node_modules/.installed: test/package.json test/package-lock.json
	@echo "  NPM     test"
	@$(WITH_NODE) test npm ci --no-audit --no-fund --loglevel=error
	@touch $@

# The types of the page follow from the server's tables; the committed file must be what they give.
$(BUILD)/schema.d.ts: $(BUILD)/openapi.json web/node_modules/.installed web/tool/types.mjs
	@echo "  TYPES   $@"
	@$(WITH_NODE) web npm run --silent types -- $(abspath $(BUILD))/openapi.json $(abspath $@)

$(BUILD)/schema.checked: $(BUILD)/schema.d.ts web/src/api/schema.d.ts
	@cmp -s $^ || { echo "$(lastword $^) is stale: run 'make types' and commit it" >&2; exit 1; }
	@touch $@

.PHONY: types
types: $(BUILD)/schema.d.ts ## writes web/src/api/schema.d.ts from the server's tables
	@cmp -s $< web/src/api/schema.d.ts || cp $< web/src/api/schema.d.ts

$(BUILD)/page.built: $(BUILD)/schema.checked web/node_modules/.installed $(PAGE_SOURCES)
	@echo "  VITE    $(BUILD)/page"
	@$(WITH_NODE) web npm run --silent build -- --outDir $(abspath $(BUILD))/page --emptyOutDir \
	    --logLevel warn
	@touch $@

ifneq ($(WEB),0)
PAGE_BUILT := $(BUILD)/page.built
endif
$(eval $(call remember,web,WEB=$$(WEB)))

$(BUILD)/tracker.js: $(TRACKER) client/build.mjs $(PAGE_BUILT) $(BUILD)/web
	@echo "  TRACKER $@"
	@$(if $(PAGE_BUILT),$(WITH_NODE) client node build.mjs $(abspath $@),cp $(TRACKER) $@)

$(BUILD)/asset.copied: $(PAGE_BUILT) $(BUILD)/tracker.js $(BUILD)/web
	@rm -rf $(BUILD)/asset && mkdir -p $(BUILD)/asset
	@$(if $(PAGE_BUILT),cp -R $(BUILD)/page/. $(BUILD)/asset/)
	@cp $(BUILD)/tracker.js $(BUILD)/asset/mainstay.js
	@touch $@

$(EMBED): tool/embed.c $(BUILD)/flags
	@mkdir -p $(@D)
	@$(CC) $(CPPFLAGS) $(CFLAGS) -o $@ $< -lz

$(BUILD)/gen/asset_table.c: $(EMBED) $(BUILD)/asset.copied
	@mkdir -p $(@D)
	@echo "  EMBED   $@"
	@$(EMBED) $(BUILD)/asset $(BUILD)/gen/asset_table

$(BUILD)/gen/asset_table.o: $(BUILD)/gen/asset_table.c
	@$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

$(BUILD)/mainstay: $(MAIN_OBJECTS) $(ALL_ARCHIVES) $(BUILD)/gen/asset_table.o
	@echo "  LINK    $@"
	@$(LINK) $(LDFLAGS) -o $@ $(MAIN_OBJECTS) $(BUILD)/gen/asset_table.o $(ALL_ARCHIVES) $(LDLIBS)
