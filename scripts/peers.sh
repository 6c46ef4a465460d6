#!/bin/sh
# Installs what the comparison with other programs needs, from Debian, where it is missing.
set -eu
missing=""
command -v soffice >/dev/null || missing="$missing libreoffice-writer-nogui"
command -v pdftotext >/dev/null || missing="$missing poppler-utils"
command -v fc-list >/dev/null && [ -n "$(fc-list :lang=zh-cn family)" ] || missing="$missing fontconfig fonts-noto-cjk"
[ -n "$missing" ] || exit 0
as_root=""
[ "$(id -u)" = 0 ] || as_root=sudo
$as_root apt-get update -q
# shellcheck disable=SC2086
$as_root apt-get install -y -q --no-install-recommends $missing
