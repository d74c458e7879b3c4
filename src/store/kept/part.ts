import type { KeptKind } from '../../personal-data/personal-data.ts';
import type { Session } from '../database/schema.ts';

/** One table, as far as it holds something of people. Whatever is new there gets a part of its own in `parts.ts`. */
export interface KeptPart {
  readonly kind: KeptKind;
  /** As a person would count it: two tables may speak of one thing, and then only one of them counts it. */
  count(session: Session, userId: string): Promise<number>;
  /** Removes it, or takes the person's id out of what others go on using. */
  remove(session: Session, userId: string): Promise<void>;
}
