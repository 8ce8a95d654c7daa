#!/bin/sh
# Links to this file are programs that run the script beside them. A file that was just written cannot be started while
# another process still holds it open (ETXTBSY), and a script that is only read can.
exec /bin/sh "$0.sh" "$@"
