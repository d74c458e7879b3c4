import type pg from 'pg';

/**
 * Ends the connection that holds an advisory lock, and so the lock, if it has been silent for this long: a
 * frozen process keeps its connections, since its machine still answers for it. Returns whether there was one.
 * Needs the right to end connections, which each role has for its own.
 *
 * @param lock as `pg_try_advisory_lock(bigint)` took it; below 2^32.
 */
export async function endSilent(client: pg.Client, lock: number, silenceMs: number): Promise<boolean> {
  const { rowCount } = await client.query(
    `select pg_terminate_backend(pid)
       from pg_locks join pg_stat_activity using (pid)
      where locktype = 'advisory' and granted and classid = 0 and objid = $1 and objsubid = 1
        and database = (select oid from pg_database where datname = current_database())
        and state = 'idle' and state_change < clock_timestamp() - make_interval(secs => $2)`,
    [lock, silenceMs / 1000],
  );
  return (rowCount ?? 0) > 0;
}
