/** Who may call: the administrator's token, tickets for sockets, and the headers that guard a browser. */
@NullMarked
package dev.slipway.api.security;

import org.jspecify.annotations.NullMarked;
