/** @file The most of a package that is taken in. Networks make packages large, and nothing else does. */

/** Of a package, unpacked or not. */
export const mostBytes = 256 * 2 ** 20;
export const mostFiles = 2000;
/** Of a file that is read as JSON. */
export const mostJsonBytes = 10_000_000;
