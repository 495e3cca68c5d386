package io.habeas.webhook;

/** Whether a webhook is told ({@code one_way}) or asked ({@code two_way}). */
public enum Direction {
    ONE_WAY,
    TWO_WAY
}
