package dev.terrane.hcl.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.hcl.function.Functions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What expressions of every form come to (HCL specification, "Expressions"), with the cases where one would guess wrong. */
class EvaluatorTest {
    private static final Scope SCOPE = CorpusScope.with(Functions.NONE);

    private static void check(String expression, String expected) {
        assertThat(Shown.evaluated(expression, SCOPE)).as(expression).isEqualTo(expected);
    }

    @Nested
    class Conditional {
        @ParameterizedTest
        @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
                yes ? 1 : "x"                        => string "1"
                yes ? [] : ["x"]                     => list(string) []
                yes ? {} : {a = "x"}                 => map(string) {}
                yes ? [1, "a"] : [true]              => list(string) ["1", "a"]
                yes ? [1, "a"] : [true, 2]           => error: Arms of different types
                yes ? [1, "a"] : ["x", true]         => tuple([string,string]) ["1", "a"]
                no ? {a = 1} : {a = "x", b = true}   => map(string) {a="x", b="true"}
                yes ? list : [1]                     => list(string) ["a", "b", "c"]
                yes ? {a = 1, b = [1]} : {a = "x"}   => error: Arms of different types
                yes ? true : 1                       => error: Arms of different types
                yes ? [] : {}                        => error: Arms of different types
                """)
        void armsAreConvertedToTheTypeTheyHaveInCommon(String expression, String expected) {
            check(expression, expected);
        }

        @ParameterizedTest
        @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
                no ? "x" : null                      => string null
                yes ? null : 1                       => number null
                yes ? null : null                    => dynamic null
                yes ? nulstr : 1                     => string null
                """)
        void aNullTakesTheTypeOfTheOtherArm(String expression, String expected) {
            check(expression, expected);
        }

        @ParameterizedTest
        @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
                yes ? 1 : zzz                        => number 1
                no ? obj.zzz : 2                     => number 2
                yes ? zzz : 1                        => error: Unknown variable
                unkbool ? zzz : 1                    => dynamic ?
                """)
        void errorsOfTheArmNotChosenAreDropped(String expression, String expected) {
            check(expression, expected);
        }

        @ParameterizedTest
        @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
                "true" ? 1 : 2                       => number 1
                nul ? 1 : 2                          => error: Null as a condition
                1 ? 1 : 2                            => error: Unsuitable condition
                "yes" ? 1 : 2                        => error: Unsuitable condition
                """)
        void theConditionIsConvertedToBool(String expression, String expected) {
            check(expression, expected);
        }

        @ParameterizedTest
        @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
                unkbool ? 1 : 2                      => number ?!>=1<=2
                unkbool ? 1 : "a"                    => string ?!
                unkbool ? null : "a"                 => string ?
                unkbool ? null : null                => dynamic null
                (unkbool ? 1 : 2) < 5                => bool true
                sens == "s3cret" ? 1 : 2             => number #1
                yes ? sens : "x"                     => string #"s3cret"
                no ? sens : "x"                      => string #"x"
                """)
        void anUnknownConditionLeavesWhatIsCertain(String expression, String expected) {
            check(expression, expected);
        }
    }

    @Nested
    class Logic {
        @ParameterizedTest
        @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
                nul != null && nul.x == 1            => bool false
                yes || zzz                           => bool true
                zzz || yes                           => bool true
                no && zzz                            => bool false
                zzz && zzz                           => error: Unknown variable
                no && unkbool                        => bool false
                unkbool && no                        => bool false
                unkbool || yes                       => bool true
                unkbool && yes                       => bool ?!
                unkbool || no                        => bool ?!
                unkbool || zzz                       => bool ?!
                """)
        void whatDoesNotDecideMayBeWrong(String expression, String expected) {
            check(expression, expected);
        }

        @ParameterizedTest
        @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
                "true" && yes                        => bool true
                "1" && yes                           => bool true
                1 && yes                             => error: Unsuitable operand
                nul && yes                           => bool false
                nul || yes                           => bool true
                nul || no                            => error: Operation failed
                !nul                                 => error: Operation failed
                !"false"                             => bool true
                !1                                   => error: Unsuitable operand
                """)
        void operandsAreConvertedToBool(String expression, String expected) {
            check(expression, expected);
        }
    }

    @Nested
    class Equality {
        @ParameterizedTest
        @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
                1 == "1"                             => bool false
                list == ["a", "b", "c"]              => bool false
                map == {k1 = "v1", k2 = "v2"}        => bool false
                [1, 2] == [1, 2]                     => bool true
                [1, 2] == [1, 2, 3]                  => bool false
                ["a"] == [null]                      => bool false
                ["a"] == [dyn]                       => bool ?!
                {a = [1]} == {a = [1]}               => bool true
                emptyl == []                         => bool false
                nul == null                          => bool true
                nulstr == null                       => bool true
                nullist == nulstr                    => bool true
                str == null                          => bool false
                1 == 1.0                             => bool true
                0 == -0                              => bool true
                "e\\u0301" == "\\u00e9"              => bool true
                """)
        void equalValuesHaveEqualTypes(String expression, String expected) {
            check(expression, expected);
        }

        @ParameterizedTest
        @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
                unk == "a"                           => bool ?!
                unk == 1                             => bool false
                unk == null                          => bool ?!
                "a-${unk}" == null                   => bool false
                "a-${unk}" == "b-c"                  => bool false
                "a-${unk}" == "a-c"                  => bool ?!
                dyn == 1                             => bool ?!
                [unk] == ["a", "b"]                  => bool false
                [1, unk] == [2, "x"]                 => bool false
                [1, unk] == [1, "x"]                 => bool ?!
                sens == "x"                          => bool #false
                [sens] == ["s3cret"]                 => bool #true
                [sens] == null                       => bool #false
                """)
        void unknownAndMarkedOperandsShowInTheResult(String expression, String expected) {
            check(expression, expected);
        }
    }

    @Nested
    class Arithmetic {
        @ParameterizedTest
        @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
                "1" + "2"                            => number 3
                5 / 2                                => number 2.5
                -5 % 3                               => number -2
                5 % -3                               => number 2
                5.5 % 2                              => number 1.5
                7 % 0                                => number 7
                1 / 0                                => number +Inf
                -1 / 0                               => number -Inf
                0 / 0                                => error: Operation failed
                1 / 0 - 1 / 0                        => error: Operation failed
                yes + 1                              => error: Unsuitable operand
                "a" + 1                              => error: Unsuitable operand
                nul + 1                              => error: Operation failed
                -"5"                                 => number -5
                0 * -1                               => number -0
                "inf" + 1                            => number +Inf
                unknum + 1                           => number ?!
                dyn + 1                              => number ?!
                """)
        void stringsAreConvertedAndBoolsAreNot(String expression, String expected) {
            check(expression, expected);
        }

        @ParameterizedTest
        @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
                "10" < "9"                           => bool false
                "a" < "b"                            => error: Unsuitable operand
                2 >= 2                               => bool true
                nul < 1                              => error: Operation failed
                unknum < 1                           => bool ?!
                """)
        void orderIsThatOfNumbers(String expression, String expected) {
            check(expression, expected);
        }

        @ParameterizedTest
        @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
                1 + 2 * 3 - 4 / 2                    => number 5
                (1 + 2) * 3                          => number 9
                10 - 2 - 3                           => number 5
                2 < 3 == true                        => bool true
                -obj.b.c                             => number -3
                !yes || yes                          => bool true
                """)
        void operatorsBindAsInMathematics(String expression, String expected) {
            check(expression, expected);
        }
    }

    @Nested
    class Access {
        @ParameterizedTest
        @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
                obj.b.c                              => number 3
                obj["a"]                             => string "A"
                map.k1                               => string "v1"
                map["k1"]                            => string "v1"
                list[0]                              => string "a"
                list["1"]                            => string "b"
                list.2                               => string "c"
                [1, "x"][1]                          => string "x"
                {"1" = "x"}[1]                       => string "x"
                var.obj.a                            => string "A"
                unklist[0]                           => string ?
                list[unknum]                         => string ?
                [1, "x"][unknum]                     => dynamic ?
                map[unk]                             => string ?
                obj[unk]                             => dynamic ?
                dyn.anything                         => dynamic ?
                dyn[0]                               => dynamic ?
                """)
        void elementsAreFoundByKeysOfAFittingType(String expression, String expected) {
            check(expression, expected);
        }

        @ParameterizedTest
        @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
                obj.zz                               => error: No such attribute
                map.zz                               => error: No such element
                map["zz"]                            => error: No such element
                list[3]                              => error: No such element
                list[-1]                             => error: No such element
                list[0.5]                            => error: No such element
                list["x"]                            => error: Unsuitable index
                list[nul]                            => error: Null as an index
                emptyl[0]                            => error: No such element
                set[0]                               => error: Index of a set
                str[0]                               => error: Index of a string
                str.x                                => error: No such attribute
                objs.id                              => error: No such attribute
                nul.a                                => error: Attribute of a null
                nul[0]                               => error: Index of a null
                zzz.a                                => error: Unknown variable
                """)
        void everyWayToMissHasItsOwnError(String expression, String expected) {
            check(expression, expected);
        }
    }

    @Nested
    class Splat {
        @ParameterizedTest
        @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
                objs[*].id                           => list(string) ["i1", "i2"]
                objs.*.id                            => list(string) ["i1", "i2"]
                objs[*].tags[0]                      => list(string) ["t1", "t2"]
                objs.*.tags[0]                       => list(string) ["t1"]
                objs[*].tags[*]                      => list(list(string)) [["t1"], ["t2", "t3"]]
                [{a = 1}, {a = "x"}][*].a            => tuple([number,string]) [1, "x"]
                set[*]                               => list(string) ["y", "z"]
                emptyl[*]                            => list(string) []
                """)
        void sequencesGiveOneResultForEachElement(String expression, String expected) {
            check(expression, expected);
        }

        @ParameterizedTest
        @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
                str[*]                               => tuple([string]) ["hello"]
                map[*]                               => tuple([map(string)]) [{k1=v1, k2=v2}]
                obj[*].a                             => tuple([string]) ["A"]
                nul[*]                               => tuple([]) []
                nul[*].x                             => tuple([]) []
                nulstr[*]                            => tuple([]) []
                nullist[*]                           => error: Splat of a null
                unk[*]                               => dynamic ?
                "a${unk}"[*]                         => tuple([string]) [?!]
                unklist[*]                           => list(string) ?!
                dyn[*].x                             => dynamic ?
                """)
        void anythingElseCountsAsOneElementAndANullAsNone(String expression, String expected) {
            check(expression, expected.replace("k1=v1, k2=v2", "k1=\"v1\", k2=\"v2\""));
        }
    }

    @Nested
    class For {
        @ParameterizedTest
        @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
                [for x in list : x]                  => tuple([string,string,string]) ["a", "b", "c"]
                [for i, x in list : "${i}${x}"]      => tuple([string,string,string]) ["0a", "1b", "2c"]
                [for k, v in map : "${k}${v}"]       => tuple([string,string]) ["k1v1", "k2v2"]
                [for k, v in {b = 1, a = 2} : k]     => tuple([string,string]) ["a", "b"]
                [for k, v in {"\\uff5e" = 1, "\\U0001F600" = 2} : v] => tuple([number,number]) [1, 2]
                [for k, v in set : k == v]           => tuple([bool,bool]) [true, true]
                [for x in list : x if x != "b"]      => tuple([string,string]) ["a", "c"]
                [for x in list : x if "true"]        => tuple([string,string,string]) ["a", "b", "c"]
                [for x in [] : x]                    => tuple([]) []
                [for x in [[1, 2], [3]] : [for y in x : y * 10]] => tuple([tuple([number,number]),tuple([number])]) [[10, 20], [30]]
                """)
        void goesThroughElementsInTheirOrder(String expression, String expected) {
            check(expression, expected);
        }

        @ParameterizedTest
        @CsvSource(delimiterString = "->", quoteCharacter = '`', textBlock = """
                {for x in list : x => 1}                   -> object({a=number,b=number,c=number}) {a=1, b=1, c=1}
                {for x in [1, 2] : x => x}                 -> object({1=number,2=number}) {1=1, 2=2}
                {for x in ["a", "a"] : x => 1}             -> error: Repeated key
                {for i, x in ["a", "a", "b"] : x => i...}  -> object({a=tuple([number,number]),b=tuple([number])}) {a=[0, 1], b=[2]}
                {for x in [null] : x => 1}                 -> error: Null as a key
                {for x in [[]] : x => 1}                   -> error: Unsuitable key
                {for x in list : unk => x}                 -> dynamic ?
                """)
        void givesAnObjectWhereThereAreKeys(String expression, String expected) {
            check(expression, expected);
        }

        @ParameterizedTest
        @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
                [for x in nul : x]                   => error: `for` over null
                [for x in str : x]                   => error: `for` over a single value
                [for x in unklist : x]               => dynamic ?
                [for x in dyn : x]                   => dynamic ?
                [for x in list : x if nul]           => error: Unsuitable condition of a `for`
                [for x in list : x if 1]             => error: Unsuitable condition of a `for`
                [for x in [] : x if zzz]             => error: Unknown variable
                [for x in list : x if unkbool]       => dynamic ?
                [for x in [sens] : x]                => tuple([string]) [#"s3cret"]
                [for x in list : x if sens == ""]    => tuple([]) #[]
                [for sens in list : sens]            => tuple([string,string,string]) ["a", "b", "c"]
                """)
        void checksWhatItGoesThroughAndItsCondition(String expression, String expected) {
            check(expression, expected);
        }
    }

    @Nested
    class TuplesAndObjects {
        @ParameterizedTest
        @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
                [1, "a", [true]]                     => tuple([number,string,tuple([bool])]) [1, "a", [true]]
                {a = 1, "b" = 2, (str) = 3}          => object({a=number,b=number,hello=number}) {a=1, b=2, hello=3}
                {str = 1, true = 2, null = 3, 4 = 5} => object({4=number,null=number,str=number,true=number}) {4=5, null=3, str=1, true=2}
                {a = 1, a = "x"}                     => object({a=string}) {a="x"}
                {"e\\u0301" = 1}["\\u00e9"]          => number 1
                {(nul) = 1}                          => error: Null as a key
                {(list) = 1}                         => error: Unsuitable key
                {obj.a = 1}                          => error: Ambiguous key
                {(obj.a) = 1}                        => object({A=number}) {A=1}
                {(unk) = 1}                          => dynamic ?
                {(sens) = 1}                         => object({s3cret=number}) #{s3cret=1}
                {a = sens}                           => object({a=string}) {a=#"s3cret"}
                """)
        void namesAreLiteralUnlessInParenthesesOrQuotes(String expression, String expected) {
            check(expression, expected);
        }
    }

    @Nested
    class Template {
        @ParameterizedTest
        @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
                "${num}"                             => number 42
                "${nul}"                             => dynamic null
                "x${num}"                            => string "x42"
                "${1.50}!"                           => string "1.5!"
                "${yes}/${1 / 0}"                    => string "true/+Inf"
                "x${nul}"                            => error: Unsuitable value in a template
                "x${list}"                           => error: Unsuitable value in a template
                "x-${unk}"                           => string ?!"x-…"
                "xy${unk}"                           => string ?!"x…"
                "x${sens}"                           => string #"xs3cret"
                "%{ if yes }A%{ else }B%{ endif }"   => string "A"
                "%{ if no }A%{ endif }"              => string ""
                "%{ for x in list }${x},%{ endfor }" => string "a,b,c,"
                "%{ for x in unklist }${x}%{ endfor }" => string ?!
                "%{ for x in list }${sens}%{ endfor }" => string #"s3crets3crets3cret"
                """)
        void putsTogetherWhatCanBeAString(String expression, String expected) {
            check(expression, expected);
        }
    }
}
