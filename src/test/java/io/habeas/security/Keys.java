package io.habeas.security;

import java.util.Arrays;

/** Master keys for tests: each number gives another one, always the same. */
public final class Keys {
    private Keys() {}

    public static MasterKey master(int number) {
        byte[] bytes = new byte[MasterKey.LENGTH];
        Arrays.fill(bytes, (byte) number);
        return new MasterKey(bytes);
    }

    /** A ring whose first key is the current one. */
    public static KeyRing ring(int current, Integer... earlier) {
        return new KeyRing(
                master(current), Arrays.stream(earlier).map(Keys::master).toList());
    }
}
