package dev.terrane.aws.role;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.endpoints.StsEndpointParams;
import software.amazon.awssdk.services.sts.endpoints.StsEndpointProvider;

/** The endpoint rules of the AWS SDK are the judge. */
class StsVariantTest {

    static Stream<Arguments> regionsAndVariants() {
        List<String> regions = List.of("us-east-1", "eu-central-1", "eu-central-2", "ap-southeast-4", "sa-east-1",
                "cn-north-1", "cn-northwest-1", "us-gov-west-1", "us-gov-east-1", "us-iso-east-1", "us-isob-east-1",
                "eusc-de-east-1");
        List<StsVariant> variants = List.of(StsVariant.REGIONAL, new StsVariant(true, false, false),
                new StsVariant(false, true, false), new StsVariant(true, true, false),
                new StsVariant(false, false, true));
        return regions.stream().flatMap(region -> variants.stream()
                .filter(variant -> !(variant.dualStack() && region.startsWith("us-iso")))
                .map(variant -> Arguments.of(region, variant)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("regionsAndVariants")
    void theAddressIsTheOneThatTheSdkAsks(String region, StsVariant variant) {
        String bySdk = StsEndpointProvider.defaultProvider()
                .resolveEndpoint(StsEndpointParams.builder().region(Region.of(region)).useFips(variant.fips())
                        .useDualStack(variant.dualStack()).useGlobalEndpoint(variant.legacy()).build())
                .join().endpointUrl().host();

        assertThat(new StsLocation(region, Optional.empty(), variant).address()).hasScheme("https").hasHost(bySdk);
    }
}
