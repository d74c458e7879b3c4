import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { startProxy } from '../../support/proxy.ts';
import type { Fault, Patient, Prepared } from './fault.ts';

type Way = Awaited<ReturnType<typeof startProxy>>;

/** PostgreSQL faults at `server`, as the network causes them. */
export function databaseFaults(server: string): readonly Fault[] {
  let way: Way | undefined;
  const port = Number(new URL(server).port);

  async function prepare(): Promise<Prepared> {
    const name = `f${randomUUID().replaceAll('-', '')}`;
    const client = new pg.Client({ connectionString: `${server}/postgres` });
    await client.connect();
    await client.query(`create database ${name}`);
    await client.end();
    way = await startProxy(port);
    const address = new URL(`/${name}`, server);
    address.port = String(way.port);
    return { environment: { DATABASE_URL: address.href }, close: async () => way?.close() };
  }

  const of = (
    name: string,
    begin: Fault['begin'],
    end: (patient: Patient) => void | Promise<void>,
  ): Fault => ({
    name,
    prepare,
    begin,
    end,
  });
  let cutting: NodeJS.Timeout | undefined;
  return [
    of(
      'PostgreSQL freezes',
      () => way?.freeze(),
      () => way?.thaw(),
    ),
    of(
      'PostgreSQL is cut off every half second',
      () => {
        cutting = setInterval(() => way?.cut(), 500);
      },
      () => clearInterval(cutting),
    ),
    of(
      'PostgreSQL is down',
      () => way?.close(),
      async () => {
        way = await startProxy(port, way?.port);
      },
    ),
  ];
}
