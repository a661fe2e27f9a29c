# Mainstay: the build. `make run` tries it out, `make test` proves it, `make help` lists the rest.
#
# Variables:  BUILD=build          folder of everything that is made; another one builds beside it
#             WEB=1                0 builds the server without the page; needs no Node
#             CC, CXX              gcc/g++ by default; clang/clang++ build as well
#             SANITIZE=            e.g. address,undefined or thread
#             TESTS=               for `make unit`: src/base/json_test, src/base, or several
#             PREFIX, DESTDIR      for `make install`
# How the pieces follow each other: server without assets -> openapi.json -> types of the page
# compared
# -> page -> tool/embed -> server. See src/README.md for the layers named below.

VERSION := 0.1.0
BUILD   := build
WEB     := 1
PREFIX  := /usr/local
DESTDIR :=
CC      := gcc
CXX     := g++
AR      := ar

MAKEFLAGS += --no-builtin-rules
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.SECONDARY:
.DEFAULT_GOAL := all

include mk/layer.mk
include mk/compile.mk
include mk/program.mk
include mk/web.mk
include mk/unit.mk
include mk/fuzz.mk
include mk/check.mk
include mk/bench.mk
include mk/install.mk

.PHONY: all help clean

all: $(BUILD)/mainstay ## builds the server with the page inside: $(BUILD)/mainstay

help: ## prints this list
	@grep -hE '^[a-z-]+:.*## ' Makefile mk/*.mk | sed -E 's/^([a-z-]+):.*## (.*)/\1\t\2/' | \
	    sort | awk -F '\t' '{ printf "  %-14s %s\n", $$1, $$2 }'

clean: ## removes everything that was made (not node_modules)
	rm -rf $(BUILD)
