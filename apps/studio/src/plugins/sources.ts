/** @file Where plugins come from, unless somebody names the place: kept for this device. */
import { npmRegistry } from '@tweedie/runtime-web';

export interface Sources {
  /** The address of the list of plugins. */
  readonly catalogue: string;
  /** Where npm's packages are had from. */
  readonly registry: string;
}

const key = 'tweedie/plugin-sources';

export function usualSources(): Sources {
  return { catalogue: new URL('plugins/catalogue.json', document.baseURI).href, registry: npmRegistry };
}

export function readSources(): Sources {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Record<keyof Sources, unknown>>;
    const texts = Object.entries(kept).filter(([, value]) => typeof value === 'string' && value !== '');
    return { ...usualSources(), ...Object.fromEntries(texts) };
  } catch {
    return usualSources();
  }
}

/** What is as usual is not kept: it may move with the studio. */
export function writeSources(sources: Sources): void {
  const usual = usualSources();
  const other = Object.entries(sources).filter(([name, value]) => value !== usual[name as keyof Sources]);
  localStorage.setItem(key, JSON.stringify(Object.fromEntries(other)));
}
