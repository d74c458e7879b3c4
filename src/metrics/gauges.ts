import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Gauge, type Registry } from 'prom-client';

/** What is read when the metrics page is requested. */
export interface MetricsSources {
  readonly catalogSize: () => number;
  /** When the catalog last changed. */
  readonly catalogChangedAt: () => Date;
  readonly indexBytes: () => number;
  /** Each source with the time of its last success. */
  readonly sources: () => readonly { readonly title: string; readonly lastSuccess?: Date }[];
  readonly shards: () => readonly { readonly shard: number; readonly isUp: boolean }[];
  /** Digests that are due but not yet claimed. */
  readonly due: () => Promise<{ readonly count: number; readonly oldest: Date | undefined }>;
  readonly clock: () => Date;
}

/** Adds gauges that are read when the page is requested. */
export function addGauges(registry: Registry, sources: MetricsSources, version: string): void {
  const registers = [registry];
  new Gauge({
    name: 'paperboy_build_info',
    help: 'Version of the program and of Node',
    labelNames: ['version', 'node'],
    registers,
  }).set({ version, node: process.versions.node }, 1);
  new Gauge({
    name: 'paperboy_catalog_papers',
    help: 'Papers in the catalog',
    registers,
    collect() {
      this.set(sources.catalogSize());
    },
  });
  new Gauge({
    name: 'paperboy_catalog_version_timestamp_seconds',
    help: 'When the catalog was last put in place',
    registers,
    collect() {
      this.set(sources.catalogChangedAt().getTime() / 1000);
    },
  });
  new Gauge({
    name: 'paperboy_index_bytes',
    help: 'Memory of the search index beside the heap',
    registers,
    collect() {
      this.set(sources.indexBytes());
    },
  });
  new Gauge({
    name: 'paperboy_source_last_success_timestamp_seconds',
    help: 'When a source last answered',
    labelNames: ['source'],
    registers,
    collect() {
      for (const { title, lastSuccess } of sources.sources())
        this.set({ source: title }, lastSuccess === undefined ? 0 : lastSuccess.getTime() / 1000);
    },
  });
  new Gauge({
    name: 'paperboy_gateway_shard_up',
    help: 'Whether a shard is connected',
    labelNames: ['shard'],
    registers,
    collect() {
      for (const { shard, isUp } of sources.shards()) this.set({ shard }, isUp ? 1 : 0);
    },
  });
  // What the store can't tell now keeps its last value.
  const due = () => sources.due().catch(() => undefined);
  new Gauge({
    name: 'paperboy_deliveries_due',
    help: 'Digests that are due and not yet taken up',
    registers,
    async collect() {
      const known = await due();
      if (known !== undefined) this.set(known.count);
    },
  });
  new Gauge({
    name: 'paperboy_delivery_oldest_due_seconds',
    help: 'How long the oldest digest that is due has been waiting',
    registers,
    async collect() {
      const known = await due();
      if (known === undefined) return;
      const since = known.oldest === undefined ? 0 : sources.clock().getTime() - known.oldest.getTime();
      this.set(Math.max(0, since / 1000));
    },
  });
}

/** The longest event loop delay since the last scrape. */
export function addLoopGauge(registry: Registry): void {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  new Gauge({
    name: 'paperboy_event_loop_block_seconds',
    help: 'Longest block of the event loop since the last scrape',
    registers: [registry],
    collect() {
      this.set(delay.max / 1e9);
      delay.reset();
    },
  });
}
