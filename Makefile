# 标尺 biaochi. `make` without a goal lists what there is.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help demo test test-cluster bench measure format lint docs clean

RELEASE := .build/release

help: ## lists the goals
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 18

demo: ## sets up, builds, and checks the real form in examples/
	@scripts/setup demo
	@scripts/refresh-data
	@swift build -c release --product biaochi
	@scripts/demo

test: ## sets up, then format, build, all tests, freshness of generated files
	@scripts/setup test
	@$(MAKE) --no-print-directory lint
	@scripts/refresh-data
	swift build
	swift test
	@scripts/check-fresh

test-cluster: ## sets up Spark, runs cluster/ on this machine and compares it with batch
	@scripts/setup cluster
	@scripts/refresh-data
	swift build --product biaochi
	.venv/bin/python cluster/test.py .build/debug/biaochi

bench: ## sets up, then measures; writes docs/benchmarks.md
	@scripts/setup bench
	@scripts/refresh-data
	swift build -c release --product biaochi
	swift build -c release --product biaochi-bench
	.venv/bin/python bench/run.py

measure: ## sets up, then measures how well texts are read, against their truths
	@scripts/setup demo
	@swift build -c release --product biaochi-measure
	@$(RELEASE)/biaochi-measure Tests/Fixtures/clean Tests/Fixtures/wild
	@$(RELEASE)/biaochi-measure --made Tests/Fixtures/clean

format: ## formats all Swift sources
	swift format -i -r -p Package.swift Sources Tests

lint: ## complains about Swift sources that are not formatted
	swift format lint --strict -r -p Package.swift Sources Tests

docs: ## writes the generated pages anew
	@scripts/generate-docs docs

clean: ## removes what was built
	rm -rf .build .venv bench-out
