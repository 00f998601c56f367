package dev.slipway.api.web;

import dev.slipway.api.web.body.BodyLimitFilter;
import dev.slipway.api.web.error.ErrorFilter;
import dev.slipway.api.web.request.AccessLogFilter;
import dev.slipway.api.web.request.RequestIdFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The filters that see a request first, from the outside in; the sign-in comes after them. */
@Configuration(proxyBeanMethods = false)
class WebFilters {

    @Bean
    FilterRegistrationBean<Filter> requestIdFilter() {
        return first(new RequestIdFilter(), 0);
    }

    @Bean
    FilterRegistrationBean<Filter> accessLogFilter() {
        return first(new AccessLogFilter(), 1);
    }

    @Bean
    FilterRegistrationBean<Filter> errorFilter() {
        return first(new ErrorFilter(), 2);
    }

    @Bean
    FilterRegistrationBean<Filter> bodyLimitFilter() {
        return first(new BodyLimitFilter(), 3);
    }

    private static FilterRegistrationBean<Filter> first(Filter filter, int place) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + place);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC));
        return registration;
    }
}
