import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

export type WebEnv = { Bindings: HttpBindings };

export type WebContext = Context<WebEnv>;
