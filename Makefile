# Every task of the repository. `make` or `make help` lists them; each works in a fresh clone.
SHELL := /bin/bash
.DEFAULT_GOAL := help

installed := node_modules/.package-lock.json
built := dist/main.js
sources := $(shell find src clients/typescript/src -name '*.ts' 2>/dev/null)

$(installed): package-lock.json
	npm ci
	@touch $@

$(built): $(installed) $(sources) tsconfig.json tsconfig.build.json
	npm run build
	@touch $@

.PHONY: help setup demo serve test test-nodes check generate lint format tensorflow openslide codecs orthanc tools train load docker clean

help: ## List these tasks
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-12s %s\n", $$1, $$2 }'

setup: $(built) ## Install the dependencies and build

demo: setup ## Score the sample slide on a private server; writes demo-out/
	node dist/main.js demo

serve: setup ## Run the server (stops on Ctrl-C)
	node dist/main.js serve

test: setup ## Set up all engines and run every test and check
	scripts/tensorflow.sh || echo 'test: no libtensorflow here; the tests that need it are reported as skipped'
	scripts/openslide.sh || echo 'test: no libopenslide here; the tests that need it are reported as skipped'
	scripts/codecs.sh || echo 'test: no libjpeg-turbo here; the tests that need it are reported as skipped'
	scripts/orthanc.sh || echo 'test: no Orthanc here; the tests that need it are reported as skipped'
	scripts/install-tools.sh linters || echo 'test: no linters here; the checks that need them are reported as skipped'
	scripts/install-tools.sh grpc || echo 'test: no grpcurl and ghz here; their examples are reported as skipped'
	scripts/install-tools.sh oip || echo 'test: no tritonclient and perf_analyzer here; what runs them is reported as skipped'
	scripts/install-tools.sh promtool || echo 'test: no promtool here; what it checks of the metrics is reported as skipped'
	scripts/install-tools.sh browser || echo 'test: no browser here; the tests of the viewer are reported as skipped'
	npm test

test-nodes: setup ## Run the tests on Node 20, 22 and 24
	scripts/test-node-versions.sh

check: setup ## What a change must pass before review, without the tests
	scripts/check.sh

generate: $(installed) ## Write everything derived from the protos
	npm run generate

lint: $(installed) ## Lint the code, the imports, the protos, the scripts and the Dockerfile
	scripts/install-tools.sh linters
	npm run lint
	npm run lint:imports
	npm run lint:proto
	npm run lint:shell

format: $(installed) ## Format code and protos
	npm run format

tensorflow: ## Provide the tensorflow engine in .tensorflow/ (idempotent, digest-checked)
	scripts/tensorflow.sh

openslide: ## Provide OpenSlide (MIRAX, NDPI, SCN, CZI …) in .openslide/ (idempotent, digest-checked)
	scripts/openslide.sh

codecs: ## Provide libjpeg-turbo in .codecs/: JPEG slides are read faster (idempotent, digest-checked)
	scripts/codecs.sh

orthanc: ## Provide Orthanc for the tests of slides in archives in .orthanc/ (Debian, Ubuntu; no root)
	scripts/orthanc.sh

tools: ## Install grpcurl, ghz, perf_analyzer and the linters into .tools
	scripts/install-tools.sh

train: setup tensorflow ## Train a network: make train ARGS="--architecture simplenet --train DIR --out DIR"
	node_modules/.bin/tsx scripts/train.ts $(ARGS)

load: setup ## Put load on a server of its own with ghz; writes load-out/ (make load ARGS="--help")
	scripts/install-tools.sh grpc
	npm run --silent load -- $(ARGS)

docker: ## Build the container images (targets cpu and gpu)
	docker build --target cpu --tag sentinode:cpu .
	docker build --target gpu --tag sentinode:gpu .

clean: ## Remove what was built; keeps installed dependencies and engines
	rm -rf dist clients/typescript/dist demo-out load-out .vitest coverage
