/** A value now or later. Operators may answer at once, or from a worker. */
export type Awaitable<T> = T | PromiseLike<T>;
