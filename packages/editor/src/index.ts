/** @file React components for restoration graphs. */
export {};
