package io.connectors.liberty.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was true a moment ago stops being used within the time the documentation promises. */
@ExtendWith(ProductExtension.class)
final class RotationAndRevocationE2E {
    /** docs/security-model.md: a changed Secret is used for the next request within this time. */
    private static final Duration ROTATION_LIMIT = Duration.ofSeconds(2);

    /** docs/security-model.md: a withdrawn right is refused 5 seconds after what was remembered is over. */
    private static final Duration WITHDRAWAL_LIMIT = RunningProduct.REMEMBERED.plusSeconds(5);

    /** docs/security-model.md: and a deleted ServiceAccount 10 seconds later, because the API server remembers tokens, too. */
    private static final Duration DELETION_LIMIT = WITHDRAWAL_LIMIT.plusSeconds(10);

    private final RunningProduct product;
    private final GitServer forge;
    private final Tenant tenant;

    RotationAndRevocationE2E(RunningProduct product, GitServer forge, Tenant tenant) {
        this.product = product;
        this.forge = forge;
        this.tenant = tenant;
    }

    @BeforeEach
    void prepare() {
        tenant.awaitReady();
    }

    @Test
    void usesTheNewCredentialWithinTwoSecondsOfItsRotation() {
        String token = tenant.token("builder");
        assertThat(statusWith(token)).isEqualTo(200);

        String next = Transcript.newPassword();
        forge.password(next);
        assertThat(statusWith(token)).as("the tool refuses the old password").isEqualTo(401);
        tenant.secret(next);
        Duration taken = Poll.until("the new password is used", ROTATION_LIMIT, () -> statusWith(token) == 200);

        System.out.printf("new credential used after %d ms%n", taken.toMillis());
    }

    @Test
    void sendsNothingWhenTheSecretIsDeletedAndRecoversWithIt() {
        String token = tenant.token("builder");
        assertThat(statusWith(token)).isEqualTo(200);

        tenant.deleteSecret();
        Poll.until("requests fail for want of the Secret", ROTATION_LIMIT, () -> statusWith(token) == 502);
        tenant.await("SecretReady", "False SecretNotFound");
        int before = forge.requests().size();
        assertThat(statusWith(token)).isEqualTo(502);
        assertThat(forge.requests().stream().skip(before))
                .noneMatch(line -> line.contains(tenant.namespace()) && line.contains("from=client"));

        tenant.secret(product.passwordOfForge());
        Poll.until("the Secret is used again", ROTATION_LIMIT, () -> statusWith(token) == 200);
        tenant.awaitReady();
    }

    @Test
    void refusesATokenOfADeletedServiceAccount() {
        String token = tenant.token("builder");
        assertThat(statusWith(token)).isEqualTo(200);

        tenant.deleteServiceAccount("builder");

        Duration taken = Poll.until("the token is refused", DELETION_LIMIT, () -> statusWith(token) == 401);
        System.out.printf("token of a deleted ServiceAccount refused after %d ms%n", taken.toMillis());
    }

    @Test
    void refusesACallerWhoseRightWasWithdrawn() {
        String token = tenant.token("builder");
        assertThat(statusWith(token)).isEqualTo(200);

        tenant.withdraw("builder");

        Duration taken = Poll.until("the caller is refused", WITHDRAWAL_LIMIT, () -> statusWith(token) == 403);
        System.out.printf("withdrawn right refused after %d ms%n", taken.toMillis());
    }

    private int statusWith(String token) {
        var basic = Base64.getEncoder().encodeToString((":" + token).getBytes(StandardCharsets.UTF_8));
        return RawHttp.get(
                        product.proxyPort(),
                        "/" + tenant.namespace() + ".git/info/refs?service=git-upload-pack&from=client",
                        "Host: " + tenant.hostName(),
                        "Authorization: Basic " + basic)
                .status();
    }
}
