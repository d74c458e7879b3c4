import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { addGauges, addLoopGauge, type MetricsSources } from './gauges.ts';

/** How an interaction ended. */
export const INTERACTION_OUTCOMES = ['answered', 'explained', 'late', 'failed'] as const;
export type InteractionOutcome = (typeof INTERACTION_OUTCOMES)[number];

/** What is recorded about an interaction once it is over. */
export interface InteractionFact {
  /** The name of the command, or of the component's command. */
  readonly command: string;
  readonly outcome: InteractionOutcome;
  readonly seconds: number;
}

export const DELIVERY_KINDS = ['channel', 'person', 'address'] as const;
export const DELIVERY_OUTCOMES = ['sent', 'skipped', 'failed'] as const;

/** Outcomes of requests to sources, and kinds of bounces. */
const REQUEST_LABELS = ['answered', 'limited', 'refused', 'failed', 'unreachable'] as const;
const BOUNCE_LABELS = ['hard', 'soft', 'policy', 'unknown'] as const;

/** What is recorded about a delivery once it has ended. */
export interface DeliveryFact {
  readonly kind: (typeof DELIVERY_KINDS)[number];
  readonly outcome: (typeof DELIVERY_OUTCOMES)[number];
  /** How long after it was due. */
  readonly lagSeconds: number;
}

export interface Metrics {
  /** Counts one interaction. Commands not named at startup count as `other`. */
  interaction(fact: InteractionFact): void;
  /** Counts one ended delivery. */
  delivery(fact: DeliveryFact): void;
  /** Counts a pause that Discord asked for. */
  rateLimited(scope: 'global' | 'route'): void;
  /** Counts one request to a source; sources not named at startup count as `other`. */
  sourceRequest(source: string, outcome: (typeof REQUEST_LABELS)[number]): void;
  /** Counts a mail that bounced, or may not have arrived. */
  bounce(kind: (typeof BOUNCE_LABELS)[number]): void;
  /** The page, in Prometheus's text format. */
  page(): Promise<{ readonly type: string; readonly text: string }>;
}

/** What operators call the kinds of recipients. */
const KIND_LABELS = { channel: 'digest', person: 'follow', address: 'mail' } as const;

/** Discord waits three seconds for an answer. */
const ANSWER_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];

/**
 * Counts what happens, for Prometheus. Labels only come from closed sets: names of commands and sources, outcomes; never
 * a server, a person or a paper.
 *
 * @param given.version the program's version.
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
  const requests = new Counter({
    name: 'paperboy_source_requests_total',
    help: 'Requests to sources by what came of them',
    labelNames: ['source', 'outcome'],
    registers,
  });
  const titles = new Set(sources.sources().map(({ title }) => title));
  for (const source of [...titles, 'other'])
    for (const outcome of REQUEST_LABELS) requests.inc({ source, outcome }, 0);
  const bounces = new Counter({
    name: 'paperboy_mail_bounces_total',
    help: 'Mails that came back, or of which nobody knows whether they went',
    labelNames: ['kind'],
    registers,
  });
  for (const kind of BOUNCE_LABELS) bounces.inc({ kind }, 0);
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
    sourceRequest: (source, outcome) =>
      requests.inc({ source: titles.has(source) ? source : 'other', outcome }),
    bounce: (kind) => bounces.inc({ kind }),
    rateLimited: (scope) => limited.inc({ scope }),
    async page() {
      return { type: registry.contentType, text: await registry.metrics() };
    },
  };
}
