package io.connectors.sandbox.pki;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.util.IPAddress;

/** The host names and addresses that a server answers to: those of this machine, and others. */
record ServerNames(Set<String> values) {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    ServerNames {
        values = Set.copyOf(values);
    }

    static ServerNames withThisMachine(Collection<String> others) {
        var all = new LinkedHashSet<>(THIS_MACHINE);
        others.forEach(name -> all.add(name.toLowerCase(Locale.ROOT)));
        return new ServerNames(all);
    }

    GeneralNames subjectAlternativeNames() {
        return new GeneralNames(values.stream()
                .sorted()
                .map(name -> new GeneralName(IPAddress.isValid(name) ? IP_ADDRESS : DNS_NAME, name))
                .toArray(GeneralName[]::new));
    }

    boolean allIn(X509Certificate certificate) {
        try {
            Collection<List<?>> present = certificate.getSubjectAlternativeNames();
            return present != null
                    && present.stream()
                            .map(each -> canonical(String.valueOf(each.get(1))))
                            .collect(Collectors.toSet())
                            .containsAll(
                                    values.stream().map(ServerNames::canonical).toList());
        } catch (CertificateParsingException problem) {
            return false;
        }
    }

    /** The JDK spells {@code ::1} as {@code 0:0:0:0:0:0:0:1}. */
    private static String canonical(String name) {
        return IPAddress.isValidIPv6(name)
                ? new GeneralName(IP_ADDRESS, name).getName().toString()
                : name;
    }
}
