import { errorCode } from '../error-code.ts';
import type { StoreFailureKind } from './failure.ts';
import { namesOf } from './servers/addresses.ts';
import { isOfServer } from './servers/of-server.ts';
import { StandbyError } from './servers/standby-error.ts';

/** What prevents a store from being opened or written. */
export interface StoreProblem {
  /** For the operator: what is wrong, and what to do. */
  readonly sentence: string;
  /** Whether it may soon pass by itself. */
  readonly mayPass: boolean;
}

/** What is wrong with a PostgreSQL database, by https://www.postgresql.org/docs/current/errcodes-appendix.html; undefined if it is up and well. */
export function databaseProblem(databaseUrl: string, error: unknown): StoreProblem | undefined {
  const { url, where } = namesOf(databaseUrl);
  const { pathname, username } = url;
  const database = decodeURIComponent(pathname.slice(1));
  const lasting = (sentence: string): StoreProblem => ({ sentence, mayPass: false });
  switch (errorCode(error)) {
    case '28P01':
    case '28000':
      return lasting(
        `PostgreSQL at ${where} doesn't let "${decodeURIComponent(username)}" in: check the user name and password in DATABASE_URL.`,
      );
    case '3D000':
      return lasting(
        `PostgreSQL at ${where} has no database "${database}": create it, or check the name in DATABASE_URL.`,
      );
    case '42501':
      return lasting(
        `PostgreSQL at ${where} doesn't let "${decodeURIComponent(username)}" create tables in "${database}": grant it, or make it the owner.`,
      );
    case '53100':
      return lasting(`PostgreSQL's disk at ${where} is full: free some space there.`);
    case '57P03':
      return { sentence: `PostgreSQL at ${where} is starting up.`, mayPass: true };
    case '53300':
      return { sentence: `PostgreSQL at ${where} has no connections left.`, mayPass: true };
    default:
      if (isOfServer(error)) return undefined;
      if (error instanceof StandbyError) {
        return {
          sentence: `PostgreSQL at ${where} is a standby, which can't be written: name the primary in DATABASE_URL, or both as "host:port,host:port".`,
          mayPass: true,
        };
      }
      return {
        sentence: `No PostgreSQL answers at ${where} (${messageOf(error)}): start it, or check DATABASE_URL.`,
        mayPass: true,
      };
  }
}

/** What is wrong with an SQLite file or its folder, by https://www.sqlite.org/rescode.html; undefined for any other error. */
export function fileProblem(file: string, error: unknown): StoreProblem | undefined {
  const lasting = (sentence: string): StoreProblem => ({ sentence, mayPass: false });
  const code = primaryCode(error) ?? errorCode(error);
  switch (code) {
    case '':
    case 1:
      return undefined;
    case 5:
      return {
        sentence: `Another process is using the store ${file}.`,
        mayPass: true,
      };
    case 8:
    case 'EROFS':
      return lasting(`The store ${file} can't be written: the file or its disk is read-only.`);
    case 13:
    case 'ENOSPC':
      return lasting(`The store ${file} can't be written: the disk is full. Free some space there.`);
    case 11:
    case 26:
      return lasting(
        `The store ${file} is damaged. Stop Paperboy, move the file away, and put a copy of it in its place; without one, "sqlite3 ${file} .recover" saves what can be read. With no file there, Paperboy starts with an empty store.`,
      );
    default:
      return lasting(
        `The store ${file} can't be opened (${messageOf(error)}): check that DATA_DIR is a writable folder.`,
      );
  }
}

/** Errors with which the server can't serve anyone: shutting down or starting up, out of connections, disk full. */
const SERVER_FAILURES: Readonly<Record<string, StoreFailureKind>> = {
  '57P01': 'away',
  '57P02': 'away',
  '57P03': 'away',
  '53300': 'away',
  '53100': 'full',
  // Read-only: another server is the primary now, or soon will be.
  '25006': 'away',
  '58030': 'broken',
};

/** How PostgreSQL fails for everyone, network included; undefined for an error of one query. */
export function serverFailureKind(error: unknown): StoreFailureKind | undefined {
  return isOfServer(error) ? SERVER_FAILURES[errorCode(error)] : 'away';
}

/** SQLite's codes for a lock, a read-only, failing or full disk, and a file that is damaged or can't be opened. */
const FILE_FAILURES: Readonly<Record<number, StoreFailureKind>> = {
  5: 'away',
  8: 'broken',
  10: 'broken',
  11: 'broken',
  13: 'full',
  14: 'broken',
  26: 'broken',
};

/** How an SQLite file fails for everyone; undefined for an error of one statement. */
export function fileFailureKind(error: unknown): StoreFailureKind | undefined {
  return FILE_FAILURES[primaryCode(error) ?? 0];
}

/** SQLite's primary result code, without the extended part. */
export function primaryCode(error: unknown): number | undefined {
  const isSqlite = error instanceof Error && 'errcode' in error && typeof error.errcode === 'number';
  return isSqlite ? Number(error.errcode) & 0xff : undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error && error.message !== '' ? error.message : errorCode(error) || String(error);
}
