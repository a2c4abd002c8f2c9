package dev.terrane.aws.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.aws.http.Http.Call;
import dev.terrane.aws.http.Http.Limit;
import dev.terrane.aws.testing.LocalServer;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {

    @ParameterizedTest(name = "{0} HTTPS_PROXY={1} NO_PROXY={2} → {3}")
    @CsvSource(nullValues = "-", textBlock = """
            https://sts.eu-west-1.amazonaws.com, http://proxy:3128,      -,                      proxy:3128
            https://sts.eu-west-1.amazonaws.com, proxy:3128,             -,                      proxy:3128
            https://sts.eu-west-1.amazonaws.com, http://proxy,           -,                      proxy:80
            https://sts.eu-west-1.amazonaws.com, -,                      -,                      -
            http://sts.eu-west-1.amazonaws.com,  http://proxy:3128,      -,                      -
            https://sts.eu-west-1.amazonaws.com, http://proxy:3128,      .amazonaws.com,         -
            https://sts.eu-west-1.amazonaws.com, http://proxy:3128,      amazonaws.com,          -
            https://sts.eu-west-1.amazonaws.com, http://proxy:3128,      'x, *.amazonaws.com',   -
            https://sts.eu-west-1.amazonaws.com, http://proxy:3128,      *,                      -
            https://sts.eu-west-1.amazonaws.com, http://proxy:3128,      zonaws.com,             proxy:3128
            https://sts.corp.example:8443,       http://proxy:3128,      sts.corp.example:8443,  -
            https://sts.corp.example:8443,       http://proxy:3128,      sts.corp.example:443,   proxy:3128
            https://127.0.0.1:5000,              http://proxy:3128,      -,                      -
            https://localhost:5000,              http://proxy:3128,      -,                      -
            """)
    void theRouteFollowsTheEnvironment(URI target, String proxy, String except, String expected) {
        Map<String, String> environment = new HashMap<>();
        if (proxy != null) {
            environment.put("HTTPS_PROXY", proxy);
        }
        if (except != null) {
            environment.put("no_proxy", except);
        }

        Proxy route = new Proxies(environment).route(target).proxy();

        assertThat(route.equals(Proxy.NO_PROXY) ? null : address(route)).isEqualTo(expected);
    }

    private static String address(Proxy proxy) {
        InetSocketAddress address = (InetSocketAddress) proxy.address();
        return address.getHostString() + ":" + address.getPort();
    }

    @Test
    void aRequestGoesThroughTheProxy() throws Exception {
        try (LocalServer proxy = new LocalServer()) {
            proxy.answer("GET /path", _ -> LocalServer.text("from the proxy"));
            Http http = new Http(new Proxies(Map.of("http_proxy", proxy.uri().toString())), () -> {
                throw new AssertionError("no TLS is needed");
            });

            Http.Answer answer = http.send(Call.get(URI.create("http://sts.nowhere.example/path"), Map.of()),
                    Limit.of(Duration.ofSeconds(5)));

            assertThat(answer.text()).isEqualTo("from the proxy");
        }
    }
}
