package dev.terrane.aws.http;

import dev.terrane.aws.AwsFailure;
import dev.terrane.aws.IdentityException;
import dev.terrane.aws.setting.Setting;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Which certificates are trusted: those of {@code AWS_CA_BUNDLE} (or {@code ca_bundle} of the AWS profile), the Java
 * runtime's own, and those of the operating system, where a company installs the certificate of its proxy. A store is
 * read only if those before it do not vouch for a server.
 */
public final class Trust {
    private static final List<String> SYSTEM_BUNDLES = List.of("/etc/ssl/certs/ca-certificates.crt",
            "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem", "/etc/pki/tls/cacert.pem",
            "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem", "/etc/ssl/cert.pem");

    private Trust() {}

    /** Sockets that trust as above; {@code bundle} is a file of certificates in PEM form, and what names it. */
    public static SSLSocketFactory socketFactory(Optional<Setting<Path>> bundle) {
        Optional<X509ExtendedTrustManager> company = bundle.map(Trust::ofBundle);
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null,
                    new TrustManager[]{
                        new AnyOf(List.of(() -> company, () -> Optional.of(manager(null)), Trust::ofSystem))},
                    null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509ExtendedTrustManager ofBundle(Setting<Path> bundle) {
        try {
            return ofPem(bundle.value());
        } catch (IOException | GeneralSecurityException _) {
            throw new IdentityException(
                    AwsFailure.setting("the certificates in " + bundle.value() + " cannot be read", bundle.origin(),
                            "it must be a file of certificates in PEM form"));
        }
    }

    private static Optional<X509ExtendedTrustManager> ofSystem() {
        try {
            if (Files.isDirectory(Path.of("/System/Library/Keychains"))) {
                KeyStore keychain = KeyStore.getInstance("KeychainStore-ROOT");
                keychain.load(null, null);
                return Optional.of(manager(keychain));
            }
            for (String bundle : SYSTEM_BUNDLES) {
                if (Files.isReadable(Path.of(bundle))) {
                    return Optional.of(ofPem(Path.of(bundle)));
                }
            }
        } catch (IOException | GeneralSecurityException _) {
            // a system without a readable store vouches for nobody
        }
        return Optional.empty();
    }

    private static X509ExtendedTrustManager ofPem(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        Collection<? extends Certificate> certificates;
        try (InputStream in = new ByteArrayInputStream(Files.readAllBytes(file))) {
            certificates = CertificateFactory.getInstance("X.509").generateCertificates(in);
        }
        if (certificates.isEmpty()) {
            throw new CertificateException("no certificate");
        }
        int number = 0;
        for (Certificate certificate : certificates) {
            store.setCertificateEntry("ca-" + number++, certificate);
        }
        return manager(store);
    }

    private static X509ExtendedTrustManager manager(@Nullable KeyStore store) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509ExtendedTrustManager extended) {
                    return extended;
                }
            }
            throw new IllegalStateException("the runtime has no X.509 trust manager");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Trusts whom one of several stores trusts. */
    private static final class AnyOf extends X509ExtendedTrustManager {
        private final List<Supplier<Optional<X509ExtendedTrustManager>>> stores;
        private final List<Optional<X509ExtendedTrustManager>> read = new ArrayList<>();

        AnyOf(List<Supplier<Optional<X509ExtendedTrustManager>>> stores) {
            this.stores = stores;
        }

        @FunctionalInterface
        private interface Check {
            void by(X509ExtendedTrustManager manager) throws CertificateException;
        }

        private void any(Check check) throws CertificateException {
            CertificateException refusal = new CertificateException("no store of certificates vouches for the server");
            for (int i = 0; i < stores.size(); i++) {
                Optional<X509ExtendedTrustManager> manager = store(i);
                if (manager.isPresent()) {
                    try {
                        check.by(manager.get());
                        return;
                    } catch (CertificateException e) {
                        refusal = e;
                    }
                }
            }
            throw refusal;
        }

        private synchronized Optional<X509ExtendedTrustManager> store(int index) {
            while (read.size() <= index) {
                read.add(stores.get(read.size()).get());
            }
            return read.get(index);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            any(manager -> manager.checkServerTrusted(chain, type, socket));
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            any(manager -> manager.checkServerTrusted(chain, type, engine));
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            any(manager -> manager.checkServerTrusted(chain, type));
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            throw new CertificateException("clients are not trusted");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            throw new CertificateException("clients are not trusted");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("clients are not trusted");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() { return new X509Certificate[0]; }
    }
}
