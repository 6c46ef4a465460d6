# make demo   fonts, program and the sample's documents, from a clean clone
# make test   all tests        make lint   style, lints, documentation
# make test-peers   what LibreOffice makes of our files (installs it on Debian)

CASE ?= enterprises/xiangbei-hemp
OUT ?= output
FONTS ?= fonts
CARGO ?= cargo
ANZHI = target/release/anzhi

.PHONY: all fonts build demo test test-peers lint

all: build

fonts:
	@sh scripts/fonts.sh $(FONTS)

build:
	$(CARGO) build --release --locked

demo: fonts build
	$(ANZHI) build $(CASE) --out $(OUT) --fonts $(FONTS)
	@echo "$$(find $(OUT) -type f -name '*.pdf' | wc -l) PDF files in $(OUT)/"

test: fonts
	$(CARGO) test --release --locked

test-peers: fonts
	@sh scripts/peers.sh
	$(CARGO) test --release --locked --test peers

lint:
	$(CARGO) fmt --check
	$(CARGO) clippy --release --locked --all-targets -- -D warnings
	$(CARGO) clippy --release --locked --test peers -- -D warnings
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc --release --locked --no-deps --document-private-items
