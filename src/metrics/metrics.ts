import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** How an interaction ended. */
export const INTERACTION_OUTCOMES = ['answered', 'explained', 'late', 'failed'] as const;
export type InteractionOutcome = (typeof INTERACTION_OUTCOMES)[number];

/** What is told of one interaction once it is over. */
export interface InteractionFact {
  /** The name of a command, or of whose component it was. */
  readonly command: string;
  readonly outcome: InteractionOutcome;
  readonly seconds: number;
}

export const DELIVERY_KINDS = ['channel', 'person', 'address'] as const;
export const DELIVERY_OUTCOMES = ['sent', 'skipped', 'failed'] as const;

/** What is told of a delivery once it ended. */
export interface DeliveryFact {
  readonly kind: (typeof DELIVERY_KINDS)[number];
  readonly outcome: (typeof DELIVERY_OUTCOMES)[number];
  /** How long after it was due. */
  readonly lagSeconds: number;
}

/** What is read when the page of metrics is made. */
export interface MetricsSources {
  readonly catalogSize: () => number;
  readonly indexBytes: () => number;
  /** Each source with the moment of its last success. */
  readonly sources: () => readonly { readonly title: string; readonly lastSuccess?: Date }[];
  readonly shards: () => readonly { readonly shard: number; readonly isUp: boolean }[];
  /** Digests whose moment has come and that nobody has taken up. */
  readonly due: () => Promise<{ readonly count: number; readonly oldest: Date | undefined }>;
  readonly clock: () => Date;
}

export interface Metrics {
  /** Counts one interaction. Commands that were not named at the start count as `other`. */
  interaction(fact: InteractionFact): void;
  /** Counts one delivery that ended. */
  delivery(fact: DeliveryFact): void;
  /** A pause that Discord asked for. */
  rateLimited(scope: 'global' | 'route'): void;
  /** The page, in the text format of Prometheus. */
  page(): Promise<{ readonly type: string; readonly text: string }>;
}

/** What operators call the kinds of recipients. */
const KIND_LABELS = { channel: 'digest', person: 'follow', address: 'mail' } as const;

/** Discord waits three seconds for an answer. */
const ANSWER_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];

/**
 * Counts what happens, for Prometheus. Labels come from closed sets alone: names of commands and sources, outcomes, never of a
 * server, a person or a paper.
 *
 * @param given.version of the program.
 */
export function createMetrics(given: {
  readonly version: string;
  readonly commands: readonly string[];
  readonly sources: MetricsSources;
}): Metrics {
  const { sources } = given;
  const registry = new Registry();
  const registers = [registry];
  const commands = new Set(given.commands);
  collectDefaultMetrics({ register: registry });
  const interactions = new Counter({
    name: 'paperboy_interactions_total',
    help: 'Interactions by command and how they ended',
    labelNames: ['command', 'outcome'],
    registers,
  });
  for (const command of [...commands, 'other'])
    for (const outcome of INTERACTION_OUTCOMES) interactions.inc({ command, outcome }, 0);
  const durations = new Histogram({
    name: 'paperboy_interaction_duration_seconds',
    help: 'Time from an interaction to its answer',
    labelNames: ['command'],
    buckets: ANSWER_BUCKETS,
    registers,
  });
  const deliveries = new Counter({
    name: 'paperboy_deliveries_total',
    help: 'Digests by kind and how they ended',
    labelNames: ['kind', 'outcome'],
    registers,
  });
  for (const kind of DELIVERY_KINDS)
    for (const outcome of DELIVERY_OUTCOMES) deliveries.inc({ kind: KIND_LABELS[kind], outcome }, 0);
  const lag = new Histogram({
    name: 'paperboy_delivery_lag_seconds',
    help: 'Time from the moment a digest was due until it arrived',
    buckets: [1, 5, 15, 60, 300, 900, 3600],
    registers,
  });
  const limited = new Counter({
    name: 'paperboy_discord_rate_limited_total',
    help: 'Pauses that Discord asked for',
    labelNames: ['scope'],
    registers,
  });
  for (const scope of ['global', 'route']) limited.inc({ scope }, 0);
  addGauges(registry, sources, given.version);
  addLoopGauge(registry);

  return {
    interaction({ command, outcome, seconds }) {
      const name = commands.has(command) ? command : 'other';
      interactions.inc({ command: name, outcome });
      durations.observe({ command: name }, seconds);
    },
    delivery({ kind, outcome, lagSeconds }) {
      deliveries.inc({ kind: KIND_LABELS[kind], outcome });
      if (outcome === 'sent') lag.observe(lagSeconds);
    },
    rateLimited: (scope) => limited.inc({ scope }),
    async page() {
      return { type: registry.contentType, text: await registry.metrics() };
    },
  };
}

function addGauges(registry: Registry, sources: MetricsSources, version: string): void {
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
  // What the store cannot tell now keeps the value it had.
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

/** The longest time since the last look during which nothing else could run. */
function addLoopGauge(registry: Registry): void {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  new Gauge({
    name: 'paperboy_event_loop_block_seconds',
    help: 'Longest block of the event loop since the last scrape',
    registers: [registry],
    collect() {
      // Before its first sample the histogram has the largest number there is.
      this.set(delay.count === 0 ? 0 : delay.max / 1e9);
      delay.reset();
    },
  });
}
