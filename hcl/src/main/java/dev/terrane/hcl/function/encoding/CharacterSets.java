package dev.terrane.hcl.function.encoding;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Character sets by their IANA names and aliases, in upper or lower case: those which Terraform knows. */
final class CharacterSets {

    /** Java's name of a character set and its IANA names. */
    private static final List<String> TABLE = List.of(
            "UTF-8: utf-8 csutf8",
            "UTF-16: utf-16 csutf16",
            "UTF-16BE: utf-16be csutf16be",
            "UTF-16LE: utf-16le csutf16le",
            "US-ASCII: us-ascii ansi_x3.4-1968 ansi_x3.4-1986 cp367 csascii ibm367 iso-ir-6 iso646-us iso_646.irv:1991 us",
            "ISO-8859-1: iso-8859-1 iso_8859-1 iso_8859-1:1987 cp819 ibm819 csisolatin1 iso-ir-100 l1 latin1",
            "ISO-8859-2: iso-8859-2 iso_8859-2 iso_8859-2:1987 csisolatin2 iso-ir-101 l2 latin2",
            "ISO-8859-3: iso-8859-3 iso_8859-3 iso_8859-3:1988 csisolatin3 iso-ir-109 l3 latin3",
            "ISO-8859-4: iso-8859-4 iso_8859-4 iso_8859-4:1988 csisolatin4 iso-ir-110 l4 latin4",
            "ISO-8859-5: iso-8859-5 iso_8859-5 iso_8859-5:1988 csisolatincyrillic cyrillic iso-ir-144",
            "ISO-8859-6: iso-8859-6 iso_8859-6 iso_8859-6:1987 arabic asmo-708 csisolatinarabic ecma-114 iso-ir-127 "
                    + "iso-8859-6-e iso_8859-6-e csiso88596e iso-8859-6-i iso_8859-6-i csiso88596i",
            "ISO-8859-7: iso-8859-7 iso_8859-7 iso_8859-7:1987 csisolatingreek ecma-118 elot_928 greek greek8 iso-ir-126",
            "ISO-8859-8: iso-8859-8 iso_8859-8 iso_8859-8:1988 csisolatinhebrew hebrew iso-ir-138 iso-8859-8-e "
                    + "iso_8859-8-e csiso88598e iso-8859-8-i iso_8859-8-i csiso88598i",
            "ISO-8859-9: iso-8859-9 iso_8859-9 iso_8859-9:1989 csisolatin5 iso-ir-148 l5 latin5",
            "ISO-8859-13: iso-8859-13 csiso885913",
            "ISO-8859-15: iso-8859-15 iso_8859-15 latin-9 csiso885915",
            "ISO-8859-16: iso-8859-16 iso_8859-16 iso_8859-16:2001 csiso885916 iso-ir-226 l10 latin10",
            "KOI8-R: koi8-r cskoi8r",
            "KOI8-U: koi8-u cskoi8u",
            "x-MacRoman: macintosh mac csmacintosh",
            "x-windows-874: windows-874 cswindows874",
            "windows-1250: windows-1250 cswindows1250",
            "windows-1251: windows-1251 cswindows1251",
            "windows-1252: windows-1252 cswindows1252",
            "windows-1253: windows-1253 cswindows1253",
            "windows-1254: windows-1254 cswindows1254",
            "windows-1255: windows-1255 cswindows1255",
            "windows-1256: windows-1256 cswindows1256",
            "windows-1257: windows-1257 cswindows1257",
            "windows-1258: windows-1258 cswindows1258",
            "IBM037: ibm037 cp037 csibm037 ebcdic-cp-us ebcdic-cp-ca ebcdic-cp-wt ebcdic-cp-nl",
            "IBM437: ibm437 cp437 437 cspc8codepage437",
            "IBM850: ibm850 cp850 850 cspc850multilingual",
            "IBM852: ibm852 cp852 852 cspcp852",
            "IBM855: ibm855 cp855 855 csibm855",
            "IBM00858: ibm00858 ccsid00858 cp00858 csibm00858 pc-multilingual-850+euro",
            "IBM860: ibm860 cp860 860 csibm860",
            "IBM862: ibm862 cp862 862 cspc862latinhebrew",
            "IBM863: ibm863 cp863 863 csibm863",
            "IBM865: ibm865 cp865 865 csibm865",
            "IBM866: ibm866 cp866 866 csibm866",
            "IBM1047: ibm1047 ibm-1047 csibm1047",
            "IBM01140: ibm01140 ccsid01140 cp01140 csibm01140 ebcdic-us-37+euro",
            "x-eucJP-Open: euc-jp cseucpkdfmtjapanese extended_unix_code_packed_format_for_japanese",
            "x-windows-iso2022jp: iso-2022-jp csiso2022jp",
            "windows-31j: shift_jis ms_kanji csshiftjis",
            "x-windows-949: euc-kr cseuckr",
            "GB18030: gb18030 csgb18030",
            "x-mswin-936: gbk cp936 ms936 windows-936 csgbk",
            "Big5-HKSCS: big5 csbig5");

    private static final Map<String, String> JAVA_NAMES = TABLE.stream().map(line -> line.split(": ", 2))
            .flatMap(parts -> Arrays.stream(parts[1].split(" ")).map(alias -> Map.entry(alias, parts[0])))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private CharacterSets() {}

    /** Whether a text has characters that a set does not really have: most ISO sets lack the C1 control characters. */
    static boolean lacksSome(Charset charset, String text) {
        String name = charset.name();
        boolean lacksControls = name.startsWith("ISO-8859-") && !name.equals("ISO-8859-1")
                && !name.equals("ISO-8859-9");
        return lacksControls && text.chars().anyMatch(c -> c >= 0x80 && c < 0xA0);
    }

    /** The character set of a name; empty if there is none, or the Java runtime lacks it. */
    static Optional<Charset> find(String name) {
        return Optional.ofNullable(JAVA_NAMES.get(name.strip().toLowerCase(Locale.ROOT))).filter(Charset::isSupported)
                .map(Charset::forName);
    }
}
