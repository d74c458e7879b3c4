/** The first millisecond of 2015: https://discord.com/developers/docs/reference#snowflakes */
const epoch = 1_420_070_400_000;
const perMillisecond = 1n << 22n;

export interface Snowflakes {
  /** An id higher than any before, even if the clock was set back. */
  next(): string;
}

export function createSnowflakes(clock: () => Date): Snowflakes {
  let last = 0n;
  return {
    next() {
      const earliest = snowflakeAt(clock());
      last = earliest > last ? earliest : last + 1n;
      return last.toString();
    },
  };
}

/** The lowest id for a moment. */
export function snowflakeAt(time: Date): bigint {
  return BigInt(Math.max(0, time.getTime() - epoch)) * perMillisecond;
}

/** The shard that a server belongs to: https://discord.com/developers/docs/events/gateway#sharding */
export function shardOf(guildId: string | undefined, shards: number): number {
  return guildId === undefined ? 0 : Number((BigInt(guildId) / perMillisecond) % BigInt(shards));
}
