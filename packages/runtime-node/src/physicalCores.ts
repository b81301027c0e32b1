import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/**
 * The cores that this process may use. Two hardware threads of one core share its arithmetic units, so where
 * the system tells which do (Linux), they count as one.
 */
export function physicalCores(root = '/sys/devices/system/cpu'): number {
  const available = availableParallelism();
  try {
    const cpus = readdirSync(root).filter((name) => /^cpu\d+$/.test(name));
    const siblings = cpus.map((cpu) => readFileSync(`${root}/${cpu}/topology/thread_siblings_list`, 'utf8'));
    return Math.max(1, Math.min(available, new Set(siblings).size));
  } catch {
    return available;
  }
}
