/** How the web server is set up: the filters every request passes first, and what Tomcat says when it refuses. */
@NullMarked
package dev.slipway.api.web;

import org.jspecify.annotations.NullMarked;
