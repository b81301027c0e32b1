/** @file Ranges of versions, as npm understands them. */
import gtr from 'semver/ranges/gtr.js';
import minVersion from 'semver/ranges/min-version.js';
import satisfies from 'semver/functions/satisfies.js';
import valid from 'semver/functions/valid.js';
import validRange from 'semver/ranges/valid.js';

/** What a version promises to be good for: `^1.2.0`. A version that is none stands for itself. */
export function rangeOf(version: string): string {
  return valid(version) === null ? version : `^${version}`;
}

/** Where a version lies, seen from a range; `unreadable` where one of them says nothing. */
export function placeInRange(version: string, range: string): 'within' | 'above' | 'below' | 'unreadable' {
  if (version === range) return 'within';
  if (valid(version) === null || validRange(range) === null) return 'unreadable';
  if (satisfies(version, range, { includePrerelease: true })) return 'within';
  return gtr(version, range) ? 'above' : 'below';
}

/** Whether a range begins with this very version, as `^1.2.0` does with 1.2.0. */
export function beginsWith(range: string, version: string): boolean {
  if (version === range) return true;
  return validRange(range) !== null && minVersion(range)?.version === valid(version);
}
