import type { KeptKind } from '../../personal-data/personal-data.ts';
import type { Session } from '../database/schema.ts';

/** A table's personal data. Anything new gets its own part in `parts.ts`. */
export interface KeptPart {
  readonly kind: KeptKind;
  /** As a person would count it: if two tables are about the same thing, only one of them counts it. */
  count(session: Session, userId: string): Promise<number>;
  /** Removes it, or just the person's id from what others keep using. */
  remove(session: Session, userId: string): Promise<void>;
}
