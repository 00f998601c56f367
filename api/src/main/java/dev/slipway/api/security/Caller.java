package dev.slipway.api.security;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** Somebody who showed that they may call, and what they may do. Holds no token. */
final class Caller extends AbstractAuthenticationToken {

    /** The role of whoever runs this installation. */
    static final String ADMINISTRATOR = "ADMINISTRATOR";

    private final String name;

    Caller(String name, String role) {
        super(List.of(new SimpleGrantedAuthority("ROLE_" + role)));
        this.name = name;
        super.setAuthenticated(true);
    }

    static Caller administrator() {
        return new Caller("administrator", ADMINISTRATOR);
    }

    static void signIn(Authentication caller) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(caller);
        SecurityContextHolder.setContext(context);
    }

    @Override
    public String getPrincipal() {
        return name;
    }

    @Override
    public String getCredentials() {
        return "";
    }
}
