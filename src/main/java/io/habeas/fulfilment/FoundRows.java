package io.habeas.fulfilment;

import io.habeas.graph.CollectionAddress;
import io.habeas.platform.RequestId;
import io.habeas.vault.Vault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The rows that the access step found, in the vault, in chunks: memory does not grow with the subject's data. Whoever reads a collection
 * anew writes it from the start.
 */
@Component
class FoundRows {
    private static final String PREFIX = "access/";
    private static final int ROWS_PER_CHUNK = 500;

    private final Vault vault;
    private final RowCodec codec = new RowCodec();

    FoundRows(Vault vault) {
        this.vault = vault;
    }

    /** Begins to write the rows of a collection; what an attempt that was cut off left is removed. */
    Writer write(RequestId request, CollectionAddress collection) {
        vault.remove(request, PREFIX + collection);
        return new Writer(request, PREFIX + collection);
    }

    /** Hands the rows of a collection to a reader, one after another. */
    void read(RequestId request, CollectionAddress collection, Consumer<Map<String, @Nullable Object>> reader) {
        vault.forEachChunk(
                request, PREFIX + collection, chunk -> codec.decode(chunk).forEach(reader));
    }

    /** As {@link #read}, a chunk of rows at a time. */
    void readChunks(
            RequestId request, CollectionAddress collection, Consumer<List<Map<String, @Nullable Object>>> reader) {
        vault.forEachChunk(request, PREFIX + collection, chunk -> reader.accept(codec.decode(chunk)));
    }

    /** Takes rows and stores them chunk by chunk; {@link #finish} stores the rest. */
    final class Writer {
        private final RequestId request;
        private final String name;
        private final List<Map<String, @Nullable Object>> pending = new ArrayList<>();
        private int chunks;
        private long rows;

        private Writer(RequestId request, String name) {
            this.request = request;
            this.name = name;
        }

        void add(Map<String, @Nullable Object> row) {
            pending.add(row);
            rows++;
            if (pending.size() == ROWS_PER_CHUNK) {
                flush();
            }
        }

        /** Stores the rest and gives the number of rows. */
        long finish() {
            if (!pending.isEmpty()) {
                flush();
            }
            return rows;
        }

        private void flush() {
            vault.append(request, name, chunks++, codec.encode(pending));
            pending.clear();
        }
    }
}
