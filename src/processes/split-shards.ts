/** Splits shards among processes as evenly as possible. Some lists are empty if there are fewer shards than processes. */
export function splitShards(shards: readonly number[], processes: number): number[][] {
  const parts: number[][] = Array.from({ length: processes }, () => []);
  for (const [index, shard] of shards.entries()) parts[index % processes]?.push(shard);
  return parts;
}
