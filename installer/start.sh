#!/usr/bin/env bash
# From a bare Debian with Python 3.11, 3.12 or 3.13 to the running program:
#   bash installer/start.sh [arguments]
# With a display it opens the window on the demo patient (or on the project that the
# arguments name); without one it works through the demo patient
# (`braintwin demo`) and leaves report and pictures in ./braintwin-demo.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

has_window() {
    [ -d "$root/brainTwinStudio/ui" ] && [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]
}

prepare run
need_libraries "${window_libraries[@]}"
if has_window; then
    [ $# -gt 0 ] || set -- --demo
    exec "$python" -m brainTwinStudio studio "$@"
fi
out="${PWD%/}/braintwin-demo"
case " $* " in
    *" --out "* | *" --out="* | *" --help "* | *" -h "*) ;;
    *)
        say "Report and pictures go to $out"
        set -- --out "$out" "$@"
        ;;
esac
exec "$python" -m brainTwinStudio demo "$@" < /dev/null
