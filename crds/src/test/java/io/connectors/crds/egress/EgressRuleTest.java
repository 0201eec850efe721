package io.connectors.crds.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    void refusesWhatIsNotPublic(String address) {
        assertThat(EgressRule.PUBLIC_ONLY.permits(InetAddress.ofLiteral(address)))
                .isFalse();
        assertThat(rule(true, List.of("0.0.0.0/0", "::/0"), List.of()).permits(InetAddress.ofLiteral(address)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, true",
        "172.16.0.1, true",
        "192.168.1.1, true",
        "fc00::1, true",
        "127.0.0.1, false",
        "::1, false",
        "169.254.169.254, false",
        "fe80::1, false",
        "fd00:ec2::254, false",
        "100.100.100.200, false",
        "0.0.0.0, false"
    })
    void opensPrivateNetworksButNotTheMachineItself(String address, boolean permitted) {
        assertThat(rule(true, List.of(), List.of()).permits(InetAddress.ofLiteral(address)))
                .isEqualTo(permitted);
    }

    @Test
    void letsDeniedRangesWin() {
        EgressRule rule = rule(true, List.of("10.96.0.0/16", "127.0.0.1"), List.of("10.96.0.0/12", "8.8.8.8/32"));

        assertThat(rule.permits(InetAddress.ofLiteral("10.96.0.1"))).isFalse();
        assertThat(rule.permitsService(InetAddress.ofLiteral("10.96.0.1"))).isFalse();
        assertThat(rule.permits(InetAddress.ofLiteral("8.8.8.8"))).isFalse();
        assertThat(rule.permits(InetAddress.ofLiteral("10.1.0.1"))).isTrue();
        assertThat(rule.permits(InetAddress.ofLiteral("127.0.0.1"))).isTrue();
        assertThat(rule.permits(InetAddress.ofLiteral("127.0.0.2"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "10.0.0.0/33", "10.0.0.0/", "::/129", "10.0.0/8/8", "10.0.0.0/-1"})
    void refusesWhatIsNoRange(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rule(false, List.of(text), List.of()))
                .withMessageContaining("10.0.0.0/8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "100.63.0.1", "172.32.0.1", "198.20.0.1", "2606:4700::1111"})
    void permitsWhatIsPublic(String address) {
        assertThat(EgressRule.PUBLIC_ONLY.permits(InetAddress.ofLiteral(address)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.96.0.10", "172.20.0.1", "192.168.1.1", "fd00:1::a", "8.8.8.8"})
    void permitsServicesWhereAnAdministratorNamesThem(String address) {
        assertThat(EgressRule.PUBLIC_ONLY.permitsService(InetAddress.ofLiteral(address)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "::1",
                "0.0.0.0",
                "169.254.169.254",
                "fe80::1",
                "fec0::1",
                "fd00:ec2::254",
                "100.100.100.200",
                "192.0.0.192",
                "198.18.0.1",
                "224.0.0.1",
                "::ffff:127.0.0.1",
                "64:ff9b::a00:1"
            })
    void refusesMetadataAndLoopbackAlsoToAdministrators(String address) {
        assertThat(EgressRule.PUBLIC_ONLY.permitsService(InetAddress.ofLiteral(address)))
                .isFalse();
    }

    private static EgressRule rule(boolean allowPrivate, List<String> allowed, List<String> denied) {
        return EgressRule.of(allowPrivate, allowed, denied);
    }
}
