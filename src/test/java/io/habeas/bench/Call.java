package io.habeas.bench;

/**
 * A call as the receiver saw it, on its own clock.
 *
 * @param arrived when the whole call was there, in microseconds
 * @param answered when the answer was written, in microseconds
 * @param token the reply token, or "-"
 */
record Call(String request, String path, long arrived, long answered, String token) {

    static Call of(String line) {
        String[] parts = line.split(" ");
        return new Call(parts[0], parts[1], Long.parseLong(parts[2]), Long.parseLong(parts[3]), parts[4]);
    }

    @Override
    public String toString() {
        return String.join(" ", request, path, Long.toString(arrived), Long.toString(answered), token);
    }
}
