import type { PageEvent } from '../protocol/events.ts';

export type Live = { listen: (as: string) => void };

/** Hears what happens, as the person spoken as; connects again by itself and then says so, to catch up. */
export function createLive(handlers: {
  event: (event: PageEvent) => void;
  connected: (again: boolean) => void;
  lost: () => void;
}): Live {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  function listen(as: string, again = false): void {
    clearTimeout(timer);
    source?.close();
    let opened = again;
    const stream = new EventSource(`/api/events?${new URLSearchParams({ as })}`);
    source = stream;
    stream.addEventListener('open', () => {
      handlers.connected(opened);
      opened = true;
    });
    stream.addEventListener('message', ({ data }) => handlers.event(JSON.parse(data)));
    stream.addEventListener('error', () => {
      handlers.lost();
      if (stream.readyState === EventSource.CLOSED) timer = setTimeout(() => listen(as, true), 2000);
    });
  }
  addEventListener('pagehide', () => source?.close());
  return { listen };
}
