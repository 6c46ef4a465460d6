#!/bin/sh
# Puts the fonts that the documents need into a folder (fonts/ by default): Fandol and Noto Serif CJK, both free.
# They come from this machine if it has them, else from Debian's packages, without installing and without root.
set -eu

folder=${1:-fonts}
fandol="FandolSong-Regular.otf FandolSong-Bold.otf FandolHei-Regular.otf FandolKai-Regular.otf FandolFang-Regular.otf"
noto="NotoSerifCJK-Regular.ttc"
fandol_package=texlive-lang-chinese
noto_package=fonts-noto-cjk

say() { printf '%s\n' "$*" >&2; }

# A font of a sane size that begins as its format must.
sane() {
    [ -f "$1" ] && [ "$(wc -c <"$1")" -gt 4000000 ] || return 1
    case "$(head -c 4 "$1")" in OTTO | ttcf) return 0 ;; *) return 1 ;; esac
}

# Says which of the given fonts are not in the folder.
missing() {
    for font in "$@"; do sane "$folder/$font" || printf '%s ' "$font"; done
}

# Moves the named fonts found below a place into the folder, each whole or not at all.
take() {
    below=$1
    shift
    for font in "$@"; do
        found=$(find "$below" -name "$font" 2>/dev/null | head -n 1)
        if [ -n "$found" ] && sane "$found"; then
            cp "$found" "$work/$font.part"
            chmod 644 "$work/$font.part"
            mv -f "$work/$font.part" "$folder/$font"
        fi
    done
}

private_apt() {
    apt-get -c "$work/apt.conf" -qq -o Dir::State="$work/state" -o Dir::Cache="$work/cache" -o Dir::State::status=/var/lib/dpkg/status \
        -o Debug::NoLocking=1 -o APT::Sandbox::User="$(id -un)" -o Acquire::Retries=3 \
        -o Acquire::Languages=none "$@"
}

unpack() {
    if command -v dpkg-deb >/dev/null 2>&1; then
        dpkg-deb -x "$1" "$2"
    else
        (cd "$2" && ar x "$1" && tar -xf data.tar.*)
    fi
}

# Downloads a package, its hash proved by apt against the signed lists, and takes the fonts out of it.
fetch() {
    package=$1
    shift
    say "fonts: downloading $package …"
    mkdir -p "$work/$package"
    (cd "$work/$package" && private_apt download "$package")
    for archive in "$work/$package"/*.deb; do
        unpack "$archive" "$work/$package"
        rm -f "$archive"
    done
    take "$work/$package" "$@"
    rm -rf "${work:?}/$package"
}

# shellcheck disable=SC2086 # the lists are words
if [ -z "$(missing $fandol $noto)" ]; then
    say "fonts: all present in $folder/"
    exit 0
fi

mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
work=$(mktemp -d "$folder/.fetch.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

# shellcheck disable=SC2046,SC2086
for place in /usr/share/texlive /usr/share/texmf /usr/share/fonts /usr/local/share/fonts "${HOME:-/nonexistent}/.fonts"; do
    [ -d "$place" ] && take "$place" $(missing $fandol $noto)
done

# shellcheck disable=SC2046,SC2086
if [ -n "$(missing $fandol $noto)" ]; then
    if ! command -v apt-get >/dev/null 2>&1; then
        say "fonts: this machine has no apt-get. Put these files into $folder/ yourself:"
        say "  $(missing $fandol $noto)"
        say "  Fandol is in TeX Live (texlive-lang-chinese, or CTAN: fonts/fandol);"
        say "  Noto Serif CJK is in the package fonts-noto-cjk (noto-cjk on other systems)."
        say "字体：本机没有 apt-get，请自行把以上字体文件放进 $folder/。"
        exit 1
    fi
    mkdir -p "$work/state/lists/partial" "$work/cache/archives/partial"
    # hooks of this machine's own apt, such as cleaning its cache, are not for us
    printf '#clear %s;\n' APT::Update::Pre-Invoke APT::Update::Post-Invoke APT::Update::Post-Invoke-Success >"$work/apt.conf"
    say "fonts: reading the lists of packages …"
    private_apt update || say "fonts: some lists could not be read; trying with the others"
    [ -z "$(missing $fandol)" ] || fetch "$fandol_package" $(missing $fandol)
    [ -z "$(missing $noto)" ] || fetch "$noto_package" $(missing $noto)
fi

# shellcheck disable=SC2046,SC2086
left=$(missing $fandol $noto)
if [ -n "$left" ]; then
    say "fonts: still missing in $folder/: $left"
    exit 1
fi
say "fonts: ready in $folder/"
