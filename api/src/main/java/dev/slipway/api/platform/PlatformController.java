package dev.slipway.api.platform;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells what this installation is made of. */
@RestController
@Tag(name = "Platform", description = "This installation")
class PlatformController {

    private final PlatformParts parts;

    PlatformController(PlatformParts parts) {
        this.parts = parts;
    }

    @GetMapping("/api/platform")
    @Operation(
            summary = "List the parts of this installation",
            description = "What each is, where, and if it is durable.")
    PlatformParts parts() {
        return parts;
    }
}
