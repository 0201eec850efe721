package io.connectors.crds.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FWD-15. */
class EgressRuleTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "0.0.0.0",
                "0.1.2.3",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "::ffff:127.0.0.1",
                "fe80::1",
                "fec0::1",
                "fd00:ec2::254",
                "fc00::1",
                "ff02::1",
                "64:ff9b::a00:1",
                "2002:7f00:1::",
                "2001:0:53aa:64c:0:0:80ff:fffe",
                "::127.0.0.1"
            })
    void refusesWhatIsNotPublic(String address) throws UnknownHostException {
        assertThat(new EgressRule(false).permits(InetAddress.getByName(address)))
                .isFalse();
        assertThat(new EgressRule(true).permits(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "100.63.0.1", "172.32.0.1", "198.20.0.1", "2606:4700::1111"})
    void permitsWhatIsPublic(String address) throws UnknownHostException {
        assertThat(new EgressRule(false).permits(InetAddress.getByName(address)))
                .isTrue();
    }
}
