package io.connectors.crds.template;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Functions of sprig that are left out on purpose: what a template gives must depend on its data only. */
final class Withheld {
    private static final Map<String, String> REASONS = new HashMap<>();

    static {
        withhold("it reads the environment or the network", "env expandenv getHostByName");
        withhold("it reads the clock or the local time zone", """
                now ago date date_in_zone dateInZone date_modify dateModify must_date_modify mustDateModify htmlDate htmlDateInZone \
                toDate mustToDate unixEpoch""");
        withhold("it gives something else each time", """
                randAlphaNum randAlpha randAscii randNumeric randInt randBytes shuffle uuidv4""");
        withhold("it makes keys, certificates or password hashes, which belong into a Secret", """
                bcrypt htpasswd derivePassword encryptAES decryptAES genPrivateKey genCA genCAWithKey genSelfSignedCert \
                genSelfSignedCertWithKey genSignedCert genSignedCertWithKey buildCustomCert""");
    }

    private Withheld() {}

    /** Says why a function is left out; empty when it is unknown. */
    static Optional<String> reason(String function) {
        return Optional.ofNullable(REASONS.get(function));
    }

    private static void withhold(String reason, String functions) {
        for (String function : functions.split(" ", -1)) {
            REASONS.put(function, reason);
        }
    }
}
