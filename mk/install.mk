# Trying it out and installing it.

.PHONY: run install

run: ## installs what is missing, builds, makes the demo workspace, serves it on 127.0.0.1:8080
	@tool/install_deps.sh server page
	+@$(MAKE) --no-print-directory all
	@BUILD=$(BUILD) exec tool/run.sh

install: $(BUILD)/mainstay ## installs program, unit and samples below DESTDIR and PREFIX
	install -D -m 755 $(BUILD)/mainstay $(DESTDIR)$(PREFIX)/bin/mainstay
	install -d $(DESTDIR)/lib/systemd/system
	sed 's#/usr/local#$(PREFIX)#g' tool/mainstay.service \
	    > $(DESTDIR)/lib/systemd/system/mainstay.service
	install -D -m 644 tool/mainstay.conf $(DESTDIR)$(PREFIX)/share/doc/mainstay/mainstay.conf
	install -D -m 644 tool/nginx.conf $(DESTDIR)$(PREFIX)/share/doc/mainstay/nginx.conf
	install -D -m 644 tool/Caddyfile $(DESTDIR)$(PREFIX)/share/doc/mainstay/Caddyfile
	install -D -m 644 LICENSE $(DESTDIR)$(PREFIX)/share/doc/mainstay/LICENSE
