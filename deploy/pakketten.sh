#!/bin/sh
# Installs what Debian has and pip hasn't: `pakketten.sh demo` for the PDF, `pakketten.sh test` for the tests as well.
# Without the rights to do so it names the command; the demo then works, but for the PDF.
set -eu
export DEBIAN_FRONTEND=noninteractive LC_ALL=C PATH="$PATH:/usr/sbin:/sbin"

nodig=""
need() { # need PACKAGE CHECK...: remember the package when the check fails
    pakket=$1
    shift
    "$@" >/dev/null 2>&1 || nodig="$nodig $pakket"
}
has_pango() { ldconfig -p | grep -q 'libpangoft2-1\.0\.so\.0'; }

need libpangoft2-1.0-0 has_pango
if [ "${1:-demo}" = test ]; then
    need chromium command -v chromium
    need poppler-utils command -v pdftoppm
    need gettext command -v xgettext
fi
[ -n "$nodig" ] || exit 0

als_root=""
if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        als_root="sudo -n"
    else
        als_root=geen
    fi
fi

install_packages() {
    # shellcheck disable=SC2086  # both are lists of words
    $als_root apt-get install --yes --quiet --no-install-recommends $nodig || return 1
    # Takes 0.15 s off every report; it is made without it too.
    case "$nodig" in *libpangoft2*)
        $als_root apt-get install --yes --quiet --no-install-recommends libharfbuzz-subset0 || true ;;
    esac
}
# Tried once: the next start must not wait for a network that isn't there.
geprobeerd=.venv/.pakketten-geprobeerd
if [ "$als_root" != geen ] && { [ "${1:-demo}" = test ] || [ ! -e "$geprobeerd" ]; } && command -v apt-get >/dev/null 2>&1; then
    echo "Nog nodig, en nu geïnstalleerd:$nodig"
    install_packages >/dev/null 2>&1 && exit 0
    $als_root apt-get update --quiet >/dev/null 2>&1 || true
    install_packages >/dev/null 2>&1 && exit 0
    [ "${1:-demo}" = test ] || touch "$geprobeerd" 2>/dev/null || true
fi

echo "Nog nodig:$nodig"
case "$nodig" in *libpangoft2*) echo "Zonder libpangoft2-1.0-0 werkt alles, behalve het rapport als PDF." ;; esac
echo "Installeer met:  sudo apt-get install$nodig"
exit 1
