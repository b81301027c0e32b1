import type { RunLimits } from '@tweedie/runtime-node';

/** What a server takes on at most. */
export interface ServerLimits extends Required<Omit<RunLimits, 'bytes'>> {
  /** Of one upload. */
  readonly uploadBytes: number;
  /** Of one request that is JSON. */
  readonly documentBytes: number;
  /** Runs that wait. */
  readonly queue: number;
  /** Uploads and results together. What runs has its share of what is left. */
  readonly storedBytes: number;
  /** How long uploads and runs that have ended are kept. */
  readonly days: number;
  /** WebSockets that are open at once. */
  readonly sockets: number;
}

/** For one person, or a few who trust each other. */
export const usualLimits: ServerLimits = {
  pixels: 16_000_000,
  evaluations: 20_000,
  seconds: 6 * 3600,
  uploadBytes: 64 * 2 ** 20,
  documentBytes: 2 ** 20,
  queue: 1000,
  storedBytes: 20 * 2 ** 30,
  days: 30,
  sockets: 200,
};

/** For a public demonstration. */
export const frozenLimits: ServerLimits = {
  pixels: 1_000_000,
  evaluations: 500,
  seconds: 300,
  uploadBytes: 8 * 2 ** 20,
  documentBytes: 256 * 2 ** 10,
  queue: 50,
  storedBytes: 2 * 2 ** 30,
  days: 1,
  sockets: 200,
};
