/** The shards of each of several processes, as even as can be. Empty lists where there are fewer shards than processes. */
export function splitShards(shards: readonly number[], processes: number): number[][] {
  const parts: number[][] = Array.from({ length: processes }, () => []);
  for (const [index, shard] of shards.entries()) parts[index % processes]?.push(shard);
  return parts;
}
