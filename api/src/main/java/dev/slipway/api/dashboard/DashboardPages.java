package dev.slipway.api.dashboard;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The short address of the page that shows the OpenAPI document; {@code /} leads to the dashboard by itself. */
@Configuration(proxyBeanMethods = false)
class DashboardPages implements WebMvcConfigurer {

    @Override
    public void addViewControllers(ViewControllerRegistry pages) {
        pages.addRedirectViewController("/swagger-ui", "/swagger-ui/index.html");
        pages.addRedirectViewController("/swagger-ui/", "/swagger-ui/index.html");
    }
}
