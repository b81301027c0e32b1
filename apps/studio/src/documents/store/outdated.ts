import type { VersionRecord } from './records.ts';

const hour = 3_600_000;
const day = 24 * hour;
/** Of each document, at most. */
const most = 60;

/**
 * The versions that are one too many, of those of one document: all of the last hour are kept, then one an hour, and
 * one a day after the first; of those that share an hour or a day the newest, and 60 in all.
 */
export function outdated(versions: readonly VersionRecord[], now: number): readonly string[] {
  const newestFirst = [...versions].sort((a, b) => b.savedAt - a.savedAt);
  const seen = new Set<string>();
  const kept = newestFirst.filter(({ id, savedAt }) => {
    const age = now - savedAt;
    const slot =
      age < hour ? id : age < day ? `hour ${Math.floor(savedAt / hour)}` : `day ${Math.floor(savedAt / day)}`;
    if (seen.has(slot)) return false;
    seen.add(slot);
    return true;
  });
  const stays = new Set(kept.slice(0, most));
  return newestFirst.filter((version) => !stays.has(version)).map(({ id }) => id);
}
