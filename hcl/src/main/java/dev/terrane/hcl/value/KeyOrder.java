package dev.terrane.hcl.value;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The order of strings in the language: that of their UTF-8 bytes, which is the order of code points and differs
 * from {@link String#compareTo} where surrogate pairs meet characters above them ({@code "😀"} sorts after
 * {@code "\uFF5E"}).
 */
public enum KeyOrder implements Comparator<String> {
    UTF8;

    @Override
    public int compare(String a, String b) {
        int n = Math.min(a.length(), b.length());
        for (int i = 0; i < n; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                return Character.compare(lift(x), lift(y));
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    /** Moves surrogates above the rest of the plane, so that code units compare as code points do. */
    private static char lift(char c) {
        if (c >= 0xE000) {
            return (char) (c - 0x800);
        }
        return c >= 0xD800 ? (char) (c + 0x2000) : c;
    }

    /** An unmodifiable copy of a map that iterates in this order. */
    static <V> Map<String, V> sorted(Map<String, V> map) {
        switch (map.size()) {
            case 0 -> {
                return Map.of();
            }
            case 1 -> {
                Map.Entry<String, V> only = map.entrySet().iterator().next();
                return Map.of(only.getKey(), only.getValue());
            }
            default -> {
                String[] keys = map.keySet().toArray(String[]::new);
                Arrays.sort(keys, UTF8);
                Map<String, V> copy = LinkedHashMap.newLinkedHashMap(keys.length);
                for (String key : keys) {
                    @SuppressWarnings("NullAway") // a key of the map itself
                    V value = map.get(key);
                    copy.put(key, value);
                }
                return Collections.unmodifiableMap(copy);
            }
        }
    }
}
