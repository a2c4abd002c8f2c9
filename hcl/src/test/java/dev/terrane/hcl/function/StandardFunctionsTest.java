package dev.terrane.hcl.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StandardFunctionsTest {

    private static final String NAMES = """
            abs abspath alltrue anytrue base64decode base64encode base64gzip base64sha256 base64sha512 basename bcrypt can \
            ceil chomp chunklist cidrhost cidrnetmask cidrsubnet cidrsubnets coalesce coalescelist compact concat contains \
            csvdecode defaults dirname distinct element file filebase64 filebase64sha256 filebase64sha512 fileexists filemd5 \
            fileset filesha1 filesha256 filesha512 flatten floor format formatdate formatlist indent index join jsondecode \
            jsonencode keys length list log lookup lower map matchkeys max md5 merge min nonsensitive one parseint pathexpand \
            pow range regex regexall replace reverse rsadecrypt sensitive setintersection setproduct setsubtract setunion \
            sha1 sha256 sha512 signum slice sort split strrev substr sum templatefile textdecodebase64 textencodebase64 \
            timeadd timestamp title tobool tolist tomap tonumber toset tostring transpose trim trimprefix trimspace \
            trimsuffix try upper urlencode uuid uuidv5 values yamldecode yamlencode zipmap""";

    private final FunctionWorld world = new FunctionWorld(Path.of("/base"), Path.of("/work"), Optional.empty(),
            InstantSource.system(), new Random(1));

    @Test
    void areThoseOfTerraform() {
        assertThat(StandardFunctions.of(world).names()).hasSize(113).containsExactly(NAMES.split(" "));
    }

    @Test
    void areCompletedByTerragrunts() {
        assertThat(StandardFunctions.backFilled().names()).containsExactly("endswith",
                "startswith", "strcontains", "timecmp");
    }
}
