import { AsyncLocalStorage } from 'node:async_hooks';

const requests = new AsyncLocalStorage<string>();

/**
 * Does work on behalf of somebody: every line of the log that it leads to, however deep down, carries the id, such as that of
 * an interaction or of a delivery.
 */
export function onBehalfOf<T>(id: string, work: () => T): T {
  return requests.run(id, work);
}

/** The id of what is being worked on; undefined where it is nobody's in particular. */
export function currentRequest(): string | undefined {
  return requests.getStore();
}
