import type { html } from 'hono/html';

/** Markup whose text from outside is escaped. */
export type Html = ReturnType<typeof html>;

/** Markup, or nothing where there is nothing to show. */
export type MaybeHtml = Html | '';
