/**
 * A read of what an answer only decorates itself with, such as votes: undefined when the store does not give it in time.
 * Nothing that must be right may be read so.
 */
export type OptionalRead = <T>(read: () => Promise<T>) => Promise<T | undefined>;
