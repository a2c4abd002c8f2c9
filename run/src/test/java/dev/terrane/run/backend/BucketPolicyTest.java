package dev.terrane.run.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketPolicyTest {
    private static final String OWN = """
            {"Version":"2012-10-17","Statement":{"Sid":"Own","Effect":"Allow","Principal":"*","Action":"s3:GetObject"}}""";

    @Test
    void theFirstStatementsMakeAPolicy() throws BackendException {
        String policy = BucketPolicy.of(Optional.empty())
                .with(List.of(BucketPolicy.rootAccess("b", "aws-cn", "123456789012")));

        assertThat(policy).isEqualTo("""
                {"Version":"2012-10-17","Statement":[{"Sid":"RootAccess","Effect":"Allow",\
                "Principal":{"AWS":["arn:aws-cn:iam::123456789012:root"]},"Action":"s3:*",\
                "Resource":["arn:aws-cn:s3:::b","arn:aws-cn:s3:::b/*"]}]}""");
    }

    @Test
    void furtherOnesLeaveThoseThatAreThereAlone() throws BackendException {
        String policy = BucketPolicy.of(Optional.of(OWN)).with(List.of(BucketPolicy.enforcedTls("b", "aws")));

        assertThat(policy).contains("\"Sid\":\"EnforcedTLS\"", "\"aws:SecureTransport\":\"false\"",
                "{\"Sid\":\"Own\",\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:GetObject\"}");
    }

    @ParameterizedTest
    @CsvSource({"Own, true", "EnforcedTLS, false"})
    void statementsAreKnownByTheirSid(String sid, boolean there) throws BackendException {
        assertThat(BucketPolicy.of(Optional.of(OWN)).has(sid)).isEqualTo(there);
    }

    @Test
    void whatIsNoPolicyIsAnError() {
        assertThatThrownBy(() -> BucketPolicy.of(Optional.of("<xml/>"))).isInstanceOf(BackendException.class)
                .hasMessageContaining("policy");
    }
}
