package dev.slipway.api.security;

import dev.slipway.api.web.error.ErrorAnswers;
import dev.slipway.domain.ticket.WsTickets;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Everything is for the administrator but the dashboard's files and the probes. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String[] STATIC_FILES = {
        "/", "/index.html", "/favicon.ico", "/favicon.svg", "/assets/**", "/webjars/**", "/swagger-ui", "/swagger-ui/**"
    };

    private static final String[] PROBES = {
        "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"
    };

    private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; connect-src 'self' ws: wss:; "
            + "img-src 'self' data:; style-src 'self'; script-src 'self'; frame-ancestors 'none'; "
            + "base-uri 'none'; form-action 'self'";

    @Bean
    SecurityFilterChain doors(HttpSecurity http, AccessSettings settings, WsTickets tickets) throws Exception {
        http.authorizeHttpRequests(rules -> rules
                        // continuations of requests that were let in already
                        .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, STATIC_FILES)
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD, STATIC_FILES)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, PROBES)
                        .permitAll()
                        .anyRequest()
                        .hasRole(Caller.ADMINISTRATOR))
                .addFilterBefore(new BearerTokenFilter(settings.token()), AnonymousAuthenticationFilter.class)
                .addFilterBefore(
                        new UpgradeFilter(settings.web().allowedOrigins()), AnonymousAuthenticationFilter.class)
                .addFilterBefore(new TicketFilter(tickets), AnonymousAuthenticationFilter.class)
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(ErrorAnswers::write).accessDeniedHandler(ErrorAnswers::write))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // a forged page cannot send the Authorization header, and nothing here is done on a cookie's word
                .csrf(AbstractHttpConfigurer::disable)
                .cors(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable);
        headers(http);
        return http.build();
    }

    /** There are no passwords to sign in with, so that Spring makes no user of its own. */
    @Bean
    AuthenticationManager noPasswords() {
        return attempt -> {
            throw new ProviderNotFoundException("Only the filters of this package sign anybody in");
        };
    }

    private static void headers(HttpSecurity http) throws Exception {
        http.headers(
                headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)));
    }
}
