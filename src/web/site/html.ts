import type { html } from 'hono/html';

/** Markup in which outside text is escaped. */
export type Html = ReturnType<typeof html>;

/** Markup, or nothing if there is nothing to show. */
export type MaybeHtml = Html | '';
