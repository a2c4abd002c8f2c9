package dev.terrane.hcl.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HclNumberTest {
    private static HclNumber number(String text) {
        return HclNumber.parse(text).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0, 0
            -0, -0
            007, 7
            +5, 5
            1.50, 1.5
            .5, 0.5
            5., 5
            1e3, 1000
            1E-3, 0.001
            1.5e+2, 150
            1p4, 16
            1p-1, 0.5
            inf, +Inf
            -Inf, -Inf
            123456789012345678901234567890.123456789, 123456789012345678901234567890.123456789
            """)
    void readsDecimalTextAndWritesTheShortest(String text, String shortest) {
        assertThat(number(text)).hasToString(shortest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 1", "1 ", "0x10", "1_000", ".", "-", "1e", "e5", "1.2.3", "--1", "NaN", "infinity",
        "١", "1e99999999999"})
    void refusesWhatIsNoNumber(String text) {
        assertThat(HclNumber.parse(text)).isEmpty();
    }

    @Test
    void whatIsWrittenHas512Bits() {
        assertThat(number("1").divide(number("3")).toString()).hasSize(157).startsWith("0.33333").endsWith("335");
        assertThat(number("0.1").add(number("0.2"))).hasToString("0.3");
        assertThat(number("1.1").multiply(number("1.1")).toString()).startsWith("1.2100000").endsWith("1");
    }

    @Test
    void whatIsCountedHas64BitsAndDoublesHave53() {
        assertThat(HclNumber.of(1).divide(HclNumber.of(3))).hasToString("0.33333333333333333334");
        assertThat(HclNumber.of(1.0).divide(HclNumber.of(3.0))).hasToString("0.3333333333333333");
        assertThat(HclNumber.of(0.1)).hasToString("0.1");
    }

    @Test
    void sumDifferenceAndQuotientHaveTheLargerPrecision() {
        assertThat(HclNumber.of(1).divide(number("3")).toString()).hasSize(157);
        assertThat(HclNumber.of(0.5).add(HclNumber.of(1)).precision()).isEqualTo(64);
    }

    @Test
    void aProductGrowsAsFarAsItNeedsTo() {
        HclNumber large = HclNumber.of(Long.MAX_VALUE);
        assertThat(large.multiply(large)).hasToString("85070591730234615847396907784232501249");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            5, 3, 2
            -5, 3, -2
            5, -3, 2
            5.5, 2, 1.5
            7, 0, 7
            -0, 3, -0
            """)
    void theRemainderGoesTowardsZero(String a, String b, String remainder) {
        assertThat(number(a).modulo(number(b))).hasToString(remainder);
    }

    @Test
    void zeroesAreEqualThoughTheyDifferInTheirText() {
        HclNumber negative = HclNumber.ZERO.negate();
        assertThat(negative).hasToString("-0").isEqualTo(HclNumber.ZERO).isEqualByComparingTo(HclNumber.ZERO);
    }

    @Test
    void fractionsAreEqualIfTheirTextIs() {
        assertThat(HclNumber.of(0.1)).isEqualTo(number("0.1")).isNotEqualByComparingTo(number("0.1"))
                .hasSameHashCodeAs(number("0.1"));
        assertThat(HclNumber.of(3)).isEqualTo(number("3")).hasSameHashCodeAs(number("3.0"));
    }

    @Test
    void whatHasNoValueIsAnArithmeticException() {
        HclNumber infinity = HclNumber.POSITIVE_INFINITY;
        assertThatThrownBy(() -> HclNumber.ZERO.divide(HclNumber.ZERO)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> infinity.divide(infinity)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> infinity.subtract(infinity)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> infinity.multiply(HclNumber.ZERO)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> infinity.modulo(HclNumber.ONE)).isInstanceOf(ArithmeticException.class);
        assertThat(HclNumber.ONE.divide(HclNumber.ZERO.negate())).isEqualTo(HclNumber.NEGATIVE_INFINITY);
    }

    @Test
    void convertsToJavasNumbers() {
        assertThat(number("1e18").toLong()).isEqualTo(OptionalLong.of(1_000_000_000_000_000_000L));
        assertThat(HclNumber.of(Long.MIN_VALUE).toLong()).isEqualTo(OptionalLong.of(Long.MIN_VALUE));
        assertThat(number("9223372036854775808").toLong()).isEmpty();
        assertThat(number("0.5").toLong()).isEmpty();
        assertThat(number("-12.75").truncate()).hasToString("-12");
        assertThat(number("12.75").toBigDecimal()).isEqualTo(new BigDecimal("12.75"));
        assertThat(number("1e30").toBigInteger()).contains(BigInteger.TEN.pow(30));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, 1, -1.5, 0.1, 1e300, 1e-300, Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE,
        2.225073858507201e-308, Math.PI, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void doublesSurviveTheRoundTrip(double value) {
        assertThat(HclNumber.of(value).toDouble()).isEqualTo(value);
    }

    @Test
    void theNearestDoubleIsTheNearest() {
        assertThat(number("0.1").toDouble()).isEqualTo(0.1);
        assertThat(number("1e400").toDouble()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(number("-1e-400").toDouble()).isEqualTo(-0.0);
        assertThat(number("2.4703282292062327e-324").toDouble()).isZero();
        assertThat(number("2.4703282292062328e-324").toDouble()).isEqualTo(Double.MIN_VALUE);
    }

    @Test
    void numbersTooLongToBeWrittenSaySo() {
        HclNumber huge = number("1e600000000");
        assertThat(huge).isGreaterThan(number("1e500000000"));
        assertThatThrownBy(huge::toString).isInstanceOf(TooLargeException.class);
        assertThat(number("1e600000000").multiply(huge)).isEqualTo(HclNumber.POSITIVE_INFINITY);
    }

    @Test
    void aVeryLongTextIsReadToTheLastBit() {
        String small = "0." + "0".repeat(50_000) + "15";
        assertThat(number(small)).isEqualByComparingTo(number("1.5e-50001")).hasToString(small);
        assertThat(number("1" + "0".repeat(30_000))).isGreaterThan(number("9e29999"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0, 0
            1.5, 1.5
            123456789012, 1.23456789e+11
            1234567890, 1234567890
            0.00001, 1e-05
            0.0001, 0.0001
            1e100, 1e+100
            0.33333333333333, 0.3333333333
            """)
    void theRoughTextHasTenDigits(String text, String rough) {
        assertThat(number(text).toRoughText()).isEqualTo(rough);
    }
}
