import { AsyncLocalStorage } from 'node:async_hooks';

const requests = new AsyncLocalStorage<string>();

/** Does work on behalf of an interaction or a delivery: every log line it leads to, however deep, carries this id. */
export function onBehalfOf<T>(id: string, work: () => T): T {
  return requests.run(id, work);
}

/** The id of the interaction or delivery being worked on; undefined if there is none. */
export function currentRequest(): string | undefined {
  return requests.getStore();
}
