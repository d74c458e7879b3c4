import type { PageEvent } from '../protocol/events.ts';

export type Live = {
  /**
   * Resolves once events are coming in, so that messages read afterwards miss none; also if there is no connection yet.
   */
  listen: (as: string) => Promise<void>;
};

/** How long to wait before reconnecting when the browser gave up, or before retrying a failed catch-up. */
const AGAIN_MS = 2000;

/** Receives events as the current speaker; reconnects by itself and then says so, to catch up. */
export function createLive(handlers: {
  event: (event: PageEvent) => void;
  /** `again` after a lost connection. If it rejects, the page reconnects once more. */
  connected: (again: boolean) => Promise<void>;
  lost: () => void;
}): Live {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let settled = () => {};

  function listen(as: string, again = false): Promise<void> {
    clearTimeout(timer);
    source?.close();
    settled();
    const tried = new Promise<void>((resolve) => {
      settled = resolve;
    });
    let opened = again;
    const stream = new EventSource(`/api/events?${new URLSearchParams({ as })}`);
    source = stream;
    const retry = () => {
      if (source !== stream) return;
      handlers.lost();
      stream.close();
      timer = setTimeout(() => listen(as, true), AGAIN_MS);
    };
    stream.addEventListener('open', () => {
      settled();
      handlers.connected(opened).catch(retry);
      opened = true;
    });
    stream.addEventListener('message', ({ data }) => handlers.event(JSON.parse(data)));
    stream.addEventListener('error', () => {
      // What was waited for may be read by now: the next connection catches up.
      opened = true;
      settled();
      if (stream.readyState === EventSource.CLOSED) retry();
      else handlers.lost();
    });
    return tried;
  }

  addEventListener('pagehide', () => source?.close());
  return { listen };
}
