/**
 * A read that an answer can do without, such as votes: undefined if the store doesn't respond in time.
 * Never use it for anything that must be right.
 */
export type OptionalRead = <T>(read: () => Promise<T>) => Promise<T | undefined>;
