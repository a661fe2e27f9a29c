$(BUILD)/mainstay: $(BUILD)/mainstay-bare
	@cp $< $@
