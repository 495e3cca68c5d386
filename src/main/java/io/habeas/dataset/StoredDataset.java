package io.habeas.dataset;

import io.habeas.graph.GraphDataset;
import io.habeas.platform.FidesKey;

/** A stored dataset as the graph knows it; the version counts its changes, from 1. */
public record StoredDataset(FidesKey key, FidesKey connectionKey, int version, GraphDataset graph) {}
